// Hands mails to the pipeline, one batch behind the fetching, under the lease.
import { sql } from 'kysely';
import { addJob } from '../../database/queue.ts';
import { type IncomingMail, type ReceiveOptions, receiveMails } from '../incoming/receive-mail.ts';
import { finishWordsIndex, prepareWordsIndex } from '../search/words-index.ts';
import type { Run } from './account.ts';
import { holdLease } from './lease.ts';

/** So many at once are a first fetch, for which the index over words is better built once. */
const manyMails = 100;

/** While one batch is being stored the next may be fetched, but no third one. */
export class Store {
  /** Mails kept since the run began. */
  kept = 0;
  private readonly run: Run;
  private under: Promise<void> = Promise.resolve();
  /** Batches that are kept and being understood. */
  private readonly behind = new Set<Promise<void>>();
  private isMuch = false;

  constructor(run: Run) {
    this.run = run;
  }

  /** Waits for the batch before, then begins with this one. @param done is called when its bytes are no longer needed */
  async add(mails: IncomingMail[], done: () => void): Promise<void> {
    try {
      await this.under;
    } catch (error) {
      done();
      throw error;
    }
    this.under = this.store(mails, done);
    // Whoever adds next or asks `done` hears of a failure.
    this.under.catch(() => {});
  }

  /** Resolves when everything added is durable and understood, but for what is left to a worker. */
  async done(): Promise<void> {
    await this.under;
    await Promise.all(this.behind);
  }

  /** Everything there was is stored: brings in order what waits for the end of much mail. */
  async finish(): Promise<void> {
    if (!this.isMuch) return;
    const { db } = this.run.deps;
    await finishWordsIndex(db);
    await addJob(db, 'propose-cards', {}, { key: 'propose-cards' });
    this.isMuch = false;
  }

  private async store(mails: IncomingMail[], done: () => void): Promise<void> {
    try {
      const { live = [], rest = [] } = Object.groupBy(mails, (mail) =>
        isLive(this.run, mail) ? 'live' : 'rest',
      );
      if (live.length > 0) await receive(this.run, live, { live: true });
      if (rest.length > 0) await this.storeRest(rest);
      this.kept += mails.length;
    } finally {
      void Promise.all(this.behind).then(done);
    }
  }

  private async storeRest(mails: IncomingMail[]): Promise<void> {
    if (!this.isMuch && mails.length >= manyMails) {
      this.isMuch = true;
      await prepareWordsIndex(this.run.deps.db);
    }
    // While one batch is written, the next is parsed.
    while (this.behind.size > 1) await Promise.race(this.behind);
    await receive(this.run, mails, {
      onBehind: (understanding) => {
        this.behind.add(understanding);
        void understanding.then(() => this.behind.delete(understanding));
      },
    });
  }
}

/** Arrived since the mailbox was connected: not part of what was there before, and worth a notice. */
function isLive({ account }: Run, { placement }: IncomingMail): boolean {
  return placement.internalDate !== undefined && placement.internalDate >= account.createdAt;
}

interface How {
  live?: boolean;
  /** Moves in the same transaction (F01). */
  cursor?: { folderId: string; uidNext: number; onServer: number };
  onBehind?: ReceiveOptions['onBehind'];
}

/** Keeps a batch under the lease. */
export async function receive(
  { deps, account }: Run,
  mails: IncomingMail[],
  { live = false, cursor, onBehind }: How,
): Promise<void> {
  await receiveMails(deps, mails, {
    live,
    understand: onBehind ? 'behind' : live && mails.length <= 20 ? 'now' : 'later',
    ...(onBehind ? { onBehind } : {}),
    alsoInTransaction: async (trx) => {
      await holdLease(trx, account);
      if (!cursor) return;
      await trx
        .updateTable('folders')
        .set({ uid_next: sql`greatest(uid_next, ${cursor.uidNext})`, on_server: cursor.onServer })
        .where('id', '=', cursor.folderId)
        .execute();
    },
  });
}
