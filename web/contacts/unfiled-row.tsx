// One person without a card: who, how much mail, the last of it; made a card where it stands, or never.
import { Button, Checkbox } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { UnfiledRow } from '../api/unfiled.ts';
import * as links from '../app/links.ts';
import { Avatar } from '../design/avatar.tsx';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import { useFormat } from '../design/use-format.ts';
import { ProposalForm } from './proposal-form.tsx';
import classes from './unfiled.module.css';
import type { useUnfiledActs } from './use-unfiled-acts.ts';

type Props = {
  row: UnfiledRow;
  index: number;
  chosen: boolean;
  toggle: () => void;
  open: boolean;
  setOpen: (open: boolean) => void;
  acts: ReturnType<typeof useUnfiledActs>;
  /** Where never can be taken back. */
  isNever: boolean;
};

export function UnfiledPerson({ row, index, chosen, toggle, open, setOpen, acts, isNever }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = row.name || row.address;
  const counts = [
    row.countIn > 0 && t('unfiled.in', { count: row.countIn, shown: format.number(row.countIn) }),
    row.countOut > 0 && t('unfiled.out', { count: row.countOut, shown: format.number(row.countOut) }),
    row.countIn + row.countOut === 0 &&
      t('unfiled.beside', { count: row.countBeside, shown: format.number(row.countBeside) }),
  ].filter(Boolean);
  return (
    <div role="listitem" className={classes.item} data-index={index} tabIndex={-1} aria-label={name}>
      <div className={classes.row}>
        <Checkbox checked={chosen} onChange={toggle} aria-label={name} />
        <Avatar name={name} of={row.address} size={28} />
        <div className={classes.who}>
          <span className={classes.name}>{name}</span>
          {row.name && <span className={classes.quiet}>{row.address}</span>}
        </div>
        <div className={classes.mail}>
          {row.lastConversation ? (
            <Link {...links.conversation('all', row.lastConversation)} className={classes.subject}>
              {row.lastSubject || t('subject.none')}
            </Link>
          ) : (
            <span className={classes.subject}>{row.lastSubject}</span>
          )}
          <span className={classes.quiet}>
            {counts.join(' · ')} · {t('unfiled.since', { date: format.short(row.firstAt) })}
          </span>
        </div>
        <span className={`${classes.date} numbers`}>{format.short(row.lastAt)}</span>
        <div className={classes.acts}>
          {row.company && <Chip>{row.company.name}</Chip>}
          <span className={classes.buttons}>
            {row.sort === 'machine' ? (
              <Chip>{t('unfiled.machine')}</Chip>
            ) : (
              <Button
                leftSection={<Icon of={IconUserPlus} />}
                aria-expanded={open}
                onClick={() => setOpen(!open)}
                data-make
              >
                {t('unfiled.card')}
              </Button>
            )}
            {!isNever && (
              <Button variant="subtle" color="gray" onClick={() => void acts.never([row.address])}>
                {t('unfiled.never')}
              </Button>
            )}
          </span>
        </div>
      </div>
      {open && (
        <div className={classes.proposal}>
          <ProposalForm
            address={row.address}
            make={async (item) => {
              if (await acts.make(item)) setOpen(false);
            }}
            cancel={() => setOpen(false)}
          />
        </div>
      )}
    </div>
  );
}
