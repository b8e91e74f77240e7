// Syncs all mailboxes: takes those that are due and free, one run each, and stops runs whose mailbox changed.
import type { Deps } from '../../deps.ts';
import { type Account, type Pace, usualPace } from './account.ts';
import { ByteBudget } from './byte-budget.ts';
import {
  claimMailbox,
  LeaseLost,
  makeHolder,
  releaseDeadLeases,
  releaseLease,
  renewLeases,
  stillHeld,
} from './lease.ts';
import { pause } from './pause.ts';
import { syncMailbox } from './sync-mailbox.ts';
import { recordTrouble, troubleOf } from './trouble.ts';

/** Mailboxes one process syncs at most; others are for other processes. */
const mostRuns = 200;
const bytesInFlight = 32 * 1024 * 1024;
const renewEvery = 8000;

interface Running {
  account: Account;
  abort: AbortController;
  done: Promise<void>;
}

/**
 * Starts syncing. Any number of processes may do so against one database; each mailbox is synced by one of them.
 * @param pace how often things are looked at
 */
export function startSync(deps: Deps, pace: Pace = usualPace): { stop(): Promise<void> } {
  const holder = makeHolder();
  const budget = new ByteBudget(bytesInFlight);
  const running = new Map<string, Running>();
  const stopping = new AbortController();
  let renewed = 0;
  const watching = watch();

  async function watch(): Promise<void> {
    let isFirst = true;
    while (!stopping.signal.aborted) {
      try {
        if (isFirst) await releaseDeadLeases(deps.db);
        isFirst = false;
        await endChangedRuns();
        while (running.size < mostRuns && !stopping.signal.aborted) {
          const account = await claimMailbox(deps.db, holder);
          if (!account) break;
          begin(account);
        }
      } catch (err) {
        deps.log.warn({ err }, 'looking for mailboxes to sync');
      }
      await pause(pace.watch, stopping.signal);
    }
  }

  async function endChangedRuns(): Promise<void> {
    if (running.size === 0) return;
    if (Date.now() - renewed > renewEvery) {
      await renewLeases(deps.db, holder);
      renewed = Date.now();
    }
    const held = await stillHeld(
      deps.db,
      [...running.values()].map(({ account }) => account),
    );
    for (const [id, { abort }] of running) if (!held.has(id)) abort.abort();
  }

  function begin(account: Account): void {
    const abort = new AbortController();
    const done = run(account, abort.signal).finally(() => running.delete(account.id));
    running.set(account.id, { account, abort, done });
  }

  async function run(account: Account, signal: AbortSignal): Promise<void> {
    try {
      await syncMailbox({ deps, account, signal, budget, pace });
    } catch (error) {
      if (!signal.aborted && !(error instanceof LeaseLost)) await report(account, error);
    }
    await releaseLease(deps.db, account).catch((err) =>
      deps.log.warn({ err, mailbox: account.id }, 'giving a lease back'),
    );
  }

  async function report(account: Account, error: unknown): Promise<void> {
    const { code } = troubleOf(error);
    try {
      const next = await recordTrouble(deps, account, error, pace);
      const words = { mailbox: account.id, code, next: Math.round(next / 1000) };
      if (code === 'internal') deps.log.error({ ...words, err: error }, 'a sync ended');
      else deps.log.info(words, 'a sync ended');
    } catch (err) {
      // The database itself is away: nothing can be written down, and the watch goes on trying.
      deps.log.warn({ err, mailbox: account.id, code }, 'a sync ended and could not say so');
    }
  }

  return {
    async stop() {
      stopping.abort();
      for (const { abort } of running.values()) abort.abort();
      await watching;
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ done }) => done));
    },
  };
}
