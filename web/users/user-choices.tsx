// What a colleague may do and who is above them.
import { Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { patchUser, Role, User } from '../api/users.ts';
import rows from '../design/rows.module.css';
import { useFormat } from '../design/use-format.ts';
import { useIsPhone } from '../design/use-is-phone.ts';
import classes from './user-row.module.css';

type Patch = Parameters<typeof patchUser>[1];
/** Writes it; `before` is what undoing writes back. */
export type ChangeUser = (patch: Patch, before?: Patch) => Promise<void>;

const roles: Role[] = ['admin', 'member', 'read-only'];

export function UserChoices({ user, users, change }: { user: User; users: User[]; change: ChangeUser }) {
  const { t } = useTranslation();
  const format = useFormat();
  const isPhone = useIsPhone();
  const more = [
    user.teams.map((team) => team.name).join(', '),
    user.lastSeenAt && t('users.seen', { time: format.since(user.lastSeenAt) }),
  ].filter(Boolean);
  return (
    <div className={classes.choices}>
      {isPhone && more.length > 0 && (
        <span className={`${rows.quiet} ${classes.more}`}>{more.join(' · ')}</span>
      )}
      <Select
        className={classes.supervisor}
        classNames={{ label: classes.label }}
        label={t('users.supervisor')}
        aria-label={t('users.supervisor-of', { name: user.name })}
        searchable
        allowDeselect={false}
        data={[
          { value: '', label: t('users.no-supervisor') },
          ...users.filter((one) => one.id !== user.id).map((one) => ({ value: one.id, label: one.name })),
        ]}
        value={user.supervisor?.id ?? ''}
        onChange={(id) =>
          id !== null &&
          void change({ supervisorId: id || null }, { supervisorId: user.supervisor?.id ?? null })
        }
      />
      <Select
        className={classes.role}
        classNames={{ label: classes.label }}
        label={t('users.role')}
        aria-label={t('users.role-of', { name: user.name })}
        allowDeselect={false}
        data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        value={user.role}
        onChange={(role) =>
          role && role !== user.role && void change({ role: role as Role }, { role: user.role })
        }
      />
      <Switch
        className={classes.export}
        classNames={{ label: classes.label }}
        label={t('users.may-export')}
        aria-label={t('users.may-export-of', { name: user.name })}
        checked={user.mayExport ?? false}
        onChange={(event) =>
          void change({ mayExport: event.currentTarget.checked }, { mayExport: user.mayExport ?? false })
        }
      />
    </div>
  );
}
