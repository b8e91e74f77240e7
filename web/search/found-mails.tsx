// What was found as mails: from whom, the words marked, and where they stood.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { foundMails, mailHit, searchFacets } from '../api/search.ts';
import type { SearchSort } from '../api/views.ts';
import { noteFoundIn } from '../app/found-hits.ts';
import { useFormat } from '../design/use-format.ts';
import { FoundList } from './found-list.tsx';
import { FoundStatus, NothingFound } from './found-status.tsx';
import { HitRow } from './hit-row.tsx';

export type ResultProps = {
  q: string;
  first: RefObject<(() => void) | undefined>;
  ask: (q: string) => void;
  /** Whoever opens something found has found it: the words go to their recent searches. */
  remember: () => void;
};

export function FoundMails({ q, sort, first, ask, remember }: ResultProps & { sort: SearchSort }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pages = useInfiniteQuery(foundMails(q, sort));
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const page = pages.data?.pages[0];
  const hints = page?.hints ?? [];
  const open = () => {
    remember();
    noteFoundIn(pages, mailHit, { as: 'mails', q, sort });
  };
  // A page that is not all knows no number; the facets beside it have counted further.
  const isPart = page?.total.capped === true;
  const facets = useQuery({ ...searchFacets(q), enabled: isPart });
  const counted = facets.isPlaceholderData ? undefined : facets.data?.total;
  const total = isPart ? counted : page?.total;
  return (
    <FoundList
      label={t('search.as-mails')}
      rows={rows}
      keyOf={({ id }) => id}
      height={92}
      pages={pages}
      first={first}
      above={
        <FoundStatus
          q={q}
          hints={pages.isPlaceholderData ? [] : hints}
          ask={ask}
          customers={rows.flatMap(({ customers }) => customers)}
          words={total && t('search.total', { count: total.count, shown: format.count(total) })}
        />
      }
      empty={<NothingFound pages={pages} hints={hints} />}
      row={(hit, props) => <HitRow hit={hit} words={page?.words ?? []} opened={open} {...props} />}
    />
  );
}
