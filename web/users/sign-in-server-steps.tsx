// What an admin does at the sign-in server first, with the redirect address to enter there.
import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../design/icon.tsx';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import type { SignInPreset } from './sign-in-presets.ts';
import classes from './sign-in-server-steps.module.css';

export function SignInServerSteps({ preset, redirectUri }: { preset: SignInPreset; redirectUri: string }) {
  const { t } = useTranslation();
  return (
    <div className={classes.steps}>
      <p>{t(`servers.${preset}-steps`)}</p>
      <div className={classes.address}>
        <p className={rows.code}>{redirectUri}</p>
        <Button
          aria-label={t('servers.copy-redirect')}
          leftSection={<Icon of={IconCopy} />}
          onClick={() => void navigator.clipboard.writeText(redirectUri).then(() => toast(t('copied')))}
        >
          {t('copy')}
        </Button>
      </div>
      <p className={rows.quiet}>{t(`servers.${preset}-claims`)}</p>
    </div>
  );
}
