// Puts customers with much mail among the words of that mail, where the index over words finds both at once.
import { type Kysely, sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { holdThreads } from './hold-threads.ts';

/** Of customers with fewer conversations a search looks at these themselves. */
const usuallyFrom = 1000;
// Two hundred mails or so: whoever threads waits a tenth of a second for them.
const conversationsAtOnce = 100;

/**
 * Looks which customers have come to have much mail. All of it falls due; until `markDueMail` is through with it a search
 * finds it as before.
 * @param from conversations a customer must have
 * @returns how many are marked from now on that were not
 */
export async function chooseMarkedCustomers(db: Kysely<Database>, from = usuallyFrom): Promise<number> {
  const { rows: large } = await sql<{ record_type: string; record_id: string }>`
    select record_type, record_id from links l where undone_at is null
      and not exists (select from marked_customers k where (k.record_type, k.record_id) = (l.record_type, l.record_id))
    group by 1, 2 having count(*) >= ${from}`.execute(db);
  await sql`delete from marked_customers k where not exists (
    select from links l where (l.record_type, l.record_id) = (k.record_type, k.record_id))`.execute(db);
  if (large.length === 0) return 0;
  return transaction(db, async (trx) => {
    // Who is filing mail at this moment does not know yet what is marked from now on: the look below must see their links.
    await sql`set local lock_timeout = '5s'`.execute(trx);
    await sql`lock table links in share row exclusive mode`.execute(trx);
    const { rows: added } = await sql`
      insert into marked_customers (record_type, record_id)
      select * from unnest(${column(
        'text',
        large.map((each) => each.record_type),
      )}, ${column(
        'bigint',
        large.map((each) => each.record_id),
      )}) on conflict do nothing returning id`.execute(trx);
    await sql`insert into marks_due (conversation_id)
      select distinct l.conversation_id from links l join marked_customers k using (record_type, record_id)
      where k.id = any(${added.map((row) => (row as { id: string }).id)}::bigint[]) and l.undone_at is null`.execute(
      trx,
    );
    return added.length;
  });
}

/**
 * Gives mail the marks it lacks and takes those it should not bear, until nothing is due.
 * @param isOver asked after every hundred conversations: whether to leave the rest for later
 * @returns of how many mails the marks were other ones
 */
export async function markDueMail(
  db: Kysely<Database>,
  isOver: () => boolean = () => false,
): Promise<number> {
  let changed = 0;
  while (!isOver()) {
    const { rows } = await sql`select from marks_due limit 1`.execute(db);
    if (rows.length === 0) break;
    changed += await transaction(db, markSome);
  }
  return changed;
}

async function markSome(trx: Transaction<Database>): Promise<number> {
  await sql`set local synchronous_commit = off`.execute(trx);
  // Mail that is being written reads its marks from links as they were: it is to be there when the rows below are read.
  await holdThreads(trx);
  const { rows: due } = await sql<{ conversation_id: string }>`
    delete from marks_due where id in (select id from marks_due order by id limit ${conversationsAtOnce})
    returning conversation_id`.execute(trx);
  const ids = [...new Set(due.map((row) => row.conversation_id))];
  // Joined with nothing the words lie in their order: what a driver sends need not, and ts_delete writes past the end of such.
  const { numAffectedRows } = await sql`
    with fresh as materialized (
      select w.conversation_id, w.message_id, ts_delete(w.words || '', bears.marks) as words, m.marks, bears.marks as former
      from message_words w
        cross join lateral (select kontor_customer_marks(w.conversation_id) as marks offset 0) m
        cross join lateral (select array(select word from unnest(tsvector_to_array(w.words)) word
          where starts_with(word, '~c') order by word collate "C") as marks offset 0) bears
      where w.conversation_id = any(${ids}::bigint[])
    )
    update message_words w set words = coalesce(fresh.words || fresh.marks, fresh.words)
    from fresh
    where (w.conversation_id, w.message_id) = (fresh.conversation_id, fresh.message_id)
      and coalesce(tsvector_to_array(fresh.marks), '{}') is distinct from fresh.former`.execute(trx);
  return Number(numAffectedRows ?? 0);
}
