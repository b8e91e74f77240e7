// One colleague: role, supervisor, last seen; disabling, a new password. On the phone a line that opens.
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconChevronDown,
  IconChevronUp,
  IconDots,
  IconKey,
  IconShieldOff,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refreshMe, useMe } from '../api/me.ts';
import { queryClient } from '../api/query-client.ts';
import { createPasswordLink, patchUser, type User } from '../api/users.ts';
import { Avatar } from '../design/avatar.tsx';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';
import { useIsPhone } from '../design/use-is-phone.ts';
import { LinkDialog } from './link-dialog.tsx';
import { type ChangeUser, UserChoices } from './user-choices.tsx';
import classes from './user-row.module.css';

export function UserRow({ user, users }: { user: User; users: User[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const me = useMe();
  const [link, setLink] = useState<{ url: string; expiresAt: string }>();
  const isPhone = useIsPhone();
  const [open, setOpen] = useState(false);
  const disabled = Boolean(user.disabledAt);

  const change: ChangeUser = async (patch, before) => {
    try {
      await patchUser(user.id, patch);
      toast(t('toast.saved'), before ? { undo: () => void change(before) } : {});
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
    void queryClient.invalidateQueries({ queryKey: ['users'] });
    if (user.id === me?.id) void refreshMe().catch(() => {});
  };
  const makeLink = async (resetTwoFactor: boolean) => {
    try {
      setLink(await createPasswordLink(user.id, resetTwoFactor));
    } catch (error) {
      toast(problemWords(t, error), { look: 'late' });
    }
  };
  const name = (
    <>
      <span className={rows.name}>{user.name}</span>{' '}
      {user.twoFactor && <Chip look="done">{t('users.two-factor')}</Chip>}
    </>
  );
  const more = (
    <>
      {user.teams.length > 0 && ` · ${user.teams.map((team) => team.name).join(', ')}`}
      {user.lastSeenAt && (
        <span className={classes.seen}>
          {' · '}
          {t('users.seen', { time: format.since(user.lastSeenAt) })}
        </span>
      )}
    </>
  );
  return (
    <div className={rows.row}>
      <Avatar name={user.name} of={user.email} />
      {isPhone && !disabled ? (
        <button type="button" className={classes.opener} aria-expanded={open} onClick={() => setOpen(!open)}>
          <span className={classes.lines}>
            <span className={classes.line}>{name}</span>
            <span className={`${rows.quiet} ${classes.line}`}>
              {t(`role.${user.role}`)} · {user.email}
            </span>
          </span>
          <Icon of={open ? IconChevronUp : IconChevronDown} />
        </button>
      ) : (
        <span className={`${rows.grow} ${classes.words}`}>
          {name}
          <br />
          <span className={rows.quiet}>
            {user.email}
            {more}
          </span>
        </span>
      )}
      {!disabled && (!isPhone || open) && <UserChoices user={user} users={users} change={change} />}
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
