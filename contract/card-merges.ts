// Cards that come together: merges, found duplicates, people who change companies.
import { z } from 'zod';
import { CappedCount, Cursor, Id, Moment, RecordRef, RecordType, UserRef } from './shared.ts';

/** Which card's value stays, by its id; without a word the kept card's, and where it is empty another's. */
const chosen = z.object({
  name: Id,
  job: Id,
  language: Id,
  birthday: Id,
  notes: Id,
  stage: Id,
  website: Id,
  companyId: Id,
  responsibleId: Id,
  relationId: Id,
  parentId: Id,
  pictureId: Id,
});

/** POST /api/contacts/:id/merges, /api/companies/:id/merges — the others join this one. */
export const MergeCards = z.object({
  others: z.array(Id).min(1).max(20),
  fields: chosen.partial().default({}),
});
/** `merges` can be taken back by DELETE /api/card-merges/:id, the last first. */
export const MergedCards = z.object({ id: Id, merges: z.array(Id) });
/** GET /api/contacts/:id/merges — what a card consists of. */
export const CardMerges = z.object({
  items: z.array(z.object({ id: Id, name: z.string(), at: Moment, by: UserRef.optional() })),
});
/** What came back by undoing a merge. */
export const Unmerged = z.object({ type: RecordType, id: Id });

const DuplicateCard = z.object({ id: Id, name: z.string(), about: z.string() });
/** GET /api/duplicates?type=contact, GET /api/contacts/:id/duplicates. */
export const Duplicate = z.object({
  type: RecordType,
  cards: z.tuple([DuplicateCard, DuplicateCard]),
  /** The strongest first. `number`: VAT or another register's. */
  reasons: z.array(z.object({ by: z.enum(['address', 'number', 'phone', 'name']), what: z.string() })),
});
export const Duplicates = z.object({ items: z.array(Duplicate), next: Cursor.optional() });
export const DuplicatesQuery = z.object({ type: RecordType.default('contact'), cursor: Cursor.optional() });
/** POST /api/duplicates/apart — they are not the same; `apart: false` forgets that. */
export const KeepApart = z.object({
  type: RecordType,
  ids: z.tuple([Id, Id]),
  apart: z.boolean().default(true),
});

/** GET /api/contacts/:id/moves — the companies somebody left, the newest first. */
export const ContactMove = z.object({
  id: Id,
  from: RecordRef,
  to: RecordRef.optional(),
  at: Moment,
  by: UserRef.optional(),
  /** Where the mail until then is filed: with the company they left, or with the next one. */
  mail: z.enum(['stays', 'moved']),
  /** Earlier conversations you may read. */
  conversations: CappedCount,
});
export const ContactMoves = z.object({ items: z.array(ContactMove) });
/** PATCH /api/contacts/:id/moves/:move */
export const ContactMovePatch = z.object({ mail: z.enum(['stays', 'moved']) });

export type MergeCards = z.input<typeof MergeCards>;
export type MergedCards = z.infer<typeof MergedCards>;
export type CardMerges = z.infer<typeof CardMerges>;
export type Duplicate = z.infer<typeof Duplicate>;
export type Duplicates = z.infer<typeof Duplicates>;
export type ContactMove = z.infer<typeof ContactMove>;
