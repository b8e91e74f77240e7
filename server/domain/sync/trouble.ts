// What went wrong with a mailbox, since when and when it is tried again: kept for its page, and cleared when it works.
import { sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Deps } from '../../deps.ts';
import { ConnectionFailed } from '../../protocols/connector/connection-failed.ts';
import { DiskFull } from '../incoming/check-disk.ts';
import type { Account, Pace } from './account.ts';

// A person has to do something first; trying often would only lock the account.
const forPeople = new Set([
  'wrong-password',
  'reconnect',
  'login-disabled',
  'private-address',
  'tls-name',
  'tls-untrusted',
  'tls-expired',
  'oauth-client',
]);
const limitPause = 15 * 60_000;

/** Milliseconds until the next try after `failures` failures in a row, with jitter so that mailboxes do not march in step. */
export function backoff(
  code: string,
  failures: number,
  pace: Pick<Pace, 'retry'>,
  retryAfter?: number,
): number {
  const jitter = 0.75 + Math.random() * 0.5;
  if (code === 'limit') return retryAfter ?? limitPause * Math.min(failures, 4) * jitter;
  if (forPeople.has(code)) return pace.retry * 300 * Math.min(failures, 12) * jitter;
  return Math.min(pace.retry * 3 ** (failures - 1), pace.retry * 900) * jitter;
}

/** The machine name and the server's words of what ended a run. */
export function troubleOf(error: unknown): { code: string; detail: string; retryAfter?: number } {
  if (error instanceof ConnectionFailed) {
    const { code, detail, retryAfter } = error;
    return { code, detail, ...(retryAfter ? { retryAfter } : {}) };
  }
  if (error instanceof DiskFull) return { code: 'disk-full', detail: error.free };
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return { code: 'disk-full', detail: '' };
  return { code: 'internal', detail: '' };
}

/**
 * Writes down why a run ended. A connection lost once is tried again before anybody is told.
 * @returns milliseconds until the next try
 */
export async function recordTrouble(
  { db }: Pick<Deps, 'db'>,
  account: Account,
  error: unknown,
  pace: Pace,
): Promise<number> {
  const { code, detail, retryAfter } = troubleOf(error);
  const failures = account.failures + 1;
  const pause = backoff(code, failures, pace, retryAfter);
  const visible =
    failures > 1 || !['lost', 'timeout', 'refused', 'unreachable', 'server-error', 'internal'].includes(code);
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('mailboxes')
      .set({
        failures,
        next_try_at: sql`now() + make_interval(secs => ${pause / 1000})`,
        ...(visible
          ? {
              state: code === 'limit' ? ('waiting' as const) : ('trouble' as const),
              trouble_code: code,
              trouble_detail: detail,
              trouble_since: sql`coalesce(trouble_since, now())`,
            }
          : {}),
      })
      .where('id', '=', account.id)
      .where('fence', '=', account.fence)
      .where('state', 'not in', ['paused', 'removed'])
      .execute();
    await announce(trx, { what: 'mailbox', mailbox: account.id });
  });
  return pause;
}

/** The connection works again. */
export async function clearTrouble(
  { db }: Pick<Deps, 'db'>,
  account: Account,
  state: 'syncing' | 'ok',
): Promise<void> {
  account.failures = 0;
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('mailboxes')
      .set({
        state,
        failures: 0,
        next_try_at: null,
        trouble_code: null,
        trouble_detail: null,
        trouble_since: null,
      })
      .where('id', '=', account.id)
      .where('fence', '=', account.fence)
      .where('state', 'not in', ['paused', 'removed'])
      .execute();
    await announce(trx, { what: 'mailbox', mailbox: account.id });
  });
}
