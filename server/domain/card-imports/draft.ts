// A card as a file describes it, before it is one; and why a row gives none.
import type { PhoneInput, PostalAddress, Stage } from '../cards/card-shape.ts';
import type { PictureType } from '../cards/queries.ts';
import type { CompanyNumber } from '../companies/company-shape.ts';

export interface CardDraft {
  type: 'contact' | 'company';
  name: string;
  /** Lower case. */
  addresses: string[];
  phones: PhoneInput[];
  job: string;
  language: string;
  birthday: string;
  notes: string;
  tags: string[];
  stage: Stage;
  /** What they are to us, as the file says it. */
  relation: string;
  /** Where they work, by name. */
  company: string;
  website: string;
  domains: string[];
  numbers: CompanyNumber[];
  postalAddresses: PostalAddress[];
  picture: { type: PictureType; bytes: Buffer } | undefined;
}

/** What is wrong with a row: a code the screen has words for, and the value at fault. */
export interface RowTrouble {
  trouble: string;
  what: string;
}

/** A row of a file as it was read. `line` is where it begins, the first being 1. */
export type ReadRow = { line: number; cells: string[] } & ({ draft: CardDraft } | RowTrouble);

export const emptyDraft = (type: CardDraft['type']): CardDraft => ({
  type,
  name: '',
  addresses: [],
  phones: [],
  job: '',
  language: '',
  birthday: '',
  notes: '',
  tags: [],
  stage: '',
  relation: '',
  company: '',
  website: '',
  domains: [],
  numbers: [],
  postalAddresses: [],
  picture: undefined,
});
