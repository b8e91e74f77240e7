// Plain search over what one may read.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { SearchHit, SearchPage } from '../../contract/search.ts';
import { get, query } from './request.ts';

export type { SearchHit, SearchPage };

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search-first', q],
    queryFn: ({ signal }) => get<SearchPage>(`/api/search${query({ q, limit: 20 })}`, signal),
  });
export const searchPages = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', q],
    queryFn: ({ pageParam, signal }) =>
      get<SearchPage>(`/api/search${query({ q, cursor: pageParam, limit: 50 })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
