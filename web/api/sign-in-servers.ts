// Sign-in servers (OpenID Connect) as an admin manages them.
import { queryOptions } from '@tanstack/react-query';
import type { SignInProvider, SignInProviderInput, SignInStep } from '../../contract/users.ts';
import { get, request } from './request.ts';

export type { SignInStep };
export type SignInServer = SignInProvider;
export type SignInServerInput = SignInProviderInput;

export const signInServersQuery = queryOptions({
  queryKey: ['sign-in-servers'],
  queryFn: () => get<{ items: SignInServer[]; redirectUri: string }>('/api/sign-in-providers/details'),
});
export const putSignInServer = (id: string, input: SignInServerInput) =>
  request('PUT', `/api/sign-in-providers/${id}`, input);
export const deleteSignInServer = (id: string) => request('DELETE', `/api/sign-in-providers/${id}`);
export const testSignInServer = (id: string, input: SignInServerInput) =>
  request<{ ok: boolean; steps: SignInStep[] }>('POST', '/api/sign-in-providers/test', { id, ...input });
