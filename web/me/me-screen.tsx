// Own settings: how the screen looks and speaks, the password, the second factor, sessions, tokens.
import { Button } from '@mantine/core';
import { IconLogout } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/auth.ts';
import { useMe } from '../api/me.ts';
import { Avatar } from '../design/avatar.tsx';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { Page } from '../design/page.tsx';
import { LookSettings } from './look-settings.tsx';
import { PasswordSettings } from './password-settings.tsx';
import { SessionsSettings } from './sessions-settings.tsx';
import { TokensSettings } from './tokens-settings.tsx';
import { TwoFactorSettings } from './two-factor-settings.tsx';

export function MeScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  if (!me) return null;
  return (
    <Page
      title={me.name}
      sign={<Avatar name={me.name} of={me.email} size={36} />}
      words={
        <>
          <span>{me.email}</span>
          <span>{t(`role.${me.role}`)}</span>
          {me.teams.length > 0 && <span>{me.teams.map((team) => team.name).join(', ')}</span>}
        </>
      }
      actions={
        <Button
          leftSection={<Icon of={IconLogout} />}
          onClick={() => void signOut().then(() => navigate({ to: '/sign-in' }))}
        >
          {t('me.sign-out')}
        </Button>
      }
    >
      <LookSettings me={me} />
      <PasswordSettings />
      <TwoFactorSettings me={me} />
      <SessionsSettings />
      <TokensSettings />
    </Page>
  );
}
