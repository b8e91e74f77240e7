// Shapes that several nouns of the contract share.
import { z } from 'zod';

/** An id: a bigint as a string, so that no browser rounds it. */
export const Id = z.string().regex(/^[1-9]\d{0,18}$/);
/** A moment, ISO 8601 in UTC with milliseconds. */
export const Moment = z.iso.datetime({ offset: true });
/** A page's cursor: opaque; give back what the last page said. */
export const Cursor = z.string().max(1200);
export const Language = z.enum(['en', 'nl', 'ru', 'pl']);
export const Role = z.enum(['admin', 'member', 'read-only']);
export const Policy = z.enum(['team', 'open', 'responsible', 'own', 'personal']);
export const Direction = z.enum(['in', 'out', 'internal']);
export const Kind = z.enum(['personal', 'auto-reply', 'bounce', 'list', 'bulk', 'calendar']);
export const Box = z.enum(['inbox', 'sent', 'all', 'junk']);
export const RecordType = z.enum(['contact', 'company']);

/** A count that is never dearer than its cap: at the cap the screen says "1000+". */
export const CappedCount = z.object({ count: z.int(), capped: z.boolean() });
export const Person = z.object({ name: z.string(), address: z.string() });
/** A colleague as shown beside things. */
export const UserRef = z.object({ id: Id, name: z.string() });
export const RecordRef = z.object({ type: RecordType, id: Id, name: z.string() });

/** What every error answers: a kind for programs, words for people, which field if one is at fault. */
export const Problem = z.object({
  kind: z.enum(['not-found', 'not-allowed', 'invalid', 'conflict', 'unavailable', 'internal']),
  words: z.string(),
  field: z.string().optional(),
  /** Key of the words in the screen's language files, with its parameters. */
  code: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

export const Done = z.object({ ok: z.literal(true) });

export type Id = z.infer<typeof Id>;
export type Language = z.infer<typeof Language>;
export type Role = z.infer<typeof Role>;
export type Policy = z.infer<typeof Policy>;
export type Direction = z.infer<typeof Direction>;
export type Kind = z.infer<typeof Kind>;
export type Box = z.infer<typeof Box>;
export type Person = z.infer<typeof Person>;
export type UserRef = z.infer<typeof UserRef>;
export type RecordRef = z.infer<typeof RecordRef>;
export type CappedCount = z.infer<typeof CappedCount>;
export type Problem = z.infer<typeof Problem>;
