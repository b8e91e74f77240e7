// Writes which cards were merged, and which are not the same.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { CardType } from '../cards/card-shape.ts';
import type { MovedLinks } from '../conversations/move-card-links.ts';
import type { Written } from './merge-fields.ts';

/** What taking a merge back needs to know. */
export interface Joined {
  /** The kept card before and after, and the one that joined it. */
  before: Written;
  after: Written;
  gone: Written;
  /** Who made the kept card before a person vouched for it by merging. */
  madeBy: 'person' | 'itself' | 'import';
  links: MovedLinks;
  /** Of companies: people and companies below that came along, and addresses several people use. */
  people: string[];
  below: string[];
  shared: string[];
  /** Of companies: moves from and to the one that joined. Of contacts: moves that were noted. */
  movesFrom: string[];
  movesTo: string[];
  moves: string[];
}

export interface Merge {
  id: string;
  type: CardType;
  kept: string;
  gone: string;
  joined: Joined;
  at: Date;
}

export async function insertMerge(
  trx: Transaction<Database>,
  { type, kept, gone, joined }: Omit<Merge, 'id' | 'at'>,
  userId: string | null,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into card_merges (record_type, kept_id, gone_id, joined, user_id)
    values (${type}, ${kept}::bigint, ${gone}::bigint, ${JSON.stringify(joined)}::jsonb, ${userId}::bigint)
    returning id`.execute(trx);
  return rows[0]!.id;
}

/** A merge that holds, locked. */
export async function lockMerge(trx: Transaction<Database>, id: string): Promise<Merge | undefined> {
  const { rows } = await sql<Merge>`
    select id, record_type as type, kept_id as kept, gone_id as gone, joined, at from card_merges
    where id = ${id}::bigint and undone_at is null for update`.execute(trx);
  return rows[0];
}

export async function updateMergeUndone(
  trx: Transaction<Database>,
  id: string,
  userId: string | null,
): Promise<void> {
  await sql`update card_merges set undone_at = now(), undone_by = ${userId}::bigint where id = ${id}::bigint`.execute(
    trx,
  );
}

/** Notes that two cards are not the same, or forgets that. */
export async function writeApart(
  trx: Transaction<Database>,
  { type, ids, userId }: { type: CardType; ids: [string, string]; userId: string | null },
): Promise<void> {
  await sql`insert into cards_apart (record_type, low_id, high_id, user_id)
    select ${type}, least(a, b), greatest(a, b), ${userId}::bigint
    from (values (${ids[0]}::bigint, ${ids[1]}::bigint)) as x (a, b)
    on conflict (record_type, low_id, high_id) do nothing`.execute(trx);
}

export async function deleteApart(
  trx: Transaction<Database>,
  { type, ids }: { type: CardType; ids: [string, string] },
): Promise<void> {
  await sql`delete from cards_apart where record_type = ${type}
    and low_id = least(${ids[0]}::bigint, ${ids[1]}::bigint) and high_id = greatest(${ids[0]}::bigint, ${ids[1]}::bigint)`.execute(
    trx,
  );
}
