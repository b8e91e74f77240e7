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
/** The correspondence with any set of customers: `company-5`, `contact-9`, `group-5`. */
export const correspondence = (of: string[]) =>
  ({ to: '/correspondence', search: { of: of.join(',') } }) as const;
/** Whose correspondence is opened together, at most a hundred: an address is only so long. */
export const ofCustomers = (customers: Pick<RecordRef, 'type' | 'id'>[]): string[] =>
  [...new Set(customers.map(({ type, id }) => `${type}-${id}`))].slice(0, 100);
/** All of it on paper; the screen's own address, opened beside it. */
export const printed = (asked: Record<string, string | undefined>) =>
  `/correspondence/print?${new URLSearchParams(Object.entries(asked).filter((one): one is [string, string] => Boolean(one[1])))}`;
/** All conversations with a customer, as a list in three panes. */
export const recordList = (ref: Pick<RecordRef, 'type' | 'id'>): ListKey => `${ref.type}-${ref.id}`;
/** Two cards side by side, to become one. */
export const mergeCards = (type: RecordRef['type'], id: string, other?: string) =>
  ({ to: '/cards/merge/$type/$id', params: { type, id }, search: other ? { other } : {} }) as const;
export const cardImport = (id: string) => ({ to: '/cards/import/$id', params: { id } }) as const;
export const mailbox = (id: string) => ({ to: '/mailboxes/$id', params: { id } }) as const;
/** What is longer is cut: the server takes no more. */
export const longestQuery = 10_000;
export type SearchAddress = {
  q?: string;
  as?: 'conversations' | 'addresses';
  sort?: 'date' | 'relevance';
  view?: string;
};
/** A search as the address says it: what is as usual is left out. */
export const found = (
  q: string,
  more: { as?: 'mails' | 'conversations' | 'addresses'; sort?: 'date' | 'relevance'; view?: string } = {},
) => {
  const { as = 'mails', sort, view } = more;
  const search: SearchAddress = {
    ...(q ? { q } : {}),
    ...(as === 'mails' ? {} : { as }),
    ...(sort === undefined || sort === usualSort(as) ? {} : { sort }),
    ...(view ? { view } : {}),
  };
  return { to: '/search', search } as const;
};
/** Newest first; of addresses those that occur most. */
export const usualSort = (as: 'mails' | 'conversations' | 'addresses') =>
  as === 'addresses' ? ('relevance' as const) : ('date' as const);
/** A conversation opened at one of its mails; going back finds the list where it was. */
export const foundMail = (conversationId: string, messageId: string) =>
  ({
    ...conversation('all', conversationId),
    hash: `message-${messageId}`,
    state: { fromList: true },
  }) as const;
/** All mails with exactly this subject, replies and forwards included. */
export const sameSubject = (subject: string) => found(`subject:"${subject.replaceAll('"', ' ').trim()}"`);

/** Served by the server beside the screen. */
export const picture = (contactId: string, pictureId: string) =>
  `/api/contacts/${contactId}/picture?of=${pictureId}`;
export const messageHtml = (id: string, options: { theme: string; pictures: boolean }) =>
  `/api/messages/${id}/html?theme=${options.theme}${options.pictures ? '&pictures=1' : ''}`;
export const attachment = (messageId: string, position: number, preview = false) =>
  `/api/messages/${messageId}/attachments/${position}${preview ? '?preview=1' : ''}`;
export const allAttachments = (messageId: string) => `/api/messages/${messageId}/attachments.zip`;
export const original = (messageId: string) => `/api/messages/${messageId}/original`;
export const headers = (messageId: string) => `/api/messages/${messageId}/headers`;
export const quarantined = (sourceId: string) => `/api/quarantine/${sourceId}/original`;
/** The left out rows of an import of customers. */
export const leftOutRows = (importId: string) => `/api/card-imports/${importId}/failed.csv`;
/** A list of cards as a file, with what the list is narrowed by. */
export const exportedCards = (type: RecordRef['type'], narrowed: Record<string, string>, format: string) =>
  `/api/${type === 'contact' ? 'contacts' : 'companies'}/export?${new URLSearchParams({ ...narrowed, format })}`;
