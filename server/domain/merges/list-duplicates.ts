// One page of all cards that look like one, the likeliest pairs first.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CardType } from '../cards/card-shape.ts';
import { visibleCards } from '../cards/visible-cards.ts';
import { ProductError } from '../problem.ts';
import { type AlikeGroup, nameGroupsOf, strongGroups } from './alike-groups.ts';
import { type Duplicate, findPairs, keysOf } from './find-duplicates.ts';
import { type Alike, type Pair, pairsAlike } from './pairs-alike.ts';

const pageSize = 50;
/** Pairs whose cards are looked up at once. */
const askedAtOnce = 200;

/** Those a person said are not the same are left out. */
export async function listDuplicates(
  db: Kysely<Database>,
  viewer: Viewer,
  { type, cursor }: { type: CardType; cursor?: string | undefined },
): Promise<{ items: Duplicate[]; next?: string }> {
  const page: Alike[] = [];
  const groups = await strongGroups(db, type);
  const items = (shown: Alike[]) =>
    described(db, viewer, { type, pairs: shown.map(({ pair }) => pair), groups });
  for await (const found of pairsAlike(db, type, groups, readCursor(cursor)))
    for (let at = 0; at < found.length; at += askedAtOnce) {
      page.push(...(await shownOf(db, viewer, type, found.slice(at, at + askedAtOnce))));
      if (page.length <= pageSize) continue;
      const shown = page.slice(0, pageSize);
      const last = shown.at(-1)!;
      return { items: await items(shown), next: [last.rank, last.reasons, ...last.pair].join('-') };
    }
  return { items: await items(page) };
}

function readCursor(cursor: string | undefined): Alike | undefined {
  if (!cursor) return undefined;
  const [, rank, reasons, a, b] = /^([1-4])-(\d{1,4})-(\d{1,18})-(\d{1,18})$/.exec(cursor) ?? [];
  if (a !== undefined && b !== undefined)
    return { pair: [a, b], rank: Number(rank), reasons: Number(reasons) };
  throw new ProductError('invalid', 'This list has no such page. Open it again from the top.', 'bad-cursor');
}

/** Those of these pairs of which the viewer may see both cards, and nobody said they are two. */
async function shownOf(
  db: Kysely<Database>,
  viewer: Viewer,
  type: CardType,
  found: Alike[],
): Promise<Alike[]> {
  const pairs = found.map(({ pair }) => pair);
  const visible = new Set(await visibleCards(db, viewer, type, [...new Set(pairs.flat())]));
  const { rows } = await sql<{ low: string; high: string }>`
    select n.low_id as low, n.high_id as high
    from unnest(${pairs.map(([a]) => a)}::bigint[], ${pairs.map(([, b]) => b)}::bigint[]) p (a, b)
      join cards_apart n on n.record_type = ${type} and n.low_id = p.a and n.high_id = p.b`.execute(db);
  const apart = new Set(rows.map(({ low, high }) => `${low},${high}`));
  return found.filter(({ pair }) => visible.has(pair[0]) && visible.has(pair[1]) && !apart.has(pair.join()));
}

/** Names and reasons of the pairs of one page, in their order. */
async function described(
  db: Kysely<Database>,
  viewer: Viewer,
  { type, pairs, groups }: { type: CardType; pairs: Pair[]; groups: AlikeGroup[] },
): Promise<Duplicate[]> {
  if (pairs.length === 0) return [];
  const cards = [...new Set(pairs.flat())];
  // What more cards share than tells anything is no reason here either.
  const telling = [...groups, ...(await nameGroupsOf(db, type, cards))];
  const keys = keysOf(type, sql`and c.id = any(${cards}::bigint[])`, (column, by) => {
    const shared = telling.filter((one) => one.by === by).map(({ key }) => key);
    return sql`and ${sql.ref(column)} = any(${shared}::text[])`;
  });
  const wanted = sql`select * from unnest(${pairs.map(([a]) => a)}::bigint[], ${pairs.map(([, b]) => b)}::bigint[])`;
  const found = await findPairs(db, viewer, type, {
    keys,
    among: sql`and (x.id, y.id) in (${wanted})`,
    limit: pageSize,
  });
  const byIds = new Map(found.map((one) => [one.cards.map(({ id }) => id).join(), one]));
  return pairs.flatMap((pair) => byIds.get(pair.join()) ?? []);
}
