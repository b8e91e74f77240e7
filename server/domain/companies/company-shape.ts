// A company as its page and its list show it, and what may be written.
import type { Card, CardInput, CardRow, PatchOf } from '../cards/card-shape.ts';
import type { RecordRef } from '../refs.ts';

export interface CompanyNumber {
  /** vat, register, or a word of one's own. */
  kind: string;
  value: string;
}

interface CompanyOwn {
  domains: string[];
  website: string;
  numbers: CompanyNumber[];
}

export interface CompanyInput extends CardInput, CompanyOwn {
  parentId: string | null;
}

export interface Company extends Card, CompanyOwn {
  people: { id: string; name: string; job: string; address: string }[];
  parent?: RecordRef | undefined;
  /** Companies of the same group that the viewer may see, this one left out. */
  group: (RecordRef & { parentId?: string | undefined })[];
}

export interface CompanyRow extends CardRow {
  domain: string;
  people: number;
  /** Of its first postal address. */
  city: string;
  country: string;
  vat: string;
  website: string;
  parent?: RecordRef | undefined;
}

/** What changes; what is left out stays. */
export type CompanyPatch = PatchOf<CompanyInput>;
export type CompanyCreate = CompanyPatch & { name: string };
