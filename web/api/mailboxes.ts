// Mailboxes, their folders and ledgers, connecting, imports, quarantine.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  Connection,
  Discovered,
  Folder,
  HistoryPage,
  Import,
  Ledger,
  Mailbox,
  MailboxCreate,
  MailboxDetail,
  MailboxPatch,
  OAuthClient as OAuthClientShape,
  Quarantined,
  Tested,
  TestStep,
} from '../../contract/mailboxes.ts';
import type { Policy } from '../../contract/shared.ts';
import { get, query, request } from './request.ts';
import { upload } from './uploads.ts';

export type {
  Connection,
  Discovered,
  Folder,
  Import,
  Ledger,
  Mailbox,
  MailboxDetail,
  Policy,
  Quarantined,
  Tested,
  TestStep,
};
export type OAuthClient = z.infer<typeof OAuthClientShape>;
export type NewMailbox = Partial<MailboxCreate> & Pick<MailboxCreate, 'name' | 'address' | 'kind' | 'policy'>;

export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: () => get<{ items: Mailbox[] }>('/api/mailboxes'),
});
export const mailboxQuery = (id: string) =>
  queryOptions({ queryKey: ['mailbox', id], queryFn: () => get<MailboxDetail>(`/api/mailboxes/${id}`) });

export const discover = (address: string) =>
  request<Discovered>('POST', '/api/mailboxes/discover', { address });
export const testConnection = (input: {
  kind: 'imap' | 'pop3';
  address: string;
  connection: Connection;
  password: string;
  mailboxId?: string;
}) => request<Tested>('POST', '/api/mailboxes/test', input);
export const createMailbox = (input: NewMailbox) => request<Mailbox>('POST', '/api/mailboxes', input);
export const patchMailbox = (id: string, patch: Partial<MailboxPatch>) =>
  request<Mailbox>('PATCH', `/api/mailboxes/${id}`, patch);
/** Tries again now instead of at the next appointed time. */
export const retryMailbox = (id: string) => request('POST', `/api/mailboxes/${id}/retry`);
export const removeMailbox = (id: string) => request('DELETE', `/api/mailboxes/${id}`);
export const patchFolder = (id: string, selected: boolean) =>
  request('PATCH', `/api/folders/${id}`, { selected });
export const historyQuery = (folderId: string, outcome?: string) =>
  infiniteQueryOptions({
    queryKey: ['history', folderId, outcome],
    queryFn: ({ pageParam }) =>
      get<z.infer<typeof HistoryPage>>(
        `/api/folders/${folderId}/history${query({ outcome, cursor: pageParam })}`,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
  });

export const startOAuth = (id: string) => request<{ url: string }>('POST', `/api/mailboxes/${id}/oauth`);
export const oauthClientsQuery = queryOptions({
  queryKey: ['oauth-clients'],
  queryFn: () => get<{ items: OAuthClient[] }>('/api/oauth-clients'),
});
export const putOAuthClient = (client: OAuthClient) => request('PUT', '/api/oauth-clients', client);

export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: () => get<{ items: Import[] }>('/api/imports'),
  refetchInterval: (state) =>
    state.state.data?.items.some((one) => one.state === 'running' || one.state === 'waiting') ? 1500 : false,
});
export const cancelImport = (id: string) => request('DELETE', `/api/imports/${id}`);

/** Sends archives into a mailbox, one after the other; `kept` hears of each that is there. */
export const uploadArchives = (mailbox: string, files: File[], kept: (file: File) => void) =>
  upload<Import>('archives', files, ({ name }) => `/api/imports${query({ mailbox, name })}`, kept);

export const quarantineQuery = infiniteQueryOptions({
  queryKey: ['quarantine'],
  queryFn: ({ pageParam }) =>
    get<{ items: Quarantined[]; next?: string }>(`/api/quarantine${query({ cursor: pageParam })}`),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next,
});
export const retryQuarantined = (sourceId: string) => request('POST', `/api/quarantine/${sourceId}/retry`);
