// One colleague: role, supervisor, last seen; disabling, a new password.
import { ActionIcon, Menu, Select, Switch } from '@mantine/core';
import { IconDots, IconKey, IconShieldOff, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { createPasswordLink, patchUser, type Role, type User } from '../api/users.ts';
import { Avatar } from '../design/avatar.tsx';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { LinkDialog } from './link-dialog.tsx';
import classes from './user-row.module.css';

const roles: Role[] = ['admin', 'member', 'read-only'];

export function UserRow({ user, users }: { user: User; users: User[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const [link, setLink] = useState<{ url: string; expiresAt: string }>();
  const disabled = Boolean(user.disabledAt);

  const change = async (patch: Parameters<typeof patchUser>[1], before?: Parameters<typeof patchUser>[1]) => {
    try {
      await patchUser(user.id, patch);
      toast(t('toast.saved'), before ? { undo: () => void change(before) } : {});
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
    void queryClient.invalidateQueries({ queryKey: ['users'] });
  };
  const makeLink = async (resetTwoFactor: boolean) => {
    try {
      setLink(await createPasswordLink(user.id, resetTwoFactor));
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  return (
    <div className={rows.row}>
      <Avatar name={user.name} of={user.email} />
      <span className={`${rows.grow} ${classes.words}`}>
        <span className={rows.name}>{user.name}</span>{' '}
        {user.twoFactor && <Chip look="done">{t('users.two-factor')}</Chip>}
        <br />
        <span className={rows.quiet}>
          {user.email}
          {user.teams.length > 0 && ` · ${user.teams.map((team) => team.name).join(', ')}`}
          {user.lastSeenAt && (
            <span className={classes.seen}>
              {' · '}
              {t('users.seen', { time: format.since(user.lastSeenAt) })}
            </span>
          )}
        </span>
      </span>
      {!disabled && (
        <div className={classes.choices}>
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
      )}
      <Menu>
        <Menu.Target>
          <ActionIcon aria-label={t('users.more', { name: user.name })}>
            <Icon of={IconDots} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {!disabled && (
            <>
              <Menu.Item leftSection={<Icon of={IconKey} />} onClick={() => void makeLink(false)}>
                {t('users.password-link')}
              </Menu.Item>
              {user.twoFactor && (
                <Menu.Item leftSection={<Icon of={IconShieldOff} />} onClick={() => void makeLink(true)}>
                  {t('users.password-link-two-factor')}
                </Menu.Item>
              )}
            </>
          )}
          <Menu.Item
            leftSection={<Icon of={disabled ? IconUserCheck : IconUserOff} />}
            disabled={user.id === me?.id}
            onClick={() => void change({ disabled: !disabled }, { disabled })}
          >
            {t(disabled ? 'users.enable' : 'users.disable')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {link && (
        <LinkDialog
          title={t('users.password-link')}
          words={t('users.password-link-words', { name: user.name })}
          link={link}
          close={() => setLink(undefined)}
        />
      )}
    </div>
  );
}
