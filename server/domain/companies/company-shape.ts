// A company as its page and its list show it, and what may be written.
import type { CappedCount, Moment, UserRef } from '../refs.ts';

interface Written {
  name: string;
  domains: string[];
  notes: string;
}

export interface Company extends Written {
  id: string;
  responsible?: UserRef | undefined;
  madeBy: 'person' | 'itself' | 'import';
  createdAt: Moment;
  people: { id: string; name: string; job: string; address: string }[];
  firstMailAt?: Moment | undefined;
  lastMailAt?: Moment | undefined;
  conversations: CappedCount;
}

export interface CompanyRow {
  id: string;
  name: string;
  domain: string;
  people: number;
  responsible?: UserRef | undefined;
  lastMailAt?: Moment | undefined;
}

/** What changes; what is left out stays. */
export type CompanyPatch = Partial<Written & { responsibleId: string | null }>;
export type CompanyCreate = CompanyPatch & { name: string };
