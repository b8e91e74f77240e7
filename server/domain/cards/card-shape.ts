// What the cards of contacts and companies have in common, as they are shown and written.
import type { CappedCount, Moment, UserRef } from '../refs.ts';

export type CardType = 'contact' | 'company';
export type Stage = '' | 'lead' | 'active' | 'lapsed';

/** Which card. */
export interface CardRef {
  type: CardType;
  id: string;
}

/** A phone number as a person typed it. */
export interface PhoneInput {
  /** work, mobile, home, fax, or a word of one's own. */
  label: string;
  number: string;
}

/** `e164` is what it is found by; empty where it is no number that can be dialled. */
export interface Phone extends PhoneInput {
  e164: string;
}

export interface PostalAddress {
  /** visits, post, invoices, delivery, home, or a word of one's own. */
  label: string;
  street: string;
  postcode: string;
  city: string;
  region: string;
  /** ISO 3166 alpha-2, or empty. */
  country: string;
}

/** What somebody is to us: a built-in one by `key`, `name` where the house has its own word. */
export interface RelationRef {
  id: string;
  key: string;
  name: string;
}

/** What a person may write on every card. */
export interface CardInput {
  name: string;
  phones: PhoneInput[];
  postalAddresses: PostalAddress[];
  notes: string;
  responsibleId: string | null;
  relationId: string | null;
  stage: Stage;
  tags: string[];
}

/** What is shown of every card. */
export interface Card {
  id: string;
  revision: number;
  name: string;
  phones: Phone[];
  postalAddresses: PostalAddress[];
  notes: string;
  responsible?: UserRef | undefined;
  relation?: RelationRef | undefined;
  stage: Stage;
  tags: string[];
  madeBy: 'person' | 'itself' | 'import';
  createdAt: Moment;
  updatedAt: Moment;
  firstMailAt?: Moment | undefined;
  lastMailAt?: Moment | undefined;
  conversations: CappedCount;
}

/** What a list shows of every card. */
export interface CardRow {
  id: string;
  name: string;
  responsible?: UserRef | undefined;
  relation?: RelationRef | undefined;
  stage: Stage;
  tags: string[];
  /** The first one, as typed. */
  phone: string;
  madeBy: Card['madeBy'];
  createdAt: Moment;
  lastMailAt?: Moment | undefined;
}

/** What changes; what is left out stays. `revision` is the card as its writer saw it. */
export type PatchOf<Input> = { [Key in keyof Input]?: Input[Key] | undefined } & {
  revision?: number | undefined;
};
