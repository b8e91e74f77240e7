// People in mail who have no card: the list, what a card would say, making cards, saying never, taking back.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  ContactSuggestions,
  Proposal,
  Proposals,
  SuggestionField,
  UnfiledActed,
  UnfiledCards,
  UnfiledDomains,
  UnfiledFoundAct,
  UnfiledFoundActed,
  UnfiledPage,
  UnfiledRow,
  UnfiledUndone,
} from '../../contract/unfiled.ts';
import { queryClient } from './query-client.ts';
import { get, query, request } from './request.ts';

export type { ContactSuggestions, Proposal, UnfiledActed, UnfiledCards, UnfiledFoundAct, UnfiledRow };

export type UnfiledNarrowing = {
  sort: 'frequent' | 'recent' | 'name';
  standing: 'open' | 'never';
  all: boolean;
  q: string;
  domain?: string | undefined;
};

const narrowedBy = ({ all, ...rest }: Partial<UnfiledNarrowing>) => ({
  ...rest,
  all: all ? 'true' : undefined,
});

export const unfiledQuery = (narrowing: UnfiledNarrowing) =>
  infiniteQueryOptions({
    queryKey: ['unfiled', 'people', narrowing],
    queryFn: ({ pageParam, signal }) =>
      get<UnfiledPage>(
        `/api/unfiled${query({ ...narrowedBy(narrowing), cursor: pageParam, limit: 100 })}`,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });

export const unfiledDomainsQuery = ({ standing, all, q }: Omit<UnfiledNarrowing, 'sort'>) =>
  queryOptions({
    queryKey: ['unfiled', 'domains', standing, all, q],
    queryFn: ({ signal }) =>
      get<UnfiledDomains>(`/api/unfiled/domains${query(narrowedBy({ standing, all, q }))}`, signal),
  });

/** What a card for one address would say; undefined where nothing is known of it. */
export const proposalQuery = (address: string) =>
  queryOptions({
    queryKey: ['unfiled', 'proposal', address],
    queryFn: async ({ signal }) =>
      (await get<Proposals>(`/api/unfiled/proposals${query({ address })}`, signal)).items[0] ?? null,
  });

export const suggestionsQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['contact', contactId, 'suggestions'],
    queryFn: () => get<ContactSuggestions>(`/api/contacts/${contactId}/suggestions`),
  });

/** Of all that the filter finds: a piece of it. */
export const actOnFoundUnfiled = (body: UnfiledFoundAct) =>
  request<UnfiledFoundActed>('POST', '/api/unfiled/acts', body);
/** Is not offered again; `undo` offers it again. */
export const declineSuggestion = (id: string, field: SuggestionField, value: string, undo = false) =>
  request('POST', `/api/contacts/${id}/suggestions/declines`, { field, value, undo });
/** Writes it to the company's card, or says which company it is. */
export const takeSuggestion = (id: string, field: SuggestionField, value: string) =>
  request('POST', `/api/contacts/${id}/suggestions/companies`, { field, value });

export const makeUnfiled = (body: UnfiledCards) => request<UnfiledActed>('POST', '/api/unfiled/cards', body);
export const sayNever = (patterns: string[], act?: string) =>
  request<UnfiledActed>('POST', '/api/unfiled/never', { patterns, ...(act ? { act } : {}) });
export const undoUnfiled = (id: string) => request<UnfiledUndone>('DELETE', `/api/unfiled/acts/${id}`);

/** Everything that shows who has a card is asked for again. */
export function refreshUnfiled(): void {
  for (const key of [
    'unfiled',
    'contacts',
    'companies',
    'counts',
    'conversations',
    'conversation',
    'card-review',
  ])
    void queryClient.invalidateQueries({ queryKey: [key] });
}
