// Finding: mails, conversations, addresses, what narrows them, completion; and one's recent searches.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  Completions,
  FoundAddressesPage,
  FoundConversation,
  FoundConversationsPage,
  SearchFacets,
  SearchHit,
  SearchPage,
} from '../../contract/search.ts';
import type { RecentSearches, SearchSort } from '../../contract/views.ts';
import type { Asked, Hit } from '../app/found-hits.ts';
import { queryClient } from './query-client.ts';
import { ApiProblem, get, query, request } from './request.ts';

export type {
  Completion,
  Facet,
  FoundAddress,
  FoundConversation,
  SearchFacets,
  SearchHint,
  SearchHit,
  SearchPage,
} from '../../contract/search.ts';

export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search-first', q],
    queryFn: ({ signal }) => get<SearchPage>(`/api/search${query({ q, limit: 20 })}`, signal),
  });

const firstPage = undefined as string | undefined;

const mailsPage = (q: string, sort: SearchSort, cursor: string | undefined, signal?: AbortSignal) =>
  get<SearchPage>(`/api/search${query({ q, sort, cursor, limit: 50 })}`, signal);
const conversationsPage = (q: string, cursor: string | undefined, signal?: AbortSignal) =>
  get<FoundConversationsPage>(`/api/search/conversations${query({ q, cursor, limit: 50 })}`, signal);

/** A further page of what was found, as hits alone. */
export async function moreFound(
  asked: Asked,
  cursor: string,
): Promise<{ hits: Hit[]; next: string | undefined }> {
  if (asked.as === 'mails') {
    const { items, next } = await mailsPage(asked.q, asked.sort, cursor);
    return { hits: items.map(mailHit), next };
  }
  const { items, next } = await conversationsPage(asked.q, cursor);
  return { hits: items.map(conversationHit), next };
}
export const mailHit = ({ id, conversationId }: SearchHit): Hit => ({ messageId: id, conversationId });
export const conversationHit = ({ id, messageId }: FoundConversation): Hit => ({
  messageId,
  conversationId: id,
});

export const foundMails = (q: string, sort: SearchSort) =>
  infiniteQueryOptions({
    queryKey: ['search', 'mails', q, sort],
    queryFn: ({ pageParam, signal }) => mailsPage(q, sort, pageParam, signal),
    initialPageParam: firstPage,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
export const foundConversations = (q: string) =>
  infiniteQueryOptions({
    queryKey: ['search', 'conversations', q],
    queryFn: ({ pageParam, signal }) => conversationsPage(q, pageParam, signal),
    initialPageParam: firstPage,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
export const foundAddresses = (q: string, sort: 'count' | 'last') =>
  infiniteQueryOptions({
    queryKey: ['search', 'addresses', q, sort],
    queryFn: ({ pageParam, signal }) =>
      get<FoundAddressesPage>(
        `/api/search/addresses${query({ q, sort, cursor: pageParam, limit: 500 })}`,
        signal,
      ),
    initialPageParam: firstPage,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
export const searchFacets = (q: string) =>
  queryOptions({
    queryKey: ['search', 'facets', q],
    queryFn: ({ signal }) => get<SearchFacets>(`/api/search/facets${query({ q })}`, signal),
    placeholderData: keepPreviousData,
  });
export const completions = (q: string, at: number) =>
  queryOptions({
    queryKey: ['search', 'complete', q, at],
    queryFn: ({ signal }) => get<Completions>(`/api/search/complete${query({ q, at })}`, signal),
    staleTime: 60_000,
  });

/** Which of the found addresses: those named, or all but those named. */
export type ChosenAddresses = { chosen: string[] } | { except: string[] };
export type AddressesExport = ChosenAddresses & {
  q: string;
  format: 'csv' | 'txt' | 'vcard';
  /** Also those who are never to be mailed or whose mail comes back. */
  withUnmailable?: boolean;
  byteOrderMark?: boolean;
  delimiter?: ',' | ';';
};

/** The file's text. Throws ApiProblem, as every request does. */
export async function exportAddresses(wanted: AddressesExport): Promise<Blob> {
  const response = await fetch('/api/search/addresses/exports', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wanted),
  }).catch(() => {
    throw new ApiProblem(0, { kind: 'unavailable', words: '', code: 'offline' });
  });
  if (response.ok) return response.blob();
  throw new ApiProblem(response.status, await response.json());
}

/** Marks addresses as never to be mailed, or takes that back. */
export async function suppressAddresses(addresses: string[], value: boolean): Promise<void> {
  await request('PUT', '/api/suppressions', { addresses, value });
  void queryClient.invalidateQueries({ queryKey: ['search', 'addresses'] });
}

export const recentSearches = queryOptions({
  queryKey: ['recent-searches'],
  queryFn: () => get<RecentSearches>('/api/recent-searches'),
});

/** Puts the words first among one's recent searches; nobody waits for that, and a failure costs nothing but the memory. */
export function rememberSearch(q: string): void {
  if (q.trim() === '') return;
  request('POST', '/api/recent-searches', { q })
    .then(() => queryClient.invalidateQueries({ queryKey: recentSearches.queryKey }))
    .catch(() => undefined);
}

/** Forgets one of one's recent searches, or all. */
export async function forgetSearches(id?: string): Promise<void> {
  await request('DELETE', id === undefined ? '/api/recent-searches' : `/api/recent-searches/${id}`);
  await queryClient.invalidateQueries({ queryKey: recentSearches.queryKey });
}
