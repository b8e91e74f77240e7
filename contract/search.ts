// Finding: mails, conversations and addresses of a query, what narrows it, and completion while it is typed.
import { z } from 'zod';
import { CappedCount, Cursor, Direction, Id, Kind, Moment, Person, RecordRef } from './shared.ts';

/** Any text at all; what of it cannot be understood comes back as hints. */
const Q = z.string().max(10_000).default('');

/** GET /api/search — mails. By relevance only the newest thousand are weighed, and a hint says so. */
export const SearchQuery = z.object({
  q: Q,
  sort: z.enum(['date', 'relevance']).default('date'),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** Something about the query for the person: words of the screen by `code`, where it stands (UTF-16 units from 0). */
export const SearchHint = z.object({
  code: z.enum([
    /** Only the beginning was used. */
    'too-long',
    'too-many-words',
    'too-deep',
    'open-quote',
    'open-parenthesis',
    'stray-parenthesis',
    'nothing-beside-or',
    'prefix-too-short',
    /** There is no such operator; the words were looked for as they stand. params: name */
    'unknown-operator',
    /** An operator without a value. params: name */
    'no-value',
    /** A value the operator does not know, left out. params: name, value */
    'wrong-value',
    'only-excluded',
    /** No such contact, company, mailbox. params: name, value */
    'unknown-name',
    /** Nothing was found as written; this was looked for instead. params: word, instead */
    'spelling',
    /** The words are too common to look through all mail in time: what was found so far is shown. */
    'too-common',
    /** Relevance was weighed among the newest hits alone. params: count */
    'relevance-of-newest',
  ]),
  at: z.int(),
  length: z.int(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});

/** Where the words stood; `name` is that of the file whose text holds them (`attachment`), or whose name does. */
export const SearchWhere = z.object({
  what: z.enum(['subject', 'body', 'address', 'attachment', 'file-name']),
  name: z.string().optional(),
});

export const SearchHit = z.object({
  id: Id,
  conversationId: Id,
  subject: z.string(),
  /** Own words around the first found word, else the beginning. */
  snippet: z.string(),
  sentAt: Moment,
  from: Person,
  direction: Direction,
  kind: Kind,
  attachments: z.int(),
  /** Customers it is filed under, as the viewer may see them, companies first. */
  customers: z.array(RecordRef),
  where: z.array(SearchWhere),
});
export const SearchPage = z.object({
  items: z.array(SearchHit),
  next: Cursor.optional(),
  /** What a first page knows: exact where it is all, else at least so many; the facets count further. */
  total: CappedCount,
  /** What to mark: folded words; one that ends in `*` marks every word that begins so. */
  words: z.array(z.string()),
  hints: z.array(SearchHint),
});

/** GET /api/search/conversations — the same found set, one row a conversation, at its newest hit. */
export const SearchConversationsQuery = SearchQuery.omit({ sort: true });
export const FoundConversation = z.object({
  id: Id,
  /** Subject, snippet and time of its newest hit. */
  messageId: Id,
  subject: z.string(),
  snippet: z.string(),
  lastAt: Moment,
  /** Hits in it. */
  count: z.int(),
  /** Senders of its hits, newest first, at most five. */
  people: z.array(Person),
  customers: z.array(RecordRef),
  /** In its newest hit. */
  where: z.array(SearchWhere),
});
export const FoundConversationsPage = z.object({
  items: z.array(FoundConversation),
  next: Cursor.optional(),
  words: z.array(z.string()),
  hints: z.array(SearchHint),
});

/** GET /api/search/facets — what narrows the found set. */
export const SearchFacetsQuery = z.object({ q: Q });
export const Facet = z.object({
  /** For people to read; of kinds the code. */
  name: z.string(),
  /** The address, where two bear one name. */
  detail: z.string().optional(),
  count: z.int(),
  /** To be put behind the query, such as `from:joost@x.example`, or `(from:one@x.example OR from:two@x.example)`. */
  narrow: z.string(),
});
export const SearchFacets = z.object({
  total: CappedCount,
  /** Counts are of the newest hits alone: at least so many. */
  capped: z.boolean(),
  /** Hits that were counted. */
  counted: z.int(),
  who: z.array(Facet),
  company: z.array(Facet),
  mailbox: z.array(Facet),
  year: z.array(Facet),
  kind: z.array(Facet),
});

/** GET /api/search/addresses — all people in the found mails but ourselves and machines. */
export const SearchAddressesQuery = z.object({
  q: Q,
  sort: z.enum(['count', 'last']).default('count'),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});
export const FoundAddress = z.object({
  address: z.string(),
  name: z.string(),
  contact: RecordRef.optional(),
  company: RecordRef.optional(),
  /** Several people read it, such as info@: it bears its company's name. */
  shared: z.boolean(),
  /** Found mails that name it. */
  count: z.int(),
  firstAt: Moment,
  lastAt: Moment,
  /** Never to be mailed. */
  optedOut: z.boolean(),
  /** A readable delivery report says it does not take mail. */
  bounced: z.boolean(),
});
export const FoundAddressesPage = z.object({
  items: z.array(FoundAddress),
  next: Cursor.optional(),
  total: z.int(),
  /** Mails they were taken from; capped: only the newest of those found. */
  mails: CappedCount,
  hints: z.array(SearchHint),
});

/**
 * POST /api/search/addresses/exports — a file of the found addresses, for those who may export; journalled. Of the
 * addresses those in `chosen`, or all but those in `except`.
 */
export const AddressesExport = z.object({
  q: Q,
  format: z.enum(['csv', 'txt', 'vcard']),
  chosen: z.array(z.string().max(400)).max(50_000).optional(),
  except: z.array(z.string().max(400)).max(50_000).optional(),
  /** Also those never to be mailed, and those whose mail comes back. */
  withUnmailable: z.boolean().default(false),
  /** CSV: so that Excel reads it as UTF-8. */
  byteOrderMark: z.boolean().default(false),
  delimiter: z.enum([',', ';']).default(','),
});
/** PUT /api/suppressions — addresses never to be mailed; or, with false, to be mailed again. */
export const Suppress = z.object({
  addresses: z.array(z.string().trim().toLowerCase().min(3).max(400)).min(1).max(1000),
  value: z.boolean(),
});

/** GET /api/search/complete — what could stand at the caret. */
export const CompleteQuery = z.object({ q: Q, at: z.coerce.number().int().min(0).max(10_000).optional() });
export const Completion = z.object({
  kind: z.enum(['operator', 'contact', 'company', 'address', 'mailbox', 'value']),
  /** For people to read. */
  name: z.string(),
  /** Beside it: the address of a contact, say. */
  detail: z.string().default(''),
  /** Replaces the query from `at` on, `length` units. */
  insert: z.string(),
});
export const Completions = z.object({ at: z.int(), length: z.int(), items: z.array(Completion) });

export type SearchQuery = z.infer<typeof SearchQuery>;
export type SearchHint = z.infer<typeof SearchHint>;
export type SearchWhere = z.infer<typeof SearchWhere>;
export type SearchHit = z.infer<typeof SearchHit>;
export type SearchPage = z.infer<typeof SearchPage>;
export type FoundConversation = z.infer<typeof FoundConversation>;
export type FoundConversationsPage = z.infer<typeof FoundConversationsPage>;
export type Facet = z.infer<typeof Facet>;
export type SearchFacets = z.infer<typeof SearchFacets>;
export type FoundAddress = z.infer<typeof FoundAddress>;
export type FoundAddressesPage = z.infer<typeof FoundAddressesPage>;
export type Completion = z.infer<typeof Completion>;
export type Completions = z.infer<typeof Completions>;
