// A customer's conversations, by month, newest first.
import { IconPaperclip, IconStack2 } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { conversationsQuery } from '../api/conversations.ts';
import type { RecordRef } from '../api/records.ts';
import * as links from '../app/links.ts';
import { RowChips } from '../conversations/row-chips.tsx';
import { Avatar } from '../design/avatar.tsx';
import { EmptyState } from '../design/empty-state.tsx';
import { Icon } from '../design/icon.tsx';
import { MoreButton } from '../design/more-button.tsx';
import { Problem } from '../design/problem.tsx';
import { useFormat } from '../design/use-format.ts';
import classes from './correspondence.module.css';

export function Correspondence({ record }: { record: RecordRef }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery(conversationsQuery({ box: 'all', [record.type]: record.id }));
  const key = links.recordList(record);
  const months = Map.groupBy(pages.data?.pages.flatMap((page) => page.items) ?? [], (row) =>
    format.month(row.lastAt),
  );
  if (pages.isError) return <Problem error={pages.error} again={() => void pages.refetch()} />;
  return (
    <section aria-label={t('correspondence.title')}>
      {[...months].map(([month, rows]) => (
        <div key={month}>
          <h2 className={classes.month}>{month}</h2>
          {rows.map((row) => (
            <Link
              key={row.id}
              {...links.conversation(key, row.id)}
              className={classes.row}
              data-unread={row.unread || undefined}
            >
              <Avatar
                name={row.counterpart.name || row.counterpart.address}
                of={row.counterpart.address}
                size={22}
              />
              <span className={classes.name}>{row.counterpart.name || row.counterpart.address}</span>
              <span className={classes.words}>
                <span className={classes.subject}>{row.subject || t('subject.none')}</span>
                <span className={classes.snippet}>{row.snippet}</span>
              </span>
              <RowChips row={{ ...row, newSender: false }} list={key} />
              {row.attachments > 0 && <Icon of={IconPaperclip} size={14} />}
              <time dateTime={row.lastAt} className="numbers">
                {format.short(row.lastAt)}
              </time>
            </Link>
          ))}
        </div>
      ))}
      <MoreButton pages={pages} />
      {pages.isSuccess && months.size === 0 && (
        <EmptyState icon={IconStack2} title={t('empty.customer.title')} words={t('empty.customer.words')} />
      )}
    </section>
  );
}
