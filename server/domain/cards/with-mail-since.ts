// Narrows a list of cards to those that may have mail since some time, where little mail came since: else cards are walked.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { CardFilter } from './card-filter.ts';
import type { CardType } from './card-shape.ts';
import { as } from './visible-cards.ts';

const conversationsAtMost = 8000;

/** SQL beginning with `and`: no card with such mail is missing, and each is still to be asked (`narrowedByMail`). */
export async function withMailSince(
  db: Kysely<Database>,
  type: CardType,
  audiences: string[],
  { mailSince }: CardFilter,
): Promise<RawBuilder<unknown>> {
  if (!mailSince) return sql``;
  const since = new Date(mailSince).toISOString();
  // The time as a literal: planned without it, all audiences would be gone through for each of them.
  const { rows } = await sql<{ id: string }>`
    select distinct x.conversation_id as id from unnest(${audiences}::bigint[]) a (id) cross join lateral (
      select ca.conversation_id from conversation_audiences ca
      where ca.mailbox_id = 0 and ca.box = 'all' and ca.audience_id = a.id and ca.last_at >= ${sql.lit(since)}::timestamptz
      limit ${conversationsAtMost + 1}) x
    limit ${conversationsAtMost + 1}`.execute(db);
  if (rows.length > conversationsAtMost) return sql``;
  return sql`and ${as(type)}.id in (select l.record_id from links l
    where l.conversation_id = any(${rows.map(({ id }) => id)}::bigint[]) and l.record_type = ${type} and l.undone_at is null)`;
}
