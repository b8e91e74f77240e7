// A customer's whole correspondence: its three forms, what it can be narrowed by, its files, what it tells of people.
import { z } from 'zod';
import { SearchHint } from './search.ts';
import { CappedCount, Cursor, Direction, Id, Kind, Moment, Person, RecordRef, UserRef } from './shared.ts';

/** Whose: `company-5`, `contact-9`, `group-5` (a company with all below it), any number with commas between. */
const Of = z
  .string()
  .max(4000)
  .regex(/^(contact|company|group)-[1-9]\d{0,18}(,(contact|company|group)-[1-9]\d{0,18})*$/);
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const listOf = (one: string, most: number) =>
  z
    .string()
    .max(most)
    .regex(new RegExp(`^${one}(,${one})*$`));

/** What narrows it; all of these together. The screen's address has the same names. */
export const CorrespondenceFilter = z.object({
  of: Of,
  /** Addresses: mail from or to any of them. */
  people: z.string().max(4000).optional(),
  direction: Direction.optional(),
  mailbox: Id.optional(),
  /** Colleagues, by id: mail from or to any of them. */
  ours: listOf('[1-9]\\d{0,18}', 2000).optional(),
  kind: listOf('[a-z-]{3,12}', 100).optional(),
  /** Mail with files only. */
  files: z.literal('1').optional(),
  /** First and last day, as days are in `zone`. */
  from: Day.optional(),
  to: Day.optional(),
  zone: z.string().max(60).optional(),
  /** In the language of search, as in its `q`. */
  words: z.string().max(2000).optional(),
});

/** GET /api/correspondence — a page; subjects for the forms subjects and both, mails for the timeline. */
export const CorrespondenceQuery = CorrespondenceFilter.extend({
  form: z.enum(['subjects', 'timeline', 'both']).default('both'),
  /** One conversation alone, whole. */
  conversation: Id.optional(),
  /** How much of each text comes along. */
  texts: z.enum(['none', 'own', 'all']).default('none'),
  cursor: Cursor.optional(),
  /** Down to and with what this cursor ends: the same stretch once more. */
  until: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});

export const CorrespondenceMail = z.object({
  id: Id,
  conversationId: Id,
  subject: z.string(),
  sentAt: Moment,
  from: Person,
  direction: Direction,
  kind: Kind,
  /** How deep it stands in the tree of answers. */
  depth: z.int(),
  /** First own words, or the passage with the words asked for. */
  snippet: z.string(),
  attachments: z.int(),
  spans: z.array(z.object({ kind: z.enum(['own', 'quoted', 'signature']), text: z.string() })).optional(),
});
export const CorrespondenceSubject = z.object({
  id: Id,
  subject: z.string(),
  firstAt: Moment,
  lastAt: Moment,
  /** Mails of it that are shown here, and those of them that `mails` leaves out: the oldest. */
  count: z.int(),
  earlier: z.int(),
  people: z.int(),
  handled: z.object({ at: Moment, by: UserRef.optional() }).optional(),
  /** The last word is theirs and nobody has handled it: since when. */
  waitsSince: Moment.optional(),
  /** Companies and contacts it is filed under besides the one asked for. */
  records: z.array(RecordRef),
  /** As a tree, answers below what they answer. */
  mails: z.array(CorrespondenceMail),
});
export const CorrespondencePage = z.object({
  subjects: z.array(CorrespondenceSubject),
  mails: z.array(CorrespondenceMail),
  next: Cursor.optional(),
  /** Folded words of what is shown that are among those asked for. */
  words: z.array(z.string()),
  hints: z.array(SearchHint),
});

/** GET /api/correspondence/head — how much there is, from when to when. */
export const CorrespondenceHead = z.object({
  of: z.array(RecordRef),
  mails: CappedCount,
  conversations: CappedCount,
  firstAt: Moment.optional(),
  lastAt: Moment.optional(),
});

