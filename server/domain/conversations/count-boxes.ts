// What the side bar shows: how much is open and unread, by mailbox and over all.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { mayAdminister } from '../access/may.ts';
import { pairRows } from '../access/pair-rows.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Counts } from './conversation-shape.ts';
import { countPairs } from './list-conversations.ts';

type Part = Pick<Counts, 'inbox' | 'unread' | 'mailboxes' | 'junkFromCustomers'>;

/** Counts of conversations, each as far as 1,000, from mail the viewer may read alone. */
export async function countBoxes(db: Kysely<Database>, viewer: Viewer): Promise<Part> {
  const pairs = await readableBoxes(db, viewer);
  const mailboxIds = [...new Set(pairs.map((pair) => pair.mailboxId))];
  const names = await namesOf(db, mailboxIds);
  const inbox = { box: 'inbox' as const };
  const unread = { ...inbox, filter: 'unread' as const };
  const mailboxes = [];
  for (const { id, name } of names) {
    const own = pairs.filter((pair) => pair.mailboxId === id);
    mailboxes.push({
      id,
      name,
      open: await countPairs(db, viewer, own, inbox),
      unread: await countPairs(db, viewer, own, unread),
    });
  }
  return {
    inbox: await countPairs(db, viewer, pairs, inbox),
    unread: await countPairs(db, viewer, pairs, unread),
    mailboxes,
    junkFromCustomers: await countJunkFromCustomers(db, viewer, pairs),
  };
}

/** By name; an address where a mailbox has none. */
async function namesOf(db: Kysely<Database>, ids: string[]): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(nullif(name, ''), address) as name from mailboxes where id = any(${ids}::bigint[])
    order by lower(name), id`.execute(db);
  return rows;
}

/** Mail in spam folders, of the last 30 days, from somebody with a card or answering ours (DESIGN §12). */
async function countJunkFromCustomers(
  db: Kysely<Database>,
  viewer: Viewer,
  pairs: { mailboxId: string; audienceId: string }[],
): Promise<number> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ count: number }>`
    with pairs as materialized (${pairRows(pairs)})
    select count(distinct m.id)::int as count
    from pairs join conversation_audiences ca using (mailbox_id, audience_id)
      join messages m on m.conversation_id = ca.conversation_id and m.audience_id = any(${audiences}::bigint[])
    where ca.box = 'junk' and ca.last_at > now() - interval '30 days' and m.junk and m.direction = 'in'
      and not exists (select 1 from reads r
        where r.user_id = ${viewer.userId}::bigint and r.conversation_id = m.conversation_id and r.up_to >= m.sent_at)
      and (exists (select 1 from contact_addresses a where a.address = m.from_address)
        or exists (select 1 from messages answered where answered.conversation_id = m.conversation_id
          and answered.message_id_hash = m.in_reply_to and answered.direction = 'out'
          and answered.audience_id = any(${audiences}::bigint[])))`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Things for those who run the house: mailboxes in trouble, mail in quarantine, cards to review. */
export async function countTasks(
  db: Kysely<Database>,
  viewer: Viewer,
): Promise<Pick<Counts, 'trouble' | 'cardsToReview'>> {
  if (!mayAdminister(viewer)) return { trouble: 0, cardsToReview: 0 };
  const { rows } = await sql<{ trouble: number; cards: number }>`
    select (select count(*)::int from mailboxes where state = 'trouble' and removed_at is null) as trouble,
      (select count(*)::int from card_proposals p where state = 'open' and exists (
        select from audiences a where a.id = any(p.audience_ids) and a.readers && ${viewer.principals}::text[])) as cards`.execute(
    db,
  );
  return { trouble: rows[0]!.trouble, cardsToReview: rows[0]!.cards };
}
