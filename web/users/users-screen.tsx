// People and teams: who is here, who reports to whom, who belongs where; inviting by a link.
import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { teamsQuery, usersQuery } from '../api/users.ts';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { LinkButton } from '../design/link-button.tsx';
import { Page } from '../design/page.tsx';
import { Problem } from '../design/problem.tsx';
import { Section } from '../design/section.tsx';
import { InvitationRows } from './invitation-rows.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { TeamRows } from './team-rows.tsx';
import classes from './user-row.module.css';
import { UserRow } from './user-row.tsx';

export function UsersScreen() {
  const { t } = useTranslation();
  const users = useQuery(usersQuery);
  const teams = useQuery(teamsQuery).data?.items ?? [];
  const [inviting, setInviting] = useState(false);
  const items = users.data?.items ?? [];
  const active = items.filter((user) => !user.disabledAt);
  const gone = items.filter((user) => user.disabledAt);
  return (
    <Page
      title={t('nav.users')}
      words={t('users.words')}
      actions={
        <>
          <LinkButton variant="subtle" color="gray" to="/users/sign-in-servers">
            {t('servers.title')}
          </LinkButton>
          <Button variant="filled" leftSection={<Icon of={IconUserPlus} />} onClick={() => setInviting(true)}>
            {t('users.invite')}
          </Button>
        </>
      }
    >
      {users.isError && <Problem error={users.error} again={() => void users.refetch()} />}
      <Section title={t('users.people')}>
        <div className={classes.heads} aria-hidden>
          <span>{t('users.name')}</span>
          <span className={classes.supervisor}>{t('users.supervisor')}</span>
          <span className={classes.role}>{t('users.role')}</span>
          <span className={classes.export}>{t('users.may-export')}</span>
          <span className={classes.end} />
        </div>
        {active.map((user) => (
          <UserRow key={user.id} user={user} users={active} />
        ))}
      </Section>
      <InvitationRows />
      <TeamRows teams={teams} users={active} />
      {gone.length > 0 && (
        <Section title={t('users.disabled')} words={t('users.disabled-words')}>
          {gone.map((user) => (
            <UserRow key={user.id} user={user} users={active} />
          ))}
        </Section>
      )}
      {inviting && <InviteDialog users={active} teams={teams} close={() => setInviting(false)} />}
    </Page>
  );
}
