// What all cards have: history, bin, tags, relations, pictures, acts on many at once.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  BinnedCard,
  CardAct,
  CardChange,
  CardsFound,
  CardsQuery,
  ManyAct,
  Relation,
  Tag,
} from '../../contract/customers.ts';
import { get, query, request } from './request.ts';

export type { BinnedCard, CardChange, CardsFound, ManyAct, Relation, Tag };
export type CardType = 'contact' | 'company';
/** What a list of cards is narrowed and ordered by, beside its words. */
export type CardFilters = Omit<CardsQuery, 'q' | 'cursor' | 'limit'>;

const plural = (type: CardType) => (type === 'contact' ? 'contacts' : 'companies');

export const changesQuery = (type: CardType, id: string) =>
  infiniteQueryOptions({
    queryKey: [type, id, 'changes'],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: CardChange[]; next?: string }>(
        `/api/${plural(type)}/${id}/changes${query({ cursor: pageParam })}`,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
export const undoChange = (type: CardType, id: string, change: string) =>
  request('POST', `/api/${plural(type)}/${id}/changes/${change}/undos`);

export const binQuery = infiniteQueryOptions({
  queryKey: ['bin'],
  queryFn: ({ pageParam, signal }) =>
    get<{ items: BinnedCard[]; next?: string }>(`/api/bin${query({ cursor: pageParam })}`, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next,
});
export const restoreCard = (type: CardType, id: string) =>
  request('POST', `/api/${plural(type)}/${id}/restores`);

export const relationsQuery = queryOptions({
  queryKey: ['relations'],
  queryFn: () => get<{ items: Relation[] }>('/api/relations'),
  staleTime: 60_000,
});
export const addRelation = (name: string) =>
  request<{ items: Relation[] }>('POST', '/api/relations', { name });
export const patchRelation = (id: string, patch: { name?: string; retired?: boolean }) =>
  request<{ items: Relation[] }>('PATCH', `/api/relations/${id}`, patch);

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: () => get<{ items: Tag[] }>('/api/tags'),
});
export const renameTag = (id: string, name: string) => request('PATCH', `/api/tags/${id}`, { name });
export const mergeTag = (id: string, into: string) =>
  request<{ act: string }>('POST', `/api/tags/${id}/merges`, { into });

/** @param cards ids, or what all of them are found by */
export const actOnMany = (type: CardType, cards: string[] | CardsFound, act: ManyAct) =>
  request<{ act: string; changed: number; running?: number }>('POST', `/api/${plural(type)}/acts`, {
    cards,
    act,
  });
export const undoMany = (act: string) =>
  request<{ undone: number; kept: number; running?: number }>('POST', `/api/card-acts/${act}/undos`);
/** How far an act in the background is; asked again each second until it is done. */
export const cardActQuery = (act: string) =>
  queryOptions({
    queryKey: ['card-act', act],
    queryFn: ({ signal }) => get<CardAct>(`/api/card-acts/${act}`, signal),
    refetchInterval: ({ state }) => (state.data?.running === false ? false : 1000),
    gcTime: 0,
  });

export const putPicture = (id: string, picture: Blob) =>
  request('PUT', `/api/contacts/${id}/picture`, picture);
export const removePicture = (id: string) => request('DELETE', `/api/contacts/${id}/picture`);
