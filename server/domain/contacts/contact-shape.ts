// A contact as its page and its list show it, and what may be written.
import type { CappedCount, Moment, RecordRef, UserRef } from '../refs.ts';

interface Written {
  name: string;
  addresses: string[];
  job: string;
  phone: string;
  language: string;
  notes: string;
}

export interface Contact extends Written {
  id: string;
  company?: RecordRef | undefined;
  responsible?: UserRef | undefined;
  /** Whether the responsible is the card's own, or the company's. */
  responsibleFrom: 'card' | 'company' | 'none';
  madeBy: 'person' | 'itself' | 'import';
  createdAt: Moment;
  firstMailAt?: Moment | undefined;
  lastMailAt?: Moment | undefined;
  conversations: CappedCount;
}

export interface ContactRow {
  id: string;
  name: string;
  address: string;
  company?: RecordRef | undefined;
  responsible?: UserRef | undefined;
  lastMailAt?: Moment | undefined;
}

/** What changes; what is left out stays. */
export type ContactPatch = Partial<Written & { companyId: string | null; responsibleId: string | null }>;
export type ContactCreate = ContactPatch & { name: string };
