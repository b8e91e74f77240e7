// Finds, makes and refreshes audiences: who may read, one row per distinct reason.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { loadAccessFacts } from './access-facts.ts';
import { audienceKey, canonicalReason } from './audience-key.ts';
import { type AudienceReason, readersOfMessage } from './readers-of-message.ts';
import { remembered } from './remember.ts';
import type { Viewer } from './viewer.ts';

/**
 * The audiences of these reasons, in the same order; missing ones are made. Any number of processes may ask at once:
 * keys are inserted sorted, and a change of policies waits until this transaction ends, so that no audience is made
 * from facts that have just become old.
 */
export async function audienceIds(trx: Transaction<Database>, reasons: AudienceReason[]): Promise<string[]> {
  const wanted = reasons.map((reason) => {
    const canonical = canonicalReason(reason);
    return { canonical, key: audienceKey(canonical) };
  });
  const byKey = new Map(wanted.map((one) => [one.key.toString('hex'), one]));
  const ids = await findIds(
    trx,
    [...byKey.values()].map(({ key }) => key),
  );
  const missing = [...byKey.keys()].filter((key) => !ids.has(key)).sort();
  if (missing.length > 0) {
    await sql`select pg_advisory_xact_lock_shared(${audienceLock})`.execute(trx);
    const facts = await loadAccessFacts(trx);
    const rows = missing.map((key) => {
      const { canonical, key: bytes } = byKey.get(key)!;
      return {
        key: bytes,
        reason: JSON.stringify(canonical),
        mailbox_ids: canonical.mailboxes,
        user_ids: usersOf(canonical),
        readers: readersOfMessage(canonical, facts),
      };
    });
    await trx
      .insertInto('audiences')
      .values(rows)
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
    const made = await findIds(
      trx,
      missing.map((key) => byKey.get(key)!.key),
    );
    for (const [key, id] of made) ids.set(key, id);
  }
  return wanted.map(({ key }) => ids.get(key.toString('hex'))!);
}

/** Whose change makes readers change: one mailbox's policy, owner or people, one user's leaving, or anything. */
export type AudienceChange = { mailboxId: string } | { userId: string } | { all: true };

/**
 * Derives the readers of the audiences concerned anew and says so to open screens; messages are never touched.
 * Call it in the transaction that changes the policy, after the change.
 * @returns how many audiences have other readers now
 */
export async function refreshAudiences(trx: Transaction<Database>, change: AudienceChange): Promise<number> {
  await sql`select pg_advisory_xact_lock(${audienceLock})`.execute(trx);
  const facts = await loadAccessFacts(trx);
  let query = trx.selectFrom('audiences').select(['id', 'reason', 'readers']).orderBy('id');
  if ('mailboxId' in change)
    query = query.where(sql<boolean>`mailbox_ids @> array[${change.mailboxId}]::bigint[]`);
  if ('userId' in change) query = query.where(sql<boolean>`user_ids @> array[${change.userId}]::bigint[]`);
  const rows = await query.execute();
  const changed = rows
    .map(({ id, reason, readers: before }) => ({ id, before, readers: readersOfMessage(reason, facts) }))
    .filter(({ before, readers }) => before.join(' ') !== readers.join(' '));
  for (const { id, readers } of changed)
    await sql`update audiences set readers = ${readers}, changed_at = now() where id = ${id}`.execute(trx);
  if (changed.length > 0) await announce(trx, { what: 'access' });
  return changed.length;
}

/** Ids of all audiences the viewer is among, for conditions of the form `audience_id = any(...)`. */
export function readableAudiences(db: Kysely<Database>, viewer: Viewer): Promise<string[]> {
  return remembered(db, viewer, 'audiences', async () =>
    (await readableReasons(db, viewer)).map(({ id }) => id),
  );
}

/** The same audiences, each with its reason. */
export function readableReasons(
  db: Kysely<Database>,
  viewer: Viewer,
): Promise<{ id: string; reason: AudienceReason }[]> {
  return remembered(db, viewer, 'reasons', async () => {
    const { rows } = await sql<{ id: string; reason: AudienceReason }>`
      select id, reason from audiences where readers && ${viewer.principals}::text[] order by id`.execute(db);
    return rows;
  });
}

/** Whether the viewer is among an audience's readers. */
export async function mayReadAudience(db: Kysely<Database>, viewer: Viewer, id: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from audiences where id = ${id} and readers && ${viewer.principals}::text[]`.execute(db);
  return rows.length > 0;
}

// Any number: advisory locks of Kontor begin with 73050.
const audienceLock = 7305030;

async function findIds(trx: Transaction<Database>, keys: Buffer[]): Promise<Map<string, string>> {
  const rows = await trx
    .selectFrom('audiences')
    .select(['id', 'key'])
    .where(sql<boolean>`key = any(${keys}::bytea[])`)
    .execute();
  return new Map(rows.map(({ id, key }) => [key.toString('hex'), id]));
}

function usersOf({ responsible, shared }: AudienceReason): string[] {
  const users = shared.flatMap(({ principal }) => /^user:(\d+)$/.exec(principal)?.[1] ?? []);
  return [...new Set([...responsible, ...users])];
}
