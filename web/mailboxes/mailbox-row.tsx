// One mailbox in the list: name, address, how it is doing.
import { IconAlertTriangle, IconArchive, IconLock, IconMail } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Mailbox } from '../api/mailboxes.ts';
import * as links from '../app/links.ts';
import { Chip } from '../design/chip.tsx';
import { Icon } from '../design/icon.tsx';
import rows from '../design/rows.module.css';
import { LedgerSign } from './ledger-sign.tsx';
import classes from './mailbox-row.module.css';
import { MailboxState } from './mailbox-state.tsx';

export function MailboxRow({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation();
  const sign =
    mailbox.state === 'trouble'
      ? IconAlertTriangle
      : mailbox.kind === 'archive'
        ? IconArchive
        : mailbox.policy === 'own' || mailbox.policy === 'personal'
          ? IconLock
          : IconMail;
  const inside = (
    <>
      <Icon of={sign} size={18} {...(mailbox.state === 'trouble' ? { color: 'var(--late)' } : {})} />
      <span className={rows.grow}>
        <span className={rows.name}>{mailbox.name || mailbox.address}</span>{' '}
        {mailbox.name && mailbox.name !== mailbox.address && (
          <span className={rows.quiet}>{mailbox.address}</span>
        )}
        <br />
        <MailboxState mailbox={mailbox} />
        <span className={classes.policy}>{t(`policy.${mailbox.policy}`)}</span>
      </span>
      <span className={classes.signs}>
        <LedgerSign ok={mailbox.ledgerOk} />
        <span className={classes.chip}>
          <Chip>{t(`policy.${mailbox.policy}`)}</Chip>
        </span>
      </span>
    </>
  );
  return mailbox.mayManage ? (
    <Link {...links.mailbox(mailbox.id)} className={`${rows.row} ${rows.tight}`}>
      {inside}
    </Link>
  ) : (
    <Link {...links.list(`mailbox-${mailbox.id}`)} className={`${rows.row} ${rows.tight}`}>
      {inside}
    </Link>
  );
}
