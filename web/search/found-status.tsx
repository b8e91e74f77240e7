// Above what was found: how much it is, what was said about the query; and what stands there when nothing was found or it broke.
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '../api/records.ts';
import type { SearchHint } from '../api/search.ts';
import * as links from '../app/links.ts';
import { EmptyState } from '../design/empty-state.tsx';
import { Problem } from '../design/problem.tsx';
import classes from './found-status.module.css';
import { SearchHints } from './search-hints.tsx';

type Pages = {
  isError: boolean;
  isPending: boolean;
  isPlaceholderData: boolean;
  error: unknown;
  refetch: () => unknown;
};

export function FoundStatus(props: {
  q: string;
  hints: SearchHint[];
  ask: (q: string) => void;
  words: ReactNode;
  /** Whose the found mail is, each as often as it comes. */
  customers?: RecordRef[];
}) {
  const { t } = useTranslation();
  const together = links.ofCustomers(props.customers ?? []);
  return (
    <div className={classes.status}>
      <p className={classes.total} aria-live="polite">
        {props.words}
      </p>
      {together.length > 0 && (
        <Link {...links.correspondence(together)} className={classes.together}>
          {t('letters.of-found', { count: together.length })}
        </Link>
      )}
      <SearchHints q={props.q} hints={props.hints} ask={props.ask} />
    </div>
  );
}

/** Instead of rows: still looking, broken, or nothing there and what to do about it. */
export function NothingFound({ pages, hints }: { pages: Pages; hints: SearchHint[] }) {
  const { t } = useTranslation();
  if (pages.isError) return <Problem error={pages.error} again={() => void pages.refetch()} />;
  if (pages.isPending || pages.isPlaceholderData)
    return <div role="status" aria-label={t('search.looking')} className={classes.looking} />;
  const tooCommon = hints.some(({ code }) => code === 'too-common');
  return (
    <EmptyState
      icon={IconSearch}
      title={t(tooCommon ? 'search.too-common.title' : 'search.none.title')}
      words={t(tooCommon ? 'search.too-common.words' : 'search.none.words')}
    />
  );
}
