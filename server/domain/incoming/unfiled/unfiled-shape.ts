// What the domain says of people without a card: rows of the list, groups, proposals, acts.
import type { ReadFrom } from '../../contacts/read-card/read-card.ts';
import type { RecordRef } from '../../refs.ts';

export type UnfiledSort = 'frequent' | 'recent' | 'name';

export interface UnfiledQuery {
  sort: UnfiledSort;
  /** never: those a person said are no customers. */
  standing: 'open' | 'never';
  /** Machines, newsletters and who is only named besides. */
  all: boolean;
  q: string;
  domain?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** One address without a card, from mail the viewer may read alone. */
export interface UnfiledRow {
  address: string;
  name: string;
  domain: string;
  sort: 'person' | 'shared' | 'machine';
  countIn: number;
  countOut: number;
  countBeside: number;
  firstAt: string;
  lastAt: string;
  lastSubject: string;
  lastConversation: string;
  /** Whose domain this is, if there is a card. */
  company?: RecordRef;
}

export interface UnfiledPage {
  items: UnfiledRow[];
  next?: string;
  /** With the first page. */
  total?: { count: number; capped: boolean };
}

export interface UnfiledDomain {
  domain: string;
  people: number;
  mails: number;
  lastAt: string;
  company?: RecordRef;
}

/** A value, where it was read, and in which mail. */
export interface ProposedValue {
  value: string;
  from: ReadFrom;
  messageId?: string;
}

export interface ProposedPhone {
  number: string;
  e164: string;
  label: 'mobile' | 'work' | 'fax';
  messageId: string;
}

/** What a card for an address would say. */
export interface Proposal {
  address: string;
  sort: UnfiledRow['sort'];
  name?: ProposedValue;
  job?: ProposedValue;
  /** An existing card where `id` is given, else one to be made. */
  company?: ProposedValue & { id?: string; domain: string };
  website?: ProposedValue;
  postal?: ProposedValue;
  vat?: ProposedValue;
  phones: ProposedPhone[];
}

/** A card to be made: what a person confirmed, or nothing but the address, and then what is proposed. */
export interface UnfiledItem {
  address: string;
  name?: string | undefined;
  job?: string | undefined;
  phones?: { label: string; number: string }[] | undefined;
  /** null: no company. */
  company?:
    | { id?: string | undefined; name?: string | undefined; domain?: string | undefined }
    | null
    | undefined;
  /** Of the company, where it has none. */
  website?: string | undefined;
  vat?: string | undefined;
  /** Of the company, or of a person without one; on one line. */
  postal?: string | undefined;
}

/** What an act did; `id` takes it back. */
export interface UnfiledActed {
  id: string;
  contacts: { id: string; name: string }[];
  companies: { id: string; name: string }[];
  never: string[];
}
