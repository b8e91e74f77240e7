// The small sign that says whether the sender is who the mail claims, in words when opened.
import { Popover } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../api/conversations.ts';
import { Icon } from '../design/icon.tsx';
import classes from './authentication-sign.module.css';

export function AuthenticationSign({ message }: { message: Message }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { verdict, dkim, spf, dmarc, by } = message.authentication;
  if (verdict === 'not-checked' || message.direction !== 'in') return null;
  const checks = [
    ['DKIM', dkim],
    ['SPF', spf],
    ['DMARC', dmarc],
  ].filter(([, result]) => result);
  return (
    <Popover opened={open} onChange={setOpen} width={300} position="bottom-start">
      <Popover.Target>
        <button
          type="button"
          className={`${classes.sign} ${classes[verdict]}`}
          aria-label={t(`authentication.${verdict}`)}
          title={t(`authentication.${verdict}`)}
          onClick={(event) => {
            event.stopPropagation();
            setOpen(!open);
          }}
        >
          <Icon of={verdict === 'pass' ? IconShieldCheck : IconShieldX} size={15} />
          {verdict === 'fail' && <span>{t('authentication.fail-short')}</span>}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p>{t(`authentication.${verdict}-long`, { address: message.from[0]?.address ?? '' })}</p>
        <p className={classes.checks}>
          {checks.map(([name, result]) => `${name} ${result}`).join(' · ')}
          {by && ` · ${t('authentication.by', { by })}`}
        </p>
      </Popover.Dropdown>
    </Popover>
  );
}
