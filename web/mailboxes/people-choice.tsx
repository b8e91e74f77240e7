// The people and teams of a mailbox, and who of them may work it.
import { ActionIcon, Checkbox, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { teamsQuery, usersQuery } from '../api/users.ts';
import { Icon } from '../design/icon.tsx';
import rows from '../design/rows.module.css';

export type MailboxPerson = { principal: string; mayWork: boolean; maySend: boolean };
type Props = { people: MailboxPerson[]; choose: (people: MailboxPerson[]) => void };

export function PeopleChoice({ people, choose }: Props) {
  const { t } = useTranslation();
  const users = useQuery(usersQuery).data?.items ?? [];
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const known = [
    { value: 'everyone', label: t('audience.everyone') },
    ...teams.map((team) => ({ value: `team:${team.id}`, label: t('people.team', { name: team.name }) })),
    ...users
      .filter((user) => !user.disabledAt)
      .map((user) => ({ value: `user:${user.id}`, label: user.name })),
  ];
  const nameOf = (principal: string) => known.find((one) => one.value === principal)?.label ?? principal;
  return (
    <div>
      <p style={{ fontWeight: 500 }}>{t('people.label')}</p>
      <p className={rows.quiet}>{t('people.hint')}</p>
      {people.map((person) => (
        <div key={person.principal} className={`${rows.row} ${rows.tight}`} style={{ padding: '4px 0' }}>
          <span className={rows.grow}>{nameOf(person.principal)}</span>
          <Checkbox
            label={t('people.may-work')}
            checked={person.mayWork}
            onChange={(event) =>
              choose(
                people.map((one) =>
                  one === person ? { ...one, mayWork: event.currentTarget.checked } : one,
                ),
              )
            }
          />
          <ActionIcon
            aria-label={t('people.remove', { name: nameOf(person.principal) })}
            onClick={() => choose(people.filter((one) => one !== person))}
          >
            <Icon of={IconX} />
          </ActionIcon>
        </div>
      ))}
      <Select
        mt={8}
        maw={320}
        searchable
        aria-label={t('people.add')}
        placeholder={t('people.add')}
        data={known.filter((one) => !people.some((person) => person.principal === one.value))}
        value={null}
        onChange={(principal) =>
          principal && choose([...people, { principal, mayWork: true, maySend: true }])
        }
      />
    </div>
  );
}
