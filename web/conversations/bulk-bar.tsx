// What can be done with many conversations at once; stands in the head's place while some are chosen.
import { ActionIcon, Button } from '@mantine/core';
import { IconCheck, IconMail, IconMailOpened, IconStar, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../api/conversations.ts';
import { Icon } from '../design/icon.tsx';
import classes from './bulk-bar.module.css';

type Props = { count: number; act: (kind: Act, value: boolean) => void; clear: () => void; inbox: boolean };

export function BulkBar({ count, act, clear, inbox }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.label')}>
      <ActionIcon aria-label={t('bulk.clear')} title={t('bulk.clear')} onClick={clear}>
        <Icon of={IconX} />
      </ActionIcon>
      <span className={`${classes.count} numbers`} aria-live="polite">
        {t('bulk.chosen', { count })}
      </span>
      <ActionIcon
        aria-label={t('act.mark-read')}
        title={t('act.mark-read')}
        onClick={() => act('read', true)}
      >
        <Icon of={IconMailOpened} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('act.mark-unread')}
        title={t('act.mark-unread')}
        onClick={() => act('read', false)}
      >
        <Icon of={IconMail} />
      </ActionIcon>
      <ActionIcon aria-label={t('act.star')} title={t('act.star')} onClick={() => act('starred', true)}>
        <Icon of={IconStar} />
      </ActionIcon>
      {inbox && (
        <Button variant="filled" leftSection={<Icon of={IconCheck} />} onClick={() => act('handled', true)}>
          {t('act.handled')}
        </Button>
      )}
    </div>
  );
}