/** GET /api/correspondence/choices — what can be chosen in each filter, from readable mail, with counts. */
export const CorrespondenceChoices = z.object({
  people: z.array(z.object({ name: z.string(), address: z.string(), ours: z.boolean(), count: z.int() })),
  ours: z.array(z.object({ id: Id, name: z.string(), count: z.int() })),
  mailboxes: z.array(z.object({ id: Id, name: z.string(), count: z.int() })),
  kinds: z.array(z.object({ kind: Kind, count: z.int() })),
  years: z.array(z.object({ year: z.int(), count: z.int() })),
  /** Of how many mails, the newest. */
  mails: z.int(),
});

/** POST /api/correspondence/exports — asks for a download; GET of the address it answers with streams it. */
export const CorrespondenceExport = CorrespondenceFilter.extend({ format: z.enum(['mbox', 'eml']) });
export const CorrespondenceExported = z.object({ address: z.string(), mails: z.int() });

/** GET /api/files — the files of customers' mail; the same file sent several times stands once. */
export const FilesQuery = z.object({
  of: Of,
  q: z.string().max(200).default(''),
  type: z.enum(['picture', 'pdf', 'document', 'table', 'archive', 'other']).optional(),
  direction: Direction.optional(),
  from: Day.optional(),
  to: Day.optional(),
  zone: z.string().max(60).optional(),
  sort: z.enum(['newest', 'oldest', 'name', 'largest']).default('newest'),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export const FilePlace = z.object({
  messageId: Id,
  conversationId: Id,
  position: z.int(),
  name: z.string(),
  subject: z.string(),
  sentAt: Moment,
  from: Person,
  direction: Direction,
});
export const CustomerFile = z.object({
  name: z.string(),
  type: z.string(),
  size: z.int(),
  preview: z.enum(['picture', 'pdf', 'none']),
  /** Where it was sent, newest first, at most ten; `count` says how often. */
  places: z.array(FilePlace),
  count: z.int(),
});
export const FilesPage = z.object({
  items: z.array(CustomerFile),
  next: Cursor.optional(),
  /** With the first page. */
  total: CappedCount.optional(),
});
/** POST /api/files/exports — asks for a zip of chosen files; GET of the address it answers with streams it. */
export const FilesExport = z.object({
  files: z
    .array(z.object({ messageId: Id, position: z.int().min(0).max(32_767) }))
    .min(1)
    .max(500),
});

/** GET /api/contacts/:id/facts, /api/companies/:id/facts — computed from the newest readable mail, never typed. */
export const CorrespondenceFacts = z.object({
  /** Of how many mails. */
  mails: z.int(),
  languages: z.object({ mails: z.int(), items: z.array(z.object({ language: z.string(), count: z.int() })) }),
  /** Mails by weekday (Monday first) and hour, as the clock stood where they were written. */
  hours: z.object({ mails: z.int(), grid: z.array(z.array(z.int())) }),
  knowers: z.object({
    mails: z.int(),
    items: z.array(z.object({ user: UserRef, count: z.int(), lastAt: Moment })),
  }),
  lastIn: z.object({ messageId: Id, conversationId: Id, at: Moment, name: z.string() }).optional(),
  lastOut: z.object({ messageId: Id, conversationId: Id, at: Moment, name: z.string() }).optional(),
  /** Middle of the times until an answer, in seconds. */
  theirAnswer: z.object({ mails: z.int(), seconds: z.int() }).optional(),
  ourAnswer: z.object({ mails: z.int(), seconds: z.int() }).optional(),
});

export type CorrespondenceFilter = z.infer<typeof CorrespondenceFilter>;
export type CorrespondenceQuery = z.input<typeof CorrespondenceQuery>;
export type CorrespondenceMail = z.infer<typeof CorrespondenceMail>;
export type CorrespondenceSubject = z.infer<typeof CorrespondenceSubject>;
export type CorrespondencePage = z.infer<typeof CorrespondencePage>;
export type CorrespondenceHead = z.infer<typeof CorrespondenceHead>;
export type CorrespondenceChoices = z.infer<typeof CorrespondenceChoices>;
export type CorrespondenceExported = z.infer<typeof CorrespondenceExported>;
export type FilesQuery = z.input<typeof FilesQuery>;
export type CustomerFile = z.infer<typeof CustomerFile>;
export type FilesPage = z.infer<typeof FilesPage>;
export type CorrespondenceFacts = z.infer<typeof CorrespondenceFacts>;
