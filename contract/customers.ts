// Contacts and companies: cards, lists, and the review of cards that would make themselves.
import { z } from 'zod';
import { CappedCount, Cursor, Id, Moment, RecordRef, UserRef } from './shared.ts';

const madeBy = z.enum(['person', 'itself', 'import']);

/** A phone number: `number` as a person typed it. */
export const PhoneInput = z.object({
  /** work, mobile, home, fax, or a word of one's own. */
  label: z.string().trim().max(40).default(''),
  number: z.string().trim().min(1).max(60),
});
/** `e164` is what it is found by; empty where it is no number that can be dialled. */
export const Phone = z.object({ label: z.string(), number: z.string(), e164: z.string() });
/** Empty: nobody has said. */
export const Stage = z.enum(['', 'lead', 'active', 'lapsed']);
/** What somebody is to us. `key` names a built-in one, `name` is the house's word for it (empty: the screen's). */
export const RelationRef = z.object({ id: Id, key: z.string(), name: z.string() });
export const TagName = z.string().trim().min(1).max(60);
/** YYYY-MM-DD, or --MM-DD where the year is not known; empty: not known. */
export const Birthday = z.string().regex(/^(\d{4}-\d{2}-\d{2}|--\d{2}-\d{2})?$/);
const cardInput = {
  name: z.string().trim().min(1).max(200),
  phones: z.array(PhoneInput).max(30),
  notes: z.string().max(20_000),
  responsibleId: Id.nullable(),
  relationId: Id.nullable(),
  stage: Stage,
  tags: z.array(TagName).max(50),
};
const card = {
  id: Id,
  /** Counts changes; given back with a change, it tells whether somebody else changed the same. */
  revision: z.int(),
  phones: z.array(Phone),
  responsible: UserRef.optional(),
  relation: RelationRef.optional(),
  madeBy,
  createdAt: Moment,
  updatedAt: Moment,
  firstMailAt: Moment.optional(),
  lastMailAt: Moment.optional(),
  conversations: CappedCount,
};
/** The revision a change was made on. Without it, whatever is there is written over. */
const onRevision = { revision: z.int().optional() };

export const ContactInput = z.object({
  ...cardInput,
  addresses: z.array(z.string().trim().min(1).max(320)).max(50),
  companyId: Id.nullable(),
  job: z.string().max(200),
  language: z.string().max(10),
  birthday: Birthday,
});
/** POST /api/contacts takes the whole; PATCH /api/contacts/:id what changes. */
export const ContactCreate = ContactInput.partial().required({ name: true });
export const ContactPatch = ContactInput.partial().extend(onRevision);
export const Contact = ContactInput.omit({ companyId: true, responsibleId: true, relationId: true }).extend({
  ...card,
  addresses: z.array(z.string()),
  company: RecordRef.optional(),
  /** Own, or the company's. */
  responsibleFrom: z.enum(['card', 'company', 'none']),
  /** Names the picture shown: GET /api/contacts/:id/picture. */
  picture: Id.optional(),
});

export const PostalAddress = z.object({
  /** visits, post, invoices, delivery, or a word of one's own. */
  label: z.string().trim().max(40).default(''),
  street: z.string().trim().max(300).default(''),
  postcode: z.string().trim().max(20).default(''),
  city: z.string().trim().max(100).default(''),
  region: z.string().trim().max(100).default(''),
  /** ISO 3166 alpha-2, or empty. */
  country: z
    .string()
    .regex(/^([A-Z]{2})?$/)
    .default(''),
});
export const CompanyNumber = z.object({
  /** vat, register, or a word of one's own. */
  kind: z.string().trim().min(1).max(40),
  value: z.string().trim().min(1).max(60),
});
export const CompanyInput = z.object({
  ...cardInput,
  domains: z.array(z.string().max(253)).max(50),
  website: z.string().trim().max(300),
  postalAddresses: z.array(PostalAddress).max(20),
  numbers: z.array(CompanyNumber).max(20),
  /** The company it belongs to. */
  parentId: Id.nullable(),
});
export const CompanyCreate = CompanyInput.partial().required({ name: true });
export const CompanyPatch = CompanyInput.partial().extend(onRevision);
export const Company = CompanyInput.omit({ responsibleId: true, relationId: true, parentId: true }).extend({
  ...card,
  people: z.array(z.object({ id: Id, name: z.string(), job: z.string(), address: z.string() })),
  parent: RecordRef.optional(),
  /** Companies of the same group that the viewer may see: those above and all below, this one left out. */
  group: z.array(RecordRef.extend({ parentId: Id.optional() })),
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

export type Phone = z.infer<typeof Phone>;
export type PhoneInput = z.infer<typeof PhoneInput>;
export type Stage = z.infer<typeof Stage>;
export type RelationRef = z.infer<typeof RelationRef>;
export type PostalAddress = z.infer<typeof PostalAddress>;
export type CompanyNumber = z.infer<typeof CompanyNumber>;
export type Contact = z.infer<typeof Contact>;
export type Company = z.infer<typeof Company>;
export type ContactRow = z.infer<typeof ContactRow>;
export type CompanyRow = z.infer<typeof CompanyRow>;
export type ContactCreate = z.infer<typeof ContactCreate>;
export type ContactPatch = z.infer<typeof ContactPatch>;
export type CompanyCreate = z.infer<typeof CompanyCreate>;
export type CompanyPatch = z.infer<typeof CompanyPatch>;
export type CardReview = z.infer<typeof CardReview>;
