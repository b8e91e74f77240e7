// Merging cards, found duplicates, and people who change companies.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  CardMerges,
  ContactMove,
  Duplicate,
  Duplicates,
  MergeCards,
  MergedCards,
} from '../../contract/card-merges.ts';
import { get, query, request } from './request.ts';

export type { ContactMove, Duplicate, MergeCards };
export type CardType = 'contact' | 'company';

const plural = (type: CardType) => (type === 'contact' ? 'contacts' : 'companies');

export const duplicatesQuery = (type: CardType) =>
  infiniteQueryOptions({
    queryKey: ['duplicates', type],
    queryFn: ({ pageParam, signal }) =>
      get<Duplicates>(`/api/duplicates${query({ type, cursor: pageParam })}`, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
export const duplicatesOfQuery = (type: CardType, id: string) =>
  queryOptions({
    queryKey: ['duplicates', type, id],
    queryFn: () => get<Duplicates>(`/api/${plural(type)}/${id}/duplicates`),
  });
export const keepApart = (type: CardType, ids: [string, string], apart: boolean) =>
  request('POST', '/api/duplicates/apart', { type, ids, apart });

export const mergesQuery = (type: CardType, id: string) =>
  queryOptions({
    queryKey: [type, id, 'merges'],
    queryFn: () => get<CardMerges>(`/api/${plural(type)}/${id}/merges`),
  });
export const mergeCards = (type: CardType, id: string, input: MergeCards) =>
  request<MergedCards>('POST', `/api/${plural(type)}/${id}/merges`, input);
export const undoMerge = (id: string) =>
  request<{ type: CardType; id: string }>('DELETE', `/api/card-merges/${id}`);

export const movesQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['contact', contactId, 'moves'],
    queryFn: () => get<{ items: ContactMove[] }>(`/api/contacts/${contactId}/moves`),
  });
export const patchMove = (contactId: string, moveId: string, mail: ContactMove['mail']) =>
  request('PATCH', `/api/contacts/${contactId}/moves/${moveId}`, { mail });
export const undoMove = (contactId: string, moveId: string) =>
  request('DELETE', `/api/contacts/${contactId}/moves/${moveId}`);
