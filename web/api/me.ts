// Oneself: who is signed in, preferences, password and second factor, sessions, tokens.
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Me, Preferences, Token } from '../../contract/users.ts';
import { queryClient } from './query-client.ts';
import { get, request } from './request.ts';

export type { Me, Preferences, Token };
export type MePatch = { name?: string; language?: Me['language']; preferences?: Partial<Preferences> };
export type Session = {
  id: string;
  token: string;
  userAgent?: string | null;
  ipAddress?: string | null;
  updatedAt: string;
  expiresAt: string;
};

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => get<Me>('/api/me'),
  staleTime: 60_000,
});

/** Who is signed in; undefined before sign-in. */
export function useMe(): Me | undefined {
  return useQuery({ ...meQuery, enabled: false }).data;
}

/** Asks anew; `useMe` only reads what was asked, so that saying it is out of date would change nothing on the screen. */
export const refreshMe = () => queryClient.fetchQuery({ ...meQuery, staleTime: 0 });

/** Changes oneself at once on the screen and then on the server. */
export async function patchMe(patch: MePatch): Promise<void> {
  const before = queryClient.getQueryData(meQuery.queryKey);
  if (before)
    queryClient.setQueryData(meQuery.queryKey, {
      ...before,
      ...patch,
      preferences: { ...before.preferences, ...patch.preferences },
    } as Me);
  try {
    await request<Me>('PATCH', '/api/me', patch);
  } catch (error) {
    queryClient.setQueryData(meQuery.queryKey, before);
    throw error;
  }
}

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => get<Session[]>('/api/auth/list-sessions'),
});
export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: () => get<{ items: Token[] }>('/api/tokens'),
});
export const createToken = (input: { name: string; scope: 'read' | 'write'; expiresInDays: number }) =>
  request<Token>('POST', '/api/tokens', input);
export const deleteToken = (id: string) => request('DELETE', `/api/tokens/${id}`);
