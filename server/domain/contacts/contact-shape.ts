// A contact as its page and its list show it, and what may be written.
import type { Card, CardInput, CardRow, PatchOf } from '../cards/card-shape.ts';
import type { RecordRef } from '../refs.ts';

export interface ContactInput extends CardInput {
  addresses: string[];
  companyId: string | null;
  job: string;
  language: string;
  /** YYYY-MM-DD, or --MM-DD where the year is not known. */
  birthday: string;
}

export interface Contact extends Card {
  addresses: string[];
  job: string;
  language: string;
  birthday: string;
  company?: RecordRef | undefined;
  /** Whether the responsible is the card's own, or the company's. */
  responsibleFrom: 'card' | 'company' | 'none';
  /** Names the picture shown. */
  picture?: string | undefined;
}

export interface ContactRow extends CardRow {
  address: string;
  company?: RecordRef | undefined;
  job: string;
  language: string;
  birthday: string;
  picture?: string | undefined;
}

/** What changes; what is left out stays. */
export type ContactPatch = PatchOf<ContactInput>;
export type ContactCreate = ContactPatch & { name: string };
