// Inviting a colleague: who, as what; the answer is a link to give them.
import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../api/query-client.ts';
import { createInvitation, type Invitation, type Role, type Team, type User } from '../api/users.ts';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { LinkDialog } from './link-dialog.tsx';

type Props = { users: User[]; teams: Team[]; close: () => void };

export function InviteDialog({ users, teams, close }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('member');
  const [teamIds, setTeamIds] = useState<string[]>([]);
  const [supervisorId, setSupervisorId] = useState<string | null>(null);
  const [made, setMade] = useState<Invitation>();
  const [error, setError] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setError('');
    try {
      setMade(
        await createInvitation({ name: name.trim(), email: email.trim(), role, teamIds, supervisorId }),
      );
      void queryClient.invalidateQueries({ queryKey: ['invitations'] });
    } catch (problem) {
      setError(problemWords(t, problem));
    }
  };
  if (made?.url)
    return (
      <LinkDialog
        title={t('users.invited', { name: made.name })}
        words={t('users.invited-words')}
        link={{ url: made.url, expiresAt: made.expiresAt }}
        close={close}
      />
    );
  const pick = <Item extends { id: string; name: string }>(items: Item[]) =>
    items.map((one) => ({ value: one.id, label: one.name }));
  return (
    <Modal opened onClose={close} title={t('users.invite')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={rows.form} style={{ padding: 0 }} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('users.name')}
          data-autofocus
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('sign-in.email')}
          type="email"
          required
          withAsterisk={false}
          value={email}
          error={error}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Select
          label={t('users.role')}
          description={t(`role.${role}-words`)}
          allowDeselect={false}
          data={(['member', 'read-only', 'admin'] as const).map((value) => ({
            value,
            label: t(`role.${value}`),
          }))}
          value={role}
          onChange={(value) => setRole((value ?? 'member') as Role)}
        />
        {teams.length > 0 && (
          <MultiSelect label={t('users.teams')} data={pick(teams)} value={teamIds} onChange={setTeamIds} />
        )}
        <Select
          label={t('users.supervisor')}
          clearable
          searchable
          placeholder={t('users.no-supervisor')}
          data={pick(users)}
          value={supervisorId}
          onChange={setSupervisorId}
        />
        <div className={rows.buttons}>
          <Button type="submit" variant="filled">
            {t('users.make-link')}
          </Button>
          <Button onClick={close}>{t('cancel')}</Button>
        </div>
      </form>
    </Modal>
  );
}
