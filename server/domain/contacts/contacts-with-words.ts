// Narrows a list of contacts to those whose name, address or company contains some words.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { companyIsVisible } from '../access/card-is-visible.ts';
import { contains, findsContaining } from '../access/card-list.ts';

/** More than so many are not gathered beforehand: a page is full soon when cards are walked in order. */
const gatheredAtMost = 8000;

/** Parts of a list of cards (`CardList`); empty where nothing is asked for. */
export interface WithWords {
  condition: RawBuilder<unknown>;
  beside: RawBuilder<unknown>;
  late: RawBuilder<unknown>;
}

/** Whoever is found by their company's name alone is found only by those who may see that company. */
export async function contactsWithWords(
  db: Kysely<Database>,
  audiences: string[],
  q: string,
): Promise<WithWords> {
  if (q.trim() === '') return { condition: sql``, beside: sql``, late: sql`` };
  const late = sql`and (c.by_itself or exists (
    select from companies o where o.id = c.company_id and ${companyIsVisible(audiences)} offset 0))`;
  const found = await gather(db, q);
  if (found) {
    const byItself = found.filter((one) => one.by_itself).map(({ id }) => id);
    return {
      condition: sql`and c.id = any(${found.map(({ id }) => id)}::bigint[])`,
      beside: sql`, c.company_id, c.id = any(${byItself}::bigint[]) as by_itself`,
      late,
    };
  }
  const byItself = sql`(${contains(sql`c.name`, q)} or exists (
    select from contact_addresses a where a.contact_id = c.id and ${contains(sql`a.address`, q)} offset 0))`;
  return {
    condition: sql`and (${contains(sql`o.name`, q)} or ${byItself})`,
    beside: sql`, c.company_id, ${byItself} as by_itself`,
    late,
  };
}

/** Their ids, undefined where they are too many; `by_itself` where it is not the company alone that has the words. */
async function gather(
  db: Kysely<Database>,
  q: string,
): Promise<{ id: string; by_itself: boolean }[] | undefined> {
  const { rows } = await sql<{ id: string; by_itself: boolean }>`
    with named as materialized (
      select c.id from contacts c where ${findsContaining(sql`c.name`, q)} limit ${gatheredAtMost + 1}
    ), addressed as materialized (
      select a.contact_id as id from contact_addresses a where ${findsContaining(sql`a.address`, q)}
        and (select count(*) from named) <= ${gatheredAtMost} limit ${gatheredAtMost + 1}
    ), employers as materialized (
      select o.id from companies o where ${findsContaining(sql`o.name`, q)} and o.binned_at is null
        and (select count(*) from addressed) <= ${gatheredAtMost} limit ${gatheredAtMost + 1}
    ), employed as materialized (
      select c.id from contacts c where c.company_id = any(array(select id from employers)) limit ${gatheredAtMost + 1}
    )
    select id, bool_or(by_itself) as by_itself from (
      select id, true as by_itself from named union all select id, true from addressed
      union all select id, false from employed) x
    group by id`.execute(db);
  return rows.length > gatheredAtMost ? undefined : rows;
}
