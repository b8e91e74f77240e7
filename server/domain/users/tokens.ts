// API tokens: keys with which a user's own programs act in their name, never further than they may.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { hashSecret, newSecret } from './one-time-token.ts';
import { insertToken, noteTokenUse, revokeOwnToken } from './queries.ts';

export interface Token {
  id: string;
  name: string;
  /** Its first characters. */
  prefix: string;
  scope: 'read' | 'write';
  createdAt: string;
  expiresAt: string;
  lastUsedAt?: string;
}

/** A user's own tokens that still work, newest first. */
export async function listTokens(db: Kysely<Database>, userId: string): Promise<Token[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'prefix', 'scope', 'created_at', 'expires_at', 'last_used_at'])
    .where('user_id', '=', userId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ created_at, expires_at, last_used_at, ...row }) => ({
    ...row,
    createdAt: created_at.toISOString(),
    expiresAt: expires_at.toISOString(),
    ...(last_used_at ? { lastUsedAt: last_used_at.toISOString() } : {}),
  }));
}

/** Makes a token; `token` is shown this once. */
export async function createToken(
  db: Kysely<Database>,
  userId: string,
  input: { name: string; scope: 'read' | 'write'; expiresInDays: number },
): Promise<Token & { token: string }> {
  const { secret } = newSecret();
  const token = `kontor_${secret}`;
  const prefix = token.slice(0, 12);
  const { name, scope, expiresInDays: days } = input;
  return transaction(db, async (trx) => {
    const id = await insertToken(trx, { userId, name, prefix, hash: hashSecret(token), scope, days });
    await writeJournal(trx, userId, 'token.made', { token: id, scope });
    const made = (await listTokens(trx, userId)).find((one) => one.id === id)!;
    return { ...made, token };
  });
}

/** @throws ProductError not-found for a token that is not the user's own */
export async function revokeToken(db: Kysely<Database>, userId: string, id: string): Promise<void> {
  await transaction(db, async (trx) => {
    if (!(await revokeOwnToken(trx, userId, id)))
      throw new ProductError('not-found', 'There is no such token.');
    await announce(trx, { what: 'access', user: userId });
    await writeJournal(trx, userId, 'token.ended', { token: id });
  });
}

/** Whose token this is and what it may; undefined for one that is unknown, ended, or of somebody who left. */
export async function findTokenUser(
  db: Kysely<Database>,
  token: string,
): Promise<{ tokenId: string; userId: string; scope: 'read' | 'write' } | undefined> {
  const { rows } = await sql<{ id: string; user_id: string; scope: 'read' | 'write' }>`
    select t.id, t.user_id, t.scope from api_tokens t join users u on u.id = t.user_id
    where t.token_hash = ${hashSecret(token)} and t.revoked_at is null and t.expires_at > now()
      and u.disabled_at is null`.execute(db);
  const row = rows[0];
  if (!row) return undefined;
  await noteTokenUse(db, row.id);
  return { tokenId: row.id, userId: row.user_id, scope: row.scope };
}
