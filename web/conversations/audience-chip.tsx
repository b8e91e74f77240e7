// Who may read this conversation; opened, it says through what.
import { Popover } from '@mantine/core';
import { IconLock, IconWorld } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AudienceWhy } from '../api/conversations.ts';
import { Icon } from '../design/icon.tsx';
import classes from './chip-button.module.css';

export function AudienceChip({ audience }: { audience: AudienceWhy }) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const everyone = audience.readers.some((reader) => reader.kind === 'everyone');
  const names = audience.readers.map((reader) =>
    reader.kind === 'everyone' ? t('audience.everyone') : reader.name,
  );
  const short =
    names.length > 2 ? [...names.slice(0, 2), t('audience.more', { count: names.length - 2 })] : names;
  const list = (words: string[]) => new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(words);
  const said = everyone ? t('audience.everyone-reads') : short.length ? list(short) : t('audience.only-you');
  return (
    <Popover opened={open} onChange={setOpen} width={300} position="bottom-start" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.chip}
          onClick={() => setOpen(!open)}
          aria-label={`${t('audience.title')}: ${said}`}
        >
          <Icon of={everyone ? IconWorld : IconLock} size={13} />
          {said}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('audience.title')}>
        <p className={classes.title}>{t('audience.title')}</p>
        <p className={classes.quiet}>{everyone ? t('audience.everyone-long') : list(names)}</p>
        <ul className={classes.list}>
          {audience.because.map((because) => (
            <li key={`${because.kind} ${because.mailbox} ${because.name} ${because.policy}`}>
              {because.kind === 'policy'
                ? t(`audience.policy.${because.policy as 'team'}`, { mailbox: because.mailbox })
                : t(`audience.${because.kind}`, { name: because.name, mailbox: because.mailbox })}
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  );
}
