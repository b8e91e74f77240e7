// The rest of the correspondence with a customer in small: how much by month, and the latest.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { conversationsQuery } from '../api/conversations.ts';
import type { RecordRef } from '../api/records.ts';
import * as links from '../app/links.ts';
import { useFormat } from '../design/use-format.ts';
import classes from './beside-pane.module.css';
import { byMonth } from './by-month.ts';

export function CorrespondenceCard({ record, except }: { record: RecordRef; except: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const page = useInfiniteQuery(conversationsQuery({ box: 'all', [record.type]: record.id })).data?.pages[0];
  if (!page) return null;
  const key = links.recordList(record);
  const others = page.items.filter((row) => row.id !== except);
  const months = byMonth(page.items.map((row) => row.lastAt));
  const most = Math.max(1, ...months.map((month) => month.count));
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('correspondence.title')}</h2>
        <Link {...links.list(key)}>{t('correspondence.all', { shown: format.count(page.total) })}</Link>
      </div>
      {page.items.length > 3 && (
        <div className={classes.bars} role="img" aria-label={t('correspondence.months')}>
          {months.map((month) => (
            <span
              key={month.month}
              data-some={month.count > 0 || undefined}
              title={`${format.month(month.month)}: ${format.number(month.count)}`}
              style={{ height: `${(month.count / most) * 100}%` }}
            />
          ))}
        </div>
      )}
      {others.slice(0, 4).map((row) => (
        <Link key={row.id} {...links.conversation(key, row.id)} className={classes.row}>
          <span>{row.subject || t('subject.none')}</span>
          <time dateTime={row.lastAt} className="numbers">
            {format.short(row.lastAt)}
          </time>
        </Link>
      ))}
      {others.length === 0 && <p className={classes.words}>{t('correspondence.only')}</p>}
    </section>
  );
}
