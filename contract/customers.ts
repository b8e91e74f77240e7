// Contacts and companies: cards, lists, and the review of cards that would make themselves.
import { z } from 'zod';
import { CappedCount, Cursor, Id, Moment, RecordRef, UserRef } from './shared.ts';

const madeBy = z.enum(['person', 'itself', 'import']);

export const ContactInput = z.object({
  name: z.string().trim().min(1).max(200),
  addresses: z.array(z.email()).max(50),
  companyId: Id.nullable(),
  job: z.string().max(200),
  phone: z.string().max(100),
  language: z.string().max(10),
  notes: z.string().max(20_000),
  responsibleId: Id.nullable(),
});
/** POST /api/contacts takes the whole; PATCH /api/contacts/:id what changes. */
export const ContactCreate = ContactInput.partial().required({ name: true });
export const ContactPatch = ContactInput.partial();
export const Contact = ContactInput.omit({ companyId: true, responsibleId: true }).extend({
  id: Id,
  addresses: z.array(z.string()),
  company: RecordRef.optional(),
  responsible: UserRef.optional(),
  /** Own, or the company's. */
  responsibleFrom: z.enum(['card', 'company', 'none']),
  madeBy,
  createdAt: Moment,
  firstMailAt: Moment.optional(),
  lastMailAt: Moment.optional(),
  conversations: CappedCount,
});

export const CompanyInput = z.object({
  name: z.string().trim().min(1).max(200),
  domains: z.array(z.string().max(253)).max(50),
  notes: z.string().max(20_000),
  responsibleId: Id.nullable(),
});
export const CompanyCreate = CompanyInput.partial().required({ name: true });
export const CompanyPatch = CompanyInput.partial();
export const Company = CompanyInput.omit({ responsibleId: true }).extend({
  id: Id,
  responsible: UserRef.optional(),
  madeBy,
  createdAt: Moment,
  people: z.array(z.object({ id: Id, name: z.string(), job: z.string(), address: z.string() })),
  firstMailAt: Moment.optional(),
  lastMailAt: Moment.optional(),
  conversations: CappedCount,
});

/** GET /api/contacts, /api/companies — by name; q narrows by name or address. */
export const CardsQuery = z.object({
  q: z.string().max(200).default(''),
  company: Id.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export const ContactRow = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  company: RecordRef.optional(),
  responsible: UserRef.optional(),
  lastMailAt: Moment.optional(),
});
export const CompanyRow = z.object({
  id: Id,
  name: z.string(),
  domain: z.string(),
  people: z.int(),
  responsible: UserRef.optional(),
  lastMailAt: Moment.optional(),
});
export const ContactPage = z.object({
  items: z.array(ContactRow),
  next: Cursor.optional(),
  /** With the first page. */
  total: CappedCount.optional(),
});
export const CompanyPage = z.object({
  items: z.array(CompanyRow),
  next: Cursor.optional(),
  /** With the first page. */
  total: CappedCount.optional(),
});

/** GET /api/cards/review — cards the first import would make. POST makes the chosen, refuses them, or offers refused ones again. */
export const CardProposal = z.object({
  kind: z.enum(['contact', 'company']),
  key: z.string(),
  name: z.string(),
  companyKey: z.string(),
  mails: z.int(),
  lastAt: Moment.optional(),
});
export const CardReview = z.object({
  companies: z.int(),
  contacts: z.int(),
  items: z.array(CardProposal),
  next: Cursor.optional(),
  /** Set after cards were made: the act `undo` takes them back. */
  undoable: z.object({ companies: z.int(), contacts: z.int(), at: Moment }).optional(),
});
export const CardReviewAct = z.object({
  act: z.enum(['make-all', 'make', 'refuse', 'offer', 'undo']),
  keys: z
    .array(z.object({ kind: z.enum(['contact', 'company']), key: z.string().max(320) }))
    .max(5000)
    .default([]),
});
export const CardReviewActed = z.object({ companies: z.int(), contacts: z.int() });

export type Contact = z.infer<typeof Contact>;
export type Company = z.infer<typeof Company>;
export type ContactRow = z.infer<typeof ContactRow>;
export type CompanyRow = z.infer<typeof CompanyRow>;
export type ContactCreate = z.infer<typeof ContactCreate>;
export type ContactPatch = z.infer<typeof ContactPatch>;
export type CompanyCreate = z.infer<typeof CompanyCreate>;
export type CompanyPatch = z.infer<typeof CompanyPatch>;
export type CardReview = z.infer<typeof CardReview>;
