// Derives everything anew from sources and people's acts: ids stay, differences alone are written, any order or number
// of runs comes to the same.
import { sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import { transaction } from '../../database/transaction.ts';
import { rethread } from '../conversations/rethread.ts';
import { recountAll } from '../correspondents/recount-all.ts';
import { rederiveMessages } from './rederive-messages.ts';
import { digest, type UnderstandDeps } from './understand.ts';
import { understandBacklog } from './understand-backlog.ts';

/** What a rebuild came to. */
export interface Rebuilt {
  messages: number;
  /** Messages of which something was different. */
  changed: number;
  /** Conversations that were joined or taken apart. */
  moved: number;
  quarantined: number;
}

export interface RebuildOptions {
  onProgress?: (words: string) => void;
  signal?: AbortSignal;
}

const atOnce = 200;

/**
 * Rebuilds all. Where the derived tables are empty (a restored backup) messages come back under the ids their sources
 * remember; elsewhere each message is compared with what is derived of its source now. The server may run meanwhile.
 */
export async function rebuildAll(
  deps: UnderstandDeps,
  { onProgress = () => {}, signal = new AbortController().signal }: RebuildOptions = {},
): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { messages: 0, changed: 0, moved: 0, quarantined: 0 };
  await wakeLost(deps);
  await understandBacklog(deps, signal, ({ stored, quarantined }) => {
    rebuilt.changed += stored.length;
    rebuilt.quarantined += quarantined.length;
    onProgress(`${rebuilt.changed} messages derived`);
  });
  await raiseSequences(deps);
  const { rows } = await sql<{ count: number; last: string | null }>`
    select count(*)::int as count, max(id)::text as last from sources where state = 'understood'`.execute(
    deps.db,
  );
  for (let after = '0'; !signal.aborted; ) {
    const batch = await nextSources(deps, after, rows[0]!.last ?? '0');
    if (batch.length === 0) break;
    after = batch.at(-1)!;
    const { mails } = await digest(
      deps,
      batch.map((sourceId) => ({ sourceId, fence: '' })),
    );
    rebuilt.changed += await transaction(deps.db, (trx) => rederiveMessages(trx, mails));
    rebuilt.messages += batch.length;
    onProgress(`${rebuilt.messages} of ${rows[0]!.count} mails compared`);
  }
  onProgress('comparing conversations …');
  rebuilt.moved = await transaction(deps.db, rethread);
  onProgress('counting who wrote …');
  await recountAll(deps.db, signal);
  const all = await sql<{ count: number }>`select count(*)::int as count from messages`.execute(deps.db);
  rebuilt.messages = all.rows[0]!.count;
  await announce(deps.db, { what: 'lists' });
  return rebuilt;
}

/** Sources whose message is no longer there are understood again. */
async function wakeLost({ db }: UnderstandDeps): Promise<void> {
  await sql`update sources s set state = 'kept', lease_until = null, attempts = 0, fence = fence + 1
    where state = 'understood'
      and not exists (select from message_conversations mc where mc.id = s.message_id)`.execute(db);
}

// Ids that came back with restored sources must not be given out again.
async function raiseSequences({ db }: UnderstandDeps): Promise<void> {
  for (const table of ['messages', 'conversations'])
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'),
      greatest((select coalesce(max(id), 1) from ${sql.table(table)}), (select coalesce(max(${sql.ref(
        table === 'messages' ? 'message_id' : 'conversation_id',
      )}), 1) from sources), nextval(pg_get_serial_sequence(${table}, 'id'))))`.execute(db);
}

async function nextSources({ db }: UnderstandDeps, after: string, last: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from sources where state = 'understood' and id > ${after}::bigint and id <= ${last}::bigint
    order by id limit ${atOnce}`.execute(db);
  return rows.map(({ id }) => id);
}
