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
import { ApiProblem, get, query, request } from './request.ts';

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

/** Sends one file as it is; `progress` hears the part sent, 0 to 1. */
export function uploadArchive(
  mailbox: string,
  file: File,
  progress: (part: number) => void,
): Promise<Import> {
  return new Promise((resolve, reject) => {
    const upload = new XMLHttpRequest();
    upload.open('POST', `/api/imports${query({ mailbox, name: file.name })}`);
    upload.setRequestHeader('content-type', 'application/octet-stream');
    upload.responseType = 'json';
    upload.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
    upload.onload = () =>
      upload.status < 300
        ? resolve(upload.response as Import)
        : reject(new ApiProblem(upload.status, upload.response ?? { kind: 'internal', words: '' }));
    upload.onerror = () => reject(new ApiProblem(0, { kind: 'unavailable', words: '', code: 'offline' }));
    upload.send(file);
  });
}

export const quarantineQuery = infiniteQueryOptions({
  queryKey: ['quarantine'],
  queryFn: ({ pageParam }) =>
    get<{ items: Quarantined[]; next?: string }>(`/api/quarantine${query({ cursor: pageParam })}`),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last) => last.next,
});
export const retryQuarantined = (sourceId: string) => request('POST', `/api/quarantine/${sourceId}/retry`);
