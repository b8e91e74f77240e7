// How a mailbox is doing, in words: in step, fetching with rate and time left, waiting, in trouble since, paused.
import { useTranslation } from 'react-i18next';
import type { Mailbox } from '../api/mailboxes.ts';
import rows from '../design/rows.module.css';
import { useFormat } from '../design/use-format.ts';
import { troubleWords } from './trouble-words.ts';

export function MailboxState({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { progress, state } = mailbox;
  if (state === 'trouble') return <span className={rows.late}>{troubleWords(t, format, mailbox)}</span>;
  if (state === 'waiting') return <span className={rows.warn}>{troubleWords(t, format, mailbox)}</span>;
  if (mailbox.kind === 'archive') return <span className={rows.quiet}>{t('mailbox.state.archive')}</span>;
  if (progress && progress.done < progress.total)
    return (
      <span className={rows.quiet}>
        {t('mailbox.progress', {
          done: format.number(progress.done),
          total: format.number(progress.total),
          rate: format.number(Math.round(progress.rate)),
        })}
        {progress.secondsLeft !== undefined &&
          ` · ${t('mailbox.left', { time: format.duration(progress.secondsLeft) })}`}
      </span>
    );
  return (
    <span className={rows.quiet}>
      {t(`mailbox.state.${state}`)}
      {mailbox.syncedAt &&
        state !== 'removed' &&
        ` · ${t('mailbox.synced', { time: format.since(mailbox.syncedAt) })}`}
    </span>
  );
}
