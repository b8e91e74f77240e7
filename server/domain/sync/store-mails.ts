// Hands mails to the pipeline, one batch behind the fetching, under the lease.
import { sql } from 'kysely';
import { type IncomingMail, receiveMails } from '../incoming/receive-mail.ts';
import type { Run } from './account.ts';
import { holdLease } from './lease.ts';

/** While one batch is being stored the next may be fetched, but no third one. */
export class Store {
  /** Mails kept since the run began. */
  kept = 0;
  private readonly run: Run;
  private under: Promise<void> = Promise.resolve();

  constructor(run: Run) {
    this.run = run;
  }

  /** Waits for the batch before, then begins with this one. @param kept is called when it is durable or has failed */
  async add(mails: IncomingMail[], kept: () => void): Promise<void> {
    try {
      await this.under;
    } catch (error) {
      kept();
      throw error;
    }
    this.under = this.store(mails).finally(kept);
    // Whoever adds next or asks `done` hears of a failure.
    this.under.catch(() => {});
  }

  /** Resolves when everything added is durable. */
  async done(): Promise<void> {
    await this.under;
  }

  private async store(mails: IncomingMail[]): Promise<void> {
    const { live, rest } = Object.groupBy(mails, (mail) => (isLive(this.run, mail) ? 'live' : 'rest'));
    for (const batch of [live ?? [], rest ?? []]) {
      if (batch.length === 0) continue;
      await receive(this.run, batch, batch === live);
      this.kept += batch.length;
    }
  }
}

/** Arrived since the mailbox was connected: not part of what was there before, and worth a notice. */
function isLive({ account }: Run, { placement }: IncomingMail): boolean {
  return placement.internalDate !== undefined && placement.internalDate >= account.createdAt;
}

/** Keeps a batch under the lease; with a cursor it moves in the same transaction (F01). */
export async function receive(
  { deps, account }: Run,
  mails: IncomingMail[],
  live: boolean,
  cursor?: { folderId: string; uidNext: number; onServer: number },
): Promise<void> {
  await receiveMails(deps, mails, {
    live,
    understand: live && mails.length <= 20 ? 'now' : 'later',
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
