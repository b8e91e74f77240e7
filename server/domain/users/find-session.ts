// Finds the session a cookie stands for: every request asks, so this is one query and no detour through better-auth.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { signInSecret } from './sign-in-secret.ts';

export interface FoundSession {
  id: string;
  userId: string;
  /** Used since more than a day: better-auth prolongs it and its cookie. */
  isStale: boolean;
}

/** The name better-auth gives its cookie; browsers keep the prefix to https. */
export function sessionCookie({ url }: Pick<Config, 'url'>): string {
  return `${url.startsWith('https:') ? '__Secure-' : ''}kontor.session_token`;
}

/**
 * Checks the cookie's signature (TOKEN.SIGNATURE, HMAC-SHA256 in base64, as better-auth signs) and looks the token up.
 * Undefined when it is forged, ended, overdue, or its user has left.
 */
export async function findSession(
  db: Kysely<Database>,
  config: Config,
  cookie: string,
): Promise<FoundSession | undefined> {
  const [, token, signature] = /^([^.]{1,200})\.([^.]{1,200})$/.exec(cookie) ?? [];
  if (token === undefined || signature === undefined) return undefined;
  const right = createHmac('sha256', signInSecret(config)).update(token).digest();
  const given = Buffer.from(signature, 'base64');
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const { rows } = await sql<{ id: string; user_id: string; stale: boolean }>`
    select s.id, s.user_id, s.updated_at < now() - interval '1 day' as stale
    from sessions s join users u on u.id = s.user_id
    where s.token = ${token} and s.expires_at > now() and u.disabled_at is null`.execute(db);
  const row = rows[0];
  return row && { id: row.id, userId: row.user_id, isStale: row.stale };
}
