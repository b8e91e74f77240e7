// One import of customers: how far it is, what came of it, and taking it back as a whole.
import { Button, Progress } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type CardImport, cancelCardImport, undoCardImport } from '../api/card-imports.ts';
import { queryClient } from '../api/query-client.ts';
import * as links from '../app/links.ts';
import '../design/forms.css';
import { Icon } from '../design/icon.tsx';
import { LinkButton } from '../design/link-button.tsx';
import { OneLine } from '../design/one-line.tsx';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

export function ImportRow({ one, inList = false }: { one: CardImport; inList?: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const part = one.bytesTotal > 0 ? one.bytesDone / one.bytesTotal : 0;
  const dealtWith = one.takenBack + one.keptOn;
  const toTakeBack = one.made + one.filled + one.companies;
  const say = (key: 'made' | 'filled' | 'skipped' | 'failed' | 'companies', count: number) =>
    count > 0 && t(`card-import.count.${key}`, { count, shown: format.number(count) });
  const numbers = [
    say('made', one.made),
    say('companies', one.companies),
    say('filled', one.filled),
    say('skipped', one.skipped),
    say('failed', one.failed),
    (one.state === 'undone' || (one.state === 'undoing' && dealtWith > 0)) &&
      t('card-import.taken-back', { count: one.takenBack, shown: format.number(one.takenBack) }),
    one.state === 'undone' &&
      one.keptOn > 0 &&
      t('card-import.kept-on', { count: one.keptOn, shown: format.number(one.keptOn) }),
  ];
  const act = (work: Promise<unknown>) =>
    void work
      .catch((error) => toast(problemWords(t, error), { look: 'late' }))
      .then(() => queryClient.invalidateQueries({ queryKey: ['card-imports'] }));
  return (
    <div className={rows.row}>
      <span className={rows.grow}>
        {inList && (
          <Link {...links.cardImport(one.id)} className={rows.name}>
            {one.name}
          </Link>
        )}{' '}
        <span className={rows.quiet}>{format.since(one.at)}</span>
        <br />
        <span className={one.state === 'failed' ? rows.late : rows.quiet} role="status">
          <OneLine facts={[t(`card-import.state.${one.state}`), ...numbers]} />
        </span>
        {one.state === 'failed' && !inList && (
          <span className={rows.quiet}>
            <br />
            {t('card-import.failed-words')}
          </span>
        )}
        {(one.state === 'running' || one.state === 'waiting') && (
          <Progress mt={6} size="sm" value={part * 100} aria-label={one.name} />
        )}
        {one.state === 'filing' && <Progress mt={6} size="sm" value={100} animated aria-label={one.name} />}
        {one.state === 'undoing' && (
          <Progress
            mt={6}
            size="sm"
            value={(100 * dealtWith) / Math.max(1, toTakeBack)}
            aria-label={one.name}
          />
        )}
      </span>
      <span className={`${rows.buttons} ${rows.below}`}>
        {one.failed + one.skipped > 0 && (
          <Button
            component="a"
            href={links.leftOutRows(one.id)}
            download
            leftSection={<Icon of={IconDownload} />}
          >
            {t('card-import.left-out')}
          </Button>
        )}
        {one.state === 'uploaded' && (
          <>
            <LinkButton {...links.cardImport(one.id)}>{t('card-import.go-on')}</LinkButton>
            <Button variant="subtle" color="gray" onClick={() => act(cancelCardImport(one.id))}>
              {t('card-import.drop')}
            </Button>
          </>
        )}
        {(one.state === 'waiting' || one.state === 'running') && (
          <Button onClick={() => act(cancelCardImport(one.id))}>{t('import.stop')}</Button>
        )}
        {['done', 'failed', 'cancelled'].includes(one.state) && one.made + one.filled > 0 && (
          <Button onClick={() => act(undoCardImport(one.id))}>{t('card-import.undo')}</Button>
        )}
      </span>
    </div>
  );
}
