// Colleagues, teams, invitations and password links.
import { queryOptions } from '@tanstack/react-query';
import type { Role } from '../../contract/shared.ts';
import type { Invitation, Team, TeamInput, User } from '../../contract/users.ts';
import { get, request } from './request.ts';

export type { Invitation, Role, Team, User };

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: () => get<{ items: User[] }>('/api/users'),
});
export const patchUser = (
  id: string,
  patch: {
    name?: string;
    role?: Role;
    supervisorId?: string | null;
    mayExport?: boolean;
    disabled?: boolean;
  },
) => request<User>('PATCH', `/api/users/${id}`, patch);
export const createPasswordLink = (id: string, resetTwoFactor: boolean) =>
  request<{ url: string; expiresAt: string }>('POST', `/api/users/${id}/password-links`, { resetTwoFactor });
export const redeemPasswordLink = (token: string, password: string) =>
  request('POST', '/api/password-links/redeem', { token, password });

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => get<{ items: Team[] }>('/api/teams'),
});
export const createTeam = (input: TeamInput) => request<Team>('POST', '/api/teams', input);
export const putTeam = (id: string, input: TeamInput) => request<Team>('PUT', `/api/teams/${id}`, input);
export const deleteTeam = (id: string) => request('DELETE', `/api/teams/${id}`);

export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: () => get<{ items: Invitation[] }>('/api/invitations'),
});
export const createInvitation = (input: {
  email: string;
  name: string;
  role: Role;
  teamIds: string[];
  supervisorId: string | null;
}) => request<Invitation>('POST', '/api/invitations', input);
export const deleteInvitation = (id: string) => request('DELETE', `/api/invitations/${id}`);
export const lookAtInvitation = (token: string) =>
  request<{ email: string; name: string; house: string }>('POST', '/api/invitations/look', { token });
export const acceptInvitation = (input: {
  token: string;
  name: string;
  password: string;
  language: string;
}) => request('POST', '/api/invitations/accept', input);
