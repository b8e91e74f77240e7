// An import of cards as it is planned, shown and previewed.
import type { Moment } from '../refs.ts';
import type { ColumnField } from './columns.ts';
import type { Existing } from './find-existing.ts';
import type { Reading } from './read-rows.ts';
import type { OnDuplicate } from './write-rows.ts';

/** What a person chose, as it is kept. */
export interface ImportPlan {
  reading: Reading;
  duplicates: OnDuplicate;
  /** By line. */
  rows: Record<string, OnDuplicate>;
}

export interface ShownImport {
  id: string;
  name: string;
  format: 'csv' | 'vcard';
  state:
    | 'uploaded'
    | 'waiting'
    | 'running'
    | 'filing'
    | 'done'
    | 'failed'
    | 'cancelled'
    | 'undoing'
    | 'undone';
  bytesTotal: number;
  bytesDone: number;
  rowsDone: number;
  made: number;
  filled: number;
  skipped: number;
  failed: number;
  companies: number;
  takenBack: number;
  keptOn: number;
  at: Moment;
  endedAt?: Moment | undefined;
}

export interface PreviewRow {
  line: number;
  cells: string[];
  name: string;
  address: string;
  company: string;
  trouble?: string | undefined;
  what?: string | undefined;
  /** The card it is about already. */
  same?: { id: string; type: 'contact' | 'company'; name: string; by: Existing['by'] } | undefined;
  /** The row above that it is about the same one as; not said where a card is there. */
  repeats?: { line: number; name: string; by: Existing['by'] } | undefined;
}

export interface Preview {
  reading: Reading;
  /** The headings; empty ones where there are none. */
  columns: string[];
  /** The mapping is the one chosen last for these headings. */
  remembered: boolean;
  rows: PreviewRow[];
  /** Doubles and faults further down. */
  more: PreviewRow[];
  checked: number;
  /** Not the whole file was looked at. */
  isPart: boolean;
  duplicates: number;
  /** Rows that repeat one above them. */
  repeats: number;
  faulty: number;
}

export type { ColumnField };
