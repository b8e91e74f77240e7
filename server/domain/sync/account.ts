// A mailbox as the process sees it that holds its lease: what a run of the sync is given.
import type { Deps } from '../../deps.ts';
import type { Connection } from '../mailboxes/connection.ts';
import type { ByteBudget } from './byte-budget.ts';

export interface Account {
  id: string;
  address: string;
  kind: 'imap' | 'pop3';
  connection: Connection;
  createdAt: Date;
  deleteAfterDays: number | null;
  /** Settings as they were when the lease was taken; a change starts the run anew. */
  revision: number;
  failures: number;
  /** Whether a whole round was ever done. */
  syncedBefore: boolean;
  /** Proof of the lease, checked in every write. */
  fence: string;
}

/** One run: a mailbox, until its lease, its settings or its connection end. */
export interface Run {
  deps: Deps;
  account: Account;
  signal: AbortSignal;
  budget: ByteBudget;
  pace: Pace;
}

/** How often things are looked at, in milliseconds; tests are more impatient than servers like. */
export interface Pace {
  /** Between two looks at all folders. */
  round: number;
  /** Between two looks at the inbox where the server cannot push. */
  poll: number;
  /** Between two looks at which mailboxes there are to sync. */
  watch: number;
  /** First pause after a failure. */
  retry: number;
  /** Silence after which a server counts as hanging. */
  silence: number;
}

export const usualPace: Pace = { round: 30_000, poll: 15_000, watch: 1000, retry: 1000, silence: 60_000 };
