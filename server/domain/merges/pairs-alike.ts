// Goes through all pairs of cards that look like one, the likeliest first, looking no further than is asked for.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { CardType } from '../cards/card-shape.ts';
import { as, tableOf } from '../cards/visible-cards.ts';
import { type AlikeGroup, allNameGroups, nameGroupsOf } from './alike-groups.ts';

/** The lower id first. */
export type Pair = [string, string];

/** A pair with what its place among all follows from. */
export interface Alike {
  pair: Pair;
  /** Of the strongest sign they share, 1 the strongest. */
  rank: number;
  /** How many sorts and pieces of what they share. */
  reasons: number;
}

const namesRank = 4;

/** Cards whose names are looked up before all names are counted: where doubles are many, that is a page. */
const cardsAtOnce = 500;
const lookUps = 2;

/**
 * Pairs that share more than a name, those that share more first; then those that share a name, by id.
 * @param groups those that share more than a name
 * @param after where to go on; that pair may be gone by now
 */
export async function* pairsAlike(
  db: Kysely<Database>,
  type: CardType,
  groups: AlikeGroup[],
  after: Alike | undefined,
): AsyncGenerator<Alike[]> {
  const strong = await strongPairs(db, type, groups);
  yield strong.filter((one) => !after || likeliestFirst(after, one) < 0);
  const known = new Set(strong.map(({ pair }) => pair.join()));
  for await (const pairs of pairsByName(db, type, after?.rank === namesRank ? after.pair : undefined))
    yield pairs
      .filter((pair) => !known.has(pair.join()))
      .map((pair) => ({ pair, rank: namesRank, reasons: 1 }));
}

async function strongPairs(db: Kysely<Database>, type: CardType, groups: AlikeGroup[]): Promise<Alike[]> {
  const found = new Map<string, Alike>();
  for (const { ids, rank } of groups)
    for (const pair of pairsWithin(ids)) {
      const known = found.get(pair.join()) ?? { pair, rank, reasons: 0 };
      known.rank = Math.min(known.rank, rank);
      known.reasons++;
      found.set(pair.join(), known);
    }
  if (found.size === 0) return [];
  const cards = [...new Set([...found.values()].flatMap(({ pair }) => pair))];
  const named = await nameGroupsOf(db, type, cards);
  const byName = new Set(named.flatMap(({ ids }) => [...pairsWithin(ids)].map(String)));
  for (const [key, one] of found) if (byName.has(key)) one.reasons++;
  return [...found.values()].sort(likeliestFirst);
}

const likeliestFirst = (x: Alike, y: Alike): number =>
  x.rank - y.rank || y.reasons - x.reasons || inOrder(x.pair, y.pair);

async function* pairsByName(
  db: Kysely<Database>,
  type: CardType,
  after: Pair | undefined,
): AsyncGenerator<Pair[]> {
  const isBehind = (pair: Pair) => !after || inOrder(after, pair) < 0;
  let from = after ? String(BigInt(after[0]) - 1n) : '0';
  for (let time = 0; time < lookUps; time++) {
    const { rows } = await sql<{ id: string }>`
      select ${as(type)}.id from ${tableOf(type)} where ${as(type)}.id > ${from}::bigint and ${as(type)}.binned_at is null
      order by 1 limit ${cardsAtOnce}`.execute(db);
    const ids = new Set(rows.map(({ id }) => id));
    yield pairsOf(await nameGroupsOf(db, type, [...ids])).filter(
      (pair) => ids.has(pair[0]) && isBehind(pair),
    );
    if (rows.length < cardsAtOnce) return;
    from = rows.at(-1)!.id;
  }
  yield pairsOf(await allNameGroups(db, type)).filter((pair) => compare(from, pair[0]) < 0 && isBehind(pair));
}

/** Each once, by id. */
function pairsOf(groups: AlikeGroup[]): Pair[] {
  const pairs = new Map(
    groups.flatMap(({ ids }) => [...pairsWithin(ids)]).map((pair) => [pair.join(), pair]),
  );
  return [...pairs.values()].sort(inOrder);
}

function* pairsWithin(ids: string[]): Generator<Pair> {
  const sorted = ids.toSorted(compare);
  for (const [at, a] of sorted.entries()) for (const b of sorted.slice(at + 1)) yield [a, b];
}

const compare = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
const inOrder = (x: Pair, y: Pair): number => compare(x[0], y[0]) || compare(x[1], y[1]);
