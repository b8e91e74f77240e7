// The tags on cards: one vocabulary for the house, and of it each viewer knows what stands on cards they may see.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { insertTags } from './queries.ts';

/** The ids of tags by these names, in this order; those that are new are made. */
export async function tagsNamed(
  db: Kysely<Database>,
  names: string[],
  userId: string | null,
): Promise<string[]> {
  const wanted = cleaned(names);
  if (wanted.length === 0) return [];
  const find = async () => {
    const { rows } = await sql<{ id: string; folded: string }>`
      select t.id, lower(t.name) as folded from tags t
      where lower(t.name) in (select lower(name) from unnest(${wanted}::text[]) name)`.execute(db);
    return new Map(rows.map(({ id, folded }) => [folded, id]));
  };
  let found = await find();
  if (found.size < wanted.length) {
    await insertTags(
      db,
      wanted.filter((name) => !found.has(name.toLowerCase())),
      userId,
    );
    found = await find();
  }
  return [...new Set(wanted.flatMap((name) => found.get(name.toLowerCase()) ?? []))];
}

/** One space at most between words, no name twice whatever its case. */
function cleaned(names: string[]): string[] {
  const byFold = new Map<string, string>();
  for (const name of names) {
    const plain = name.normalize('NFC').replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, 60);
    if (plain !== '' && !byFold.has(plain.toLowerCase())) byFold.set(plain.toLowerCase(), plain);
  }
  return [...byFold.values()];
}

/** SQL: the names of a card's tags as an array, in their order. @param ids the column */
export const tagNames = (ids: string) => sql<
  string[]
>`array(select t.name from unnest(${sql.ref(ids)}) with ordinality
  as x (id, n) join tags t on t.id = x.id order by x.n)`;
