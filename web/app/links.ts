// Every address of the screen that is more than a plain path, made in one place.
import type { RecordRef } from '../api/records.ts';

export type ListKey = string;

export const inbox = { to: '/conversations/$list', params: { list: 'inbox' } } as const;
export const list = (key: ListKey) => ({ to: '/conversations/$list', params: { list: key } }) as const;
export const conversation = (key: ListKey, id: string) =>
  ({ to: '/conversations/$list/$id', params: { list: key, id } }) as const;
/** A card's page, at one of its tabs. */
export const record = (ref: Pick<RecordRef, 'type' | 'id'>, tab?: string) =>
  ref.type === 'company'
    ? ({ to: '/companies/$id/{-$tab}', params: { id: ref.id, tab } } as const)
    : ({ to: '/contacts/$id/{-$tab}', params: { id: ref.id, tab } } as const);
/** All conversations with a customer, as a list in three panes. */
export const recordList = (ref: Pick<RecordRef, 'type' | 'id'>): ListKey => `${ref.type}-${ref.id}`;
export const mailbox = (id: string) => ({ to: '/mailboxes/$id', params: { id } }) as const;
export const found = (q: string) => ({ to: '/search', search: { q } }) as const;

/** Served by the server beside the screen. */
export const messageHtml = (id: string, options: { theme: string; pictures: boolean }) =>
  `/api/messages/${id}/html?theme=${options.theme}${options.pictures ? '&pictures=1' : ''}`;
export const attachment = (messageId: string, position: number, preview = false) =>
  `/api/messages/${messageId}/attachments/${position}${preview ? '?preview=1' : ''}`;
export const allAttachments = (messageId: string) => `/api/messages/${messageId}/attachments.zip`;
export const original = (messageId: string) => `/api/messages/${messageId}/original`;
export const headers = (messageId: string) => `/api/messages/${messageId}/headers`;
export const quarantined = (sourceId: string) => `/api/quarantine/${sourceId}/original`;
