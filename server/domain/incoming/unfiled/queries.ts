// Writes who never gets a card, and what became of the proposals of a first import.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';

/** @returns the patterns nobody had said before */
export async function insertNever(
  db: Kysely<Database>,
  patterns: string[],
  userId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ pattern: string }>`
    insert into never_cards (pattern, user_id) select pattern, ${userId}::bigint
    from unnest(${[...new Set(patterns)].sort()}::text[]) pattern
    on conflict (pattern) do nothing returning pattern`.execute(db);
  return rows.map(({ pattern }) => pattern);
}

export async function deleteNever(db: Kysely<Database>, patterns: string[]): Promise<void> {
  await sql`delete from never_cards where pattern = any(${patterns}::text[])`.execute(db);
}

/** The review of the first import no longer asks for what has a card now. */
export async function decideProposal(
  db: Kysely<Database>,
  { kind, key }: { kind: 'contact' | 'company'; key: string },
  cardId: string,
): Promise<void> {
  await sql`update card_proposals set state = 'made', card_id = ${cardId}::bigint
    where kind = ${kind} and key = ${key} and state = 'open'`.execute(db);
}

/** Asks again for what these cards, gone by now, had answered. */
export async function reopenProposals(db: Kysely<Database>, cardIds: string[]): Promise<void> {
  await sql`update card_proposals p set state = 'open', card_id = null
    where state = 'made' and card_id = any(${cardIds}::bigint[]) and not exists (
      select from contacts c where p.kind = 'contact' and c.id = p.card_id and c.binned_at is null)
      and not exists (select from companies o where p.kind = 'company' and o.id = p.card_id and o.binned_at is null)`.execute(
    db,
  );
}
