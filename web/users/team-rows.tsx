// The teams, their heads and members.
import { Button } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team, User } from '../api/users.ts';
import { Icon } from '../design/icon.tsx';
import rows from '../design/rows.module.css';
import { Section } from '../design/section.tsx';
import { TeamDialog } from './team-dialog.tsx';

export function TeamRows({ teams, users }: { teams: Team[]; users: User[] }) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState<Team | 'new'>();
  return (
    <Section
      title={t('users.teams')}
      words={t('users.teams-words')}
      actions={
        <Button leftSection={<Icon of={IconPlus} />} onClick={() => setEditing('new')}>
          {t('users.new-team')}
        </Button>
      }
    >
      {teams.length === 0 && <p className={rows.pad}>{t('users.no-teams')}</p>}
      {teams.map((team) => (
        <div key={team.id} className={`${rows.row} ${rows.tight}`}>
          <Icon of={IconUsersGroup} size={18} />
          <span className={rows.grow}>
            <span className={rows.name}>{team.name}</span>
            <br />
            <span className={rows.quiet}>
              {[
                team.head && t('users.headed-by', { name: team.head.name }),
                team.members.map((one) => one.name).join(', '),
              ]
                .filter(Boolean)
                .join(' · ') || t('users.nobody-yet')}
            </span>
          </span>
          <Button onClick={() => setEditing(team)}>{t('edit')}</Button>
        </div>
      ))}
      {editing && (
        <TeamDialog
          team={editing === 'new' ? undefined : editing}
          users={users}
          close={() => setEditing(undefined)}
        />
      )}
    </Section>
  );
}
