// One import: how far it is, and what came of it.
import { Button, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cancelImport, type Import } from '../api/mailboxes.ts';
import { queryClient } from '../api/query-client.ts';
import { OneLine } from '../design/one-line.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

export function ImportRow({ one }: { one: Import }) {
  const { t } = useTranslation();
  const format = useFormat();
  const under = one.state === 'running' || one.state === 'waiting';
  const part = one.bytesTotal > 0 ? one.bytesDone / one.bytesTotal : 0;
  const seconds = (Date.now() - Date.parse(one.startedAt)) / 1000;
  const left = part > 0.02 ? (seconds / part) * (1 - part) : undefined;
  const numbers = [
    t('import.read', { count: one.read, shown: format.number(one.read) }),
    t('import.stored', { shown: format.number(one.stored) }),
    one.duplicates > 0 && t('import.duplicates', { shown: format.number(one.duplicates) }),
    under && left !== undefined && t('mailbox.left', { time: format.duration(left) }),
  ];
  return (
    <div className={`${rows.row} ${rows.tight}`}>
      <span className={rows.grow}>
        <span className={rows.name}>{one.name}</span>{' '}
        <span className={rows.quiet}>
          → {one.mailbox}, {format.since(one.startedAt)}
        </span>
        <br />
        <span className={one.state === 'failed' ? rows.late : rows.quiet}>
          <OneLine
            facts={[
              one.state === 'failed'
                ? t('import.failed', { why: one.trouble ?? '' })
                : t(`import.state.${one.state}`),
              ...numbers,
              one.state === 'done' && one.trouble && t('import.partly', { why: one.trouble }),
            ]}
          />
          {one.quarantined > 0 && (
            <>
              {' · '}
              <Link to="/quarantine" className={rows.whole}>
                {t('import.quarantined', { shown: format.number(one.quarantined) })}
              </Link>
            </>
          )}
        </span>
        {under && <Progress mt={6} size="sm" value={part * 100} aria-label={one.name} />}
      </span>
      {under && (
        <Button
          onClick={() =>
            void cancelImport(one.id)
              .catch((error) => toast(problemWords(t, error), { look: 'late' }))
              .then(() => queryClient.invalidateQueries({ queryKey: ['imports'] }))
          }
        >
          {t('import.stop')}
        </Button>
      )}
    </div>
  );
}
