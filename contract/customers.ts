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
const cardInput = {
  name: z.string().trim().min(1).max(200),
  phones: z.array(PhoneInput).max(30),
  notes: z.string().max(20_000),
  responsibleId: Id.nullable(),
  relationId: Id.nullable(),
  stage: Stage,
  tags: z.array(TagName).max(50),
  postalAddresses: z.array(PostalAddress).max(20),
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

export const CompanyNumber = z.object({
  /** vat, register, or a word of one's own. */
  kind: z.string().trim().min(1).max(40),
  value: z.string().trim().min(1).max(60),
});
export const CompanyInput = z.object({
  ...cardInput,
  domains: z.array(z.string().max(253)).max(50),
  website: z.string().trim().max(300),
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

const idOrNone = z.union([Id, z.literal('none')]).optional();
/** GET /api/contacts, /api/companies — q narrows by name or address; what is left out narrows nothing. */
export const CardsQuery = z.object({
  q: z.string().max(200).default(''),
  relation: idOrNone,
  stage: z.enum(['lead', 'active', 'lapsed', 'none']).optional(),
  /** Ids, with commas between: cards that have them all. */
  tags: z
    .string()
    .regex(/^[1-9]\d{0,18}(,[1-9]\d{0,18}){0,9}$/)
    .optional(),
  responsible: idOrNone,
  madeBy: madeBy.optional(),
  /** Mail has come or gone since, as far as the viewer may read. */
  mailSince: z.iso.date().optional(),
  /** No mail has come or gone since. */
  quietSince: z.iso.date().optional(),
  /** Contacts: of this company. */
  company: Id.optional(),
  /** Contacts: by the language to write to them in. */
  language: z.string().max(10).optional(),
  order: z.enum(['name', 'created', 'mail']).default('name'),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
const row = {
  id: Id,
  name: z.string(),
  responsible: UserRef.optional(),
  relation: RelationRef.optional(),
  stage: Stage,
  tags: z.array(z.string()),
  phone: z.string(),
  madeBy,
  createdAt: Moment,
  lastMailAt: Moment.optional(),
};
export const ContactRow = z.object({
  ...row,
  address: z.string(),
  company: RecordRef.optional(),
  job: z.string(),
  language: z.string(),
  birthday: z.string(),
  picture: Id.optional(),
});
export const CompanyRow = z.object({
  ...row,
  domain: z.string(),
  people: z.int(),
  /** Of its first postal address. */
  city: z.string(),
  country: z.string(),
  vat: z.string(),
  website: z.string(),
  parent: RecordRef.optional(),
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

/** GET /api/contacts/:id/changes, /api/companies/:id/changes — history, newest first. */
export const CardChange = z.object({
  id: Id,
  at: Moment,
  /** As the card calls it; pictureId and binned besides. */
  field: z.string(),
  /** edit, undo, bulk, tags, merge, import, bin, restore. */
  act: z.string(),
  madeBy,
  by: UserRef.optional(),
  /** As the card has it; ids as { id, name }, without a name where the viewer may not know it. */
  before: z.unknown(),
  after: z.unknown(),
  /** Nothing newer has touched the field: POST …/changes/:change/undos writes `before` back. */
  newest: z.boolean(),
  undoneAt: Moment.optional(),
  /** The change is another card's, which was merged into this one since. */
  from: z.object({ id: Id, name: z.string() }).optional(),
});
export const CardChanges = z.object({ items: z.array(CardChange), next: Cursor.optional() });
export const ChangesQuery = z.object({
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

/** GET /api/bin — binned cards, the newest first; they go for good after 30 days. */
export const BinnedCard = RecordRef.extend({ at: Moment, by: UserRef.optional(), goesAt: Moment });
export const Bin = z.object({ items: z.array(BinnedCard), next: Cursor.optional() });

/** GET /api/relations; POST adds one of the house's own, PATCH /api/relations/:id renames or retires (admin). */
export const Relation = RelationRef.extend({ retired: z.boolean() });
export const Relations = z.object({ items: z.array(Relation) });
export const RelationCreate = z.object({ name: z.string().trim().min(1).max(60) });
export const RelationPatch = z.object({
  /** Empty: a built-in one is called as the screen calls it. */
  name: z.string().trim().max(60).optional(),
  retired: z.boolean().optional(),
});

/** GET /api/tags — those on cards the viewer may see. PATCH /api/tags/:id renames; POST /api/tags/:id/merges. */
export const Tag = z.object({ id: Id, name: z.string(), contacts: CappedCount, companies: CappedCount });
export const Tags = z.object({ items: z.array(Tag) });
export const TagsQuery = z.object({ q: z.string().max(60).default('') });
export const TagPatch = z.object({ name: TagName });
export const TagMerge = z.object({ into: Id });

/** POST /api/contacts/acts, /api/companies/acts — one act on many cards; POST /api/card-acts/:id/undos takes it back. */
const CardsFound = CardsQuery.omit({ order: true, cursor: true, limit: true });
export const ManyAct = z.object({
  /** The cards, or what all of them are found by. */
  cards: z.union([z.array(Id).min(1).max(5000), CardsFound]),
  act: z.discriminatedUnion('act', [
    z.object({ act: z.enum(['tag', 'untag']), tag: TagName }),
    z.object({ act: z.literal('responsible'), responsibleId: Id.nullable() }),
    z.object({ act: z.literal('relation'), relationId: Id.nullable() }),
    z.object({ act: z.literal('stage'), stage: Stage }),
    z.object({ act: z.literal('bin') }),
  ]),
});
/** `running`: how many cards it is about, where it goes on in the background: GET /api/card-acts/:id says how far it is. */
export const ManyActed = z.object({ act: Id, changed: z.int(), running: z.int().optional() });
export const ManyUndone = z.object({ undone: z.int(), kept: z.int(), running: z.int().optional() });
export const CardAct = z.object({ total: z.int(), done: z.int(), running: z.boolean(), undone: z.boolean() });

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
export type CardChange = z.infer<typeof CardChange>;
export type BinnedCard = z.infer<typeof BinnedCard>;
export type Relation = z.infer<typeof Relation>;
export type Tag = z.infer<typeof Tag>;
export type ManyAct = z.infer<typeof ManyAct>['act'];
export type CardsFound = z.input<typeof CardsFound>;
export type CardAct = z.infer<typeof CardAct>;
export type CardsQuery = z.input<typeof CardsQuery>;
export type Contact = z.infer<typeof Contact>;
export type Company = z.infer<typeof Company>;
export type ContactRow = z.infer<typeof ContactRow>;
export type CompanyRow = z.infer<typeof CompanyRow>;
export type ContactCreate = z.infer<typeof ContactCreate>;
export type ContactPatch = z.infer<typeof ContactPatch>;
export type CompanyCreate = z.infer<typeof CompanyCreate>;
export type CompanyPatch = z.infer<typeof CompanyPatch>;
export type CardReview = z.infer<typeof CardReview>;
