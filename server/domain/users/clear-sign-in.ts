// Clears away what sign-in leaves behind: ended sessions, used links, counts of tries; nothing that answers for an act.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** Deletes what has been over for a while. @returns rows gone */
export async function clearSignIn(db: Kysely<Database>): Promise<number> {
  const old = [
    sql`delete from sessions where expires_at < now() - interval '1 day'`,
    sql`delete from verifications where expires_at < now() - interval '1 day'`,
    sql`delete from one_time_links where expires_at < now() - interval '30 days'`,
    sql`delete from sign_in_failures where last_at < now() - interval '1 day'`,
    sql`delete from rate_limits where last_request < extract(epoch from now() - interval '1 day') * 1000`,
  ];
  let gone = 0;
  for (const statement of old) gone += Number((await statement.execute(db)).numAffectedRows ?? 0);
  return gone;
}
