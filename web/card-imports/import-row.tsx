// One import of customers: how far it is, what came of it, and taking it back as a whole.
import { Anchor, Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CardImport, cancelCardImport, undoCardImport } from '../api/card-imports.ts';
import { queryClient } from '../api/query-client.ts';
import * as links from '../app/links.ts';
import '../design/forms.css';
import { problemWords } from '../design/problem-words.ts';
import rows from '../design/rows.module.css';
import { toast } from '../design/toast.ts';
import { useFormat } from '../design/use-format.ts';

/** A line never begins with the dot. */
const between = '\u00a0· ';

export function ImportRow({ one }: { one: CardImport }) {
  const { t } = useTranslation();
  const format = useFormat();
  const part = one.bytesTotal > 0 ? one.bytesDone / one.bytesTotal : 0;
  const say = (key: 'made' | 'filled' | 'skipped' | 'failed' | 'companies', count: number) =>
    count > 0 && t(`card-import.count.${key}`, { count, shown: format.number(count) });
  const numbers = [
    say('made', one.made),
    say('companies', one.companies),
    say('filled', one.filled),
    say('skipped', one.skipped),
    say('failed', one.failed),
  ].filter(Boolean);
  const act = (work: Promise<unknown>) =>
    void work
      .catch((error) => toast(problemWords(t, error), { look: 'late' }))
      .then(() => queryClient.invalidateQueries({ queryKey: ['card-imports'] }));
  return (
    <div className={rows.row}>
      <span className={rows.grow}>
        <span className={rows.name}>{one.name}</span>{' '}
        <span className={rows.quiet}>{format.since(one.at)}</span>
        <br />
        <span className={one.state === 'failed' ? rows.late : rows.quiet} role="status">
          {[t(`card-import.state.${one.state}`), ...numbers].join(between)}
          {one.state === 'undone' &&
            `${between}${t('card-import.taken-back', { count: one.takenBack, shown: format.number(one.takenBack) })}`}
          {one.state === 'undone' &&
            one.keptOn > 0 &&
            `${between}${t('card-import.kept-on', { count: one.keptOn, shown: format.number(one.keptOn) })}`}
        </span>
        {(one.state === 'running' || one.state === 'waiting') && (
          <Progress mt={6} size="sm" value={part * 100} aria-label={one.name} />
        )}
      </span>
      {one.failed + one.skipped > 0 && (
        <Anchor href={links.leftOutRows(one.id)} download size="sm">
          {t('card-import.left-out')}
        </Anchor>
      )}
      {(one.state === 'waiting' || one.state === 'running') && (
        <Button onClick={() => act(cancelCardImport(one.id))}>{t('import.stop')}</Button>
      )}
      {['done', 'failed', 'cancelled'].includes(one.state) && one.made + one.filled > 0 && (
        <Button onClick={() => act(undoCardImport(one.id))}>{t('card-import.undo')}</Button>
      )}
    </div>
  );
}
