// What to do first, on the home screen until it is done or put away: a mailbox or an archive, colleagues.
import { Button } from '@mantine/core';
import { IconFileImport, IconPlugConnected, IconUserPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { mailboxesQuery } from '../api/mailboxes.ts';
import { patchMe, useMe } from '../api/me.ts';
import { usersQuery } from '../api/users.ts';
import { Icon } from '../design/icon.tsx';
import { LinkButton } from '../design/link-button.tsx';
import classes from './first-steps.module.css';

export function FirstSteps({ otherwise }: { otherwise: ReactNode }) {
  const { t } = useTranslation();
  const done = useMe()?.preferences.stepsDone ?? [];
  const mailboxes = useQuery(mailboxesQuery).data?.items;
  const users = useQuery(usersQuery).data?.items;
  if (!mailboxes || !users) return otherwise;
  const steps = [
    {
      key: 'connect',
      to: '/mailboxes/connect',
      icon: IconPlugConnected,
      open: mailboxes.every((one) => one.kind === 'archive'),
    },
    {
      key: 'import',
      to: '/mailboxes/import',
      icon: IconFileImport,
      open: mailboxes.every((one) => one.kind !== 'archive'),
    },
    { key: 'invite', to: '/users', icon: IconUserPlus, open: users.length < 2 },
  ] as const;
  const left = steps.filter((step) => step.open && !done.includes(step.key));
  if (left.length === 0) return otherwise;
  return (
    <section className={classes.steps} aria-label={t('steps.title')}>
      <h2 className={classes.title}>{t('steps.title')}</h2>
      <p className={classes.words}>{t('steps.words')}</p>
      {left.map((step) => (
        <div key={step.key} className={classes.step}>
          <Icon of={step.icon} size={20} color="var(--accent)" />
          <div className={classes.grow}>
            <h3>{t(`steps.${step.key}.title`)}</h3>
            <p className={classes.words}>{t(`steps.${step.key}.words`)}</p>
            <div className={classes.buttons}>
              <LinkButton to={step.to}>{t(`steps.${step.key}.button`)}</LinkButton>
              <Button
                variant="subtle"
                color="gray"
                leftSection={<Icon of={IconX} size={14} />}
                onClick={() => void patchMe({ preferences: { stepsDone: [...done, step.key] } })}
              >
                {t('steps.skip')}
              </Button>
            </div>
          </div>
        </div>
      ))}
    </section>
  );
}
