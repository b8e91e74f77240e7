// People in mail who have no card: the list, what a card would say, making cards, saying never, taking back.
import { z } from 'zod';
import { PhoneInput, PostalAddress } from './customers.ts';
import { CappedCount, Cursor, Id, Moment, RecordRef } from './shared.ts';

const Address = z.string().trim().toLowerCase().min(3).max(320);
/** An address that looks like one person's, like several people's (info@), or like a machine's. */
const AddressSort = z.enum(['person', 'shared', 'machine']);
const yes = z.enum(['true', 'false']).default('false');

/** GET /api/unfiled — most mail first, or the latest. `all` shows machines and newsletters too. */
export const UnfiledQuery = z.object({
  sort: z.enum(['frequent', 'recent', 'name']).default('frequent'),
  /** never: those somebody said are no customers. */
  standing: z.enum(['open', 'never']).default('open'),
  all: yes,
  q: z.string().max(200).default(''),
  domain: z.string().max(253).optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const UnfiledRow = z.object({
  address: z.string(),
  /** As last written, by them if ever; may be empty. */
  name: z.string(),
  domain: z.string(),
  sort: AddressSort,
  countIn: z.int(),
  countOut: z.int(),
  /** Mails between others that name them. */
  countBeside: z.int(),
  firstAt: Moment,
  lastAt: Moment,
  lastSubject: z.string(),
  lastConversation: z.string(),
  /** Whose domain it is, where there is a card. */
  company: RecordRef.optional(),
});
export const UnfiledPage = z.object({
  items: z.array(UnfiledRow),
  next: Cursor.optional(),
  /** With the first page. */
  total: CappedCount.optional(),
});

/** GET /api/unfiled/domains — the same people by domain. */
export const UnfiledDomainsQuery = UnfiledQuery.pick({ standing: true, all: true, q: true });
export const UnfiledDomains = z.object({
  items: z.array(
    z.object({
      domain: z.string(),
      people: z.int(),
      mails: z.int(),
      lastAt: Moment,
      company: RecordRef.optional(),
    }),
  ),
});

/** GET /api/unfiled/proposals?address=a&address=b */
export const ProposalsQuery = z.object({
  address: z.union([Address.transform((one) => [one]), z.array(Address).max(50)]),
});
const from = z.enum(['signature', 'header', 'domain', 'address']);
const ProposedValue = z.object({ value: z.string(), from, messageId: z.string().optional() });
export const ProposedPhone = z.object({
  number: z.string(),
  e164: z.string(),
  label: z.enum(['mobile', 'work', 'fax']),
  messageId: z.string(),
});
/** What a card would say: each value with where it was read. */
export const Proposal = z.object({
  address: z.string(),
  sort: AddressSort,
  name: ProposedValue.optional(),
  job: ProposedValue.optional(),
  /** With `id` a card that is there; else one to be made. */
  company: ProposedValue.extend({ id: Id.optional(), domain: z.string() }).optional(),
  website: ProposedValue.optional(),
  postal: ProposedValue.optional(),
  vat: ProposedValue.optional(),
  phones: z.array(ProposedPhone),
});
export const Proposals = z.object({ items: z.array(Proposal) });

/** POST /api/unfiled/cards */
export const UnfiledCards = z.object({
  items: z
    .array(
      z.object({
        address: Address,
        name: z.string().trim().max(200).optional(),
        job: z.string().trim().max(200).optional(),
        phones: z.array(PhoneInput).max(30).optional(),
        /** Left out: what is proposed; null: none. */
        company: z
          .object({ id: Id.optional(), name: z.string().trim().max(200).optional() })
          .nullable()
          .optional(),
        /** For the company, as far as its card says nothing of it. */
        website: z.string().trim().max(300).optional(),
        vat: z.string().trim().max(60).optional(),
        /** For the company, or for a person without one: street, code and town on one line. */
        postal: z.string().trim().max(300).optional(),
      }),
    )
    .min(1)
    .max(200),
  /** A person looked at what each card says. */
  confirmed: z.boolean().default(false),
  /** Goes on with an act: many pieces are taken back as one. */
  act: Id.optional(),
});
/** POST /api/unfiled/never — addresses, or `@domain`. */
export const UnfiledNever = z.object({ patterns: z.array(Address).min(1).max(200), act: Id.optional() });
/** POST /api/unfiled/acts — of all that the filter finds, piece by piece: asked again with `act` and `from` while there is a `next`. */
export const UnfiledFoundAct = z.object({
  found: z.object({
    standing: z.enum(['open', 'never']).default('open'),
    all: z.boolean().default(false),
    q: z.string().max(200).default(''),
    domain: z.string().max(253).optional(),
  }),
  do: z.enum(['make', 'never']),
  act: Id.optional(),
  from: Cursor.optional(),
});
/** DELETE /api/unfiled/acts/:id takes it back as a whole. */
export const UnfiledActed = z.object({
  id: Id,
  contacts: z.array(z.object({ id: Id, name: z.string() })),
  companies: z.array(z.object({ id: Id, name: z.string() })),
  never: z.array(z.string()),
});
export const UnfiledFoundActed = UnfiledActed.extend({ next: Cursor.optional() });
export const UnfiledUndone = z.object({ contacts: z.int(), companies: z.int(), never: z.int() });

/** GET /api/contacts/:id/suggestions — what the latest mail says and the card does not, nor its company's. */
export const ContactSuggestions = z.object({
  job: ProposedValue.optional(),
  phones: z.array(ProposedPhone),
  /** For somebody without a company: with `id` one that has a card. */
  company: ProposedValue.extend({ id: Id.optional() }).optional(),
  /** For the company's card. */
  website: ProposedValue.optional(),
  vat: ProposedValue.optional(),
  /** As it is written, and as a card has it; the company's, or theirs where they have none. */
  postal: ProposedValue.extend({ address: PostalAddress }).optional(),
});
const SuggestionField = z.enum(['phones', 'job', 'company', 'website', 'vat', 'postal']);
/** POST /api/contacts/:id/suggestions/declines — is not offered again; `undo` offers it again. */
export const DeclineSuggestion = z.object({
  field: SuggestionField,
  /** As it was offered. */
  value: z.string().trim().min(1).max(320),
  undo: z.boolean().default(false),
});
/** POST /api/contacts/:id/suggestions/companies — writes what is for the company to its card; a new one is made for it. */
export const TakeSuggestion = z.object({
  field: z.enum(['company', 'website', 'vat', 'postal']),
  value: z.string().trim().min(1).max(320),
});

export type UnfiledRow = z.infer<typeof UnfiledRow>;
export type UnfiledPage = z.infer<typeof UnfiledPage>;
export type UnfiledDomains = z.infer<typeof UnfiledDomains>;
export type Proposal = z.infer<typeof Proposal>;
export type Proposals = z.infer<typeof Proposals>;
export type UnfiledCards = z.input<typeof UnfiledCards>;
export type UnfiledFoundAct = z.input<typeof UnfiledFoundAct>;
export type UnfiledFoundActed = z.infer<typeof UnfiledFoundActed>;
export type UnfiledActed = z.infer<typeof UnfiledActed>;
export type UnfiledUndone = z.infer<typeof UnfiledUndone>;
export type SuggestionField = z.infer<typeof SuggestionField>;
export type ContactSuggestions = z.infer<typeof ContactSuggestions>;
