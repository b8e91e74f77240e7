// Whether a session or token that opened something long-lived still holds.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** How somebody came in. */
export type CameBy = { by: 'session'; sessionId: string } | { by: 'token'; tokenId: string };

/** False once the session was ended or the token revoked, or their time is over. */
export async function isSignedInStill(db: Kysely<Database>, came: CameBy): Promise<boolean> {
  const { rows } =
    came.by === 'session'
      ? await sql`select 1 from sessions where id = ${came.sessionId} and expires_at > now()`.execute(db)
      : await sql`select 1 from api_tokens
          where id = ${came.tokenId} and revoked_at is null and expires_at > now()`.execute(db);
  return rows.length > 0;
}
