// How far a first fetch is: mails in all, fetched, rate and time left, for the mailbox's page.
import { announce } from '../../database/announce.ts';
import type { Run } from './account.ts';
import { countPending } from './pending.ts';

/** What stands in mailboxes.progress; empty when nothing is under way. */
export interface Progress {
  total: number;
  done: number;
  /** Mails a minute, over the last half minute. */
  rate: number;
  secondsLeft: number | undefined;
}

const writeEvery = 1500;
const window = 30_000;

/** Counts what is kept and writes it down now and then. */
export class ProgressMeter {
  private readonly run: Run;
  private samples: { at: number; done: number }[] = [];
  private written = 0;

  constructor(run: Run) {
    this.run = run;
  }

  /** Looks how far it is, at most every second and a half. */
  async look(): Promise<void> {
    if (Date.now() - this.written < writeEvery) return;
    this.written = Date.now();
    const { pending, done } = await countPending(this.run.deps.db, this.run.account.id);
    const now = Date.now();
    this.samples = [...this.samples.filter(({ at }) => now - at < window), { at: now, done }];
    const first = this.samples[0]!;
    const rate = now > first.at ? ((done - first.done) * 60_000) / (now - first.at) : 0;
    await this.write({
      total: pending + done,
      done,
      rate: Math.round(rate),
      secondsLeft: rate > 0 ? Math.round((pending * 60) / rate) : undefined,
    });
  }

  /** Nothing is under way any more. */
  async end(): Promise<void> {
    this.samples = [];
    this.written = 0;
    await this.write(undefined);
  }

  private async write(progress: Progress | undefined): Promise<void> {
    const { deps, account } = this.run;
    await deps.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('mailboxes')
        .set({ progress: JSON.stringify(progress ?? {}), ...(progress ? { state: 'syncing' as const } : {}) })
        .where('id', '=', account.id)
        .where('fence', '=', account.fence)
        .where('state', 'in', ['new', 'syncing', 'ok'])
        .execute();
      await announce(trx, { what: 'mailbox', mailbox: account.id });
    });
  }
}
