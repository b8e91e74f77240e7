// Slows down guessing one account's password from many addresses: ten wrong ones, then a quarter of an hour's pause.
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

const most = 10;
const pause = '15 minutes';

/** @throws APIError 429 while the account pauses; the right password is not tried either */
export async function refuseTooManyFailures(db: Kysely<Database>, email: unknown): Promise<void> {
  const { rows } = await sql`select 1 from sign_in_failures
    where account_hash = ${hash(email)} and count >= ${most} and last_at > now() - ${pause}::interval`.execute(
    db,
  );
  if (rows.length === 0) return;
  const { APIError } = await import('better-auth/api');
  throw new APIError('TOO_MANY_REQUESTS', {
    code: 'TOO_MANY_TRIES',
    message: 'Too many wrong passwords. Please wait a quarter of an hour.',
  });
}

/** Counts a wrong password. */
export async function noteFailure(db: Kysely<Database>, email: unknown): Promise<void> {
  await sql`insert into sign_in_failures as f (account_hash, count, last_at) values (${hash(email)}, 1, now())
    on conflict (account_hash) do update
    set count = case when f.last_at > now() - ${pause}::interval then f.count + 1 else 1 end, last_at = now()`.execute(
    db,
  );
}

/** A right password ends the count; so does an admin's new password link. */
export async function forgetFailures(db: Kysely<Database>, email: unknown): Promise<void> {
  await db.deleteFrom('sign_in_failures').where('account_hash', '=', hash(email)).execute();
}

function hash(email: unknown): Buffer {
  return createHash('sha256').update(String(email).trim().toLowerCase()).digest();
}
