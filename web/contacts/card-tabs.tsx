// The tabs of a card's page: each has an address of its own, and says how much is behind it.
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '../api/records.ts';
import * as links from '../app/links.ts';
import classes from './card-tabs.module.css';

export type CardTab = {
  /** In the address; the first tab has none. */
  key: string;
  label: string;
  count?: string | undefined;
  content: ReactNode;
};

export function CardTabs({ record, tabs }: { record: Pick<RecordRef, 'type' | 'id'>; tabs: CardTab[] }) {
  const { t } = useTranslation();
  const { tab } = useParams({ strict: false });
  const current = tabs.find(({ key }) => key === tab) ?? tabs[0]!;
  return (
    <>
      <nav className={classes.tabs} aria-label={t('card.tabs')}>
        {tabs.map(({ key, label, count }, index) => (
          <Link
            key={key}
            {...links.record(record, index === 0 ? undefined : key)}
            replace
            activeOptions={{ exact: true, includeSearch: false }}
            state={(before) => before}
            aria-current={key === current.key ? 'page' : undefined}
            className={classes.tab}
          >
            {label}
            {count && <span className={`${classes.count} numbers`}>{count}</span>}
          </Link>
        ))}
      </nav>
      <div className={classes.content}>{current.content}</div>
    </>
  );
}
