// Companies: list, card, making, changing, deleting.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Company, CompanyCreate, CompanyPatch, CompanyRow } from '../../contract/customers.ts';
import type { CappedCount } from '../../contract/shared.ts';
import type { CardFilters } from './cards.ts';
import { get, query, request } from './request.ts';

export type { Company, CompanyCreate, CompanyPatch, CompanyRow };

export const companiesQuery = (q: string, filters: CardFilters = {}) =>
  infiniteQueryOptions({
    queryKey: ['companies', q, filters],
    queryFn: ({ pageParam, signal }) =>
      get<{ items: CompanyRow[]; next?: string; total?: CappedCount }>(
        `/api/companies${query({ q, ...filters, cursor: pageParam, limit: 100 })}`,
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });
export const companyQuery = (id: string) =>
  queryOptions({ queryKey: ['company', id], queryFn: () => get<Company>(`/api/companies/${id}`) });
export const createCompany = (input: CompanyCreate) => request<Company>('POST', '/api/companies', input);
export const patchCompany = (id: string, patch: CompanyPatch) =>
  request<Company>('PATCH', `/api/companies/${id}`, patch);
export const deleteCompany = (id: string) => request('DELETE', `/api/companies/${id}`);
export const restoreCompany = (id: string) => request('POST', `/api/companies/${id}/restores`);
