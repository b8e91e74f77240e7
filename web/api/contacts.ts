// Contacts: list, card, making, changing, deleting; and the review of cards that would make themselves.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  CardReview,
  Contact,
  ContactCreate,
  ContactPatch,
  ContactRow,
} from '../../contract/customers.ts';
import type { CappedCount } from '../../contract/shared.ts';
import type { CardFilters } from './cards.ts';
import { get, query, request } from './request.ts';

export type { CardReview, Contact, ContactCreate, ContactPatch, ContactRow };

export const contactsQuery = (q: string, filters: CardFilters = {}) =>
  infiniteQueryOptions({
    queryKey: ['contacts', q, filters],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: ContactRow[]; next?: string; total?: CappedCount }>(
        `/api/contacts${query({ q, ...filters, cursor: pageParam, limit: 100 })}`,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
export const contactQuery = (id: string) =>
  queryOptions({ queryKey: ['contact', id], queryFn: () => get<Contact>(`/api/contacts/${id}`) });
export const createContact = (input: ContactCreate) => request<Contact>('POST', '/api/contacts', input);
export const patchContact = (id: string, patch: ContactPatch) =>
  request<Contact>('PATCH', `/api/contacts/${id}`, patch);
export const deleteContact = (id: string) => request('DELETE', `/api/contacts/${id}`);
export const restoreContact = (id: string) => request('POST', `/api/contacts/${id}/restores`);

export const cardReviewQuery = infiniteQueryOptions({
  queryKey: ['card-review'],
  queryFn: ({ pageParam }) => get<CardReview>(`/api/cards/review${query({ cursor: pageParam, limit: 100 })}`),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next,
});
export const actOnCards = (
  act: 'make-all' | 'make' | 'refuse' | 'offer' | 'undo',
  keys: { kind: 'contact' | 'company'; key: string }[] = [],
) => request<{ companies: number; contacts: number }>('POST', '/api/cards/review', { act, keys });
