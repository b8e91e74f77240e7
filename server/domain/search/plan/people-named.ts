// Who is meant by a name or address somebody typed: addresses, by the names mail and cards bear, spelt in any alphabet.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import { contactIsVisible } from '../../access/card-is-visible.ts';
import { nameIsReadable } from './name-is-readable.ts';

const mostAddresses = 500;

/** `sign` is the name it bears in mail, lower case; null where a card told. */
export interface Named {
  address: string;
  sign: string | null;
}

export interface PeopleNamed {
  people: Named[];
  /** More people bear the name than were looked at: these may be any of them, known to the viewer or not. */
  more: boolean;
  /** Nobody bears it as written: one letter is another. */
  otherwise: boolean;
}

/**
 * Addresses whose name, or which themselves, hold these words, as far as the viewer may know; with one wrong letter only
 * if none does as written.
 */
export async function peopleNamed(
  db: Kysely<Database>,
  audiences: string[],
  name: string,
  star: boolean,
): Promise<PeopleNamed> {
  for (const forgiving of [false, true]) {
    const { rows } = await sql<Named & { more: boolean }>`
      with asked as materialized (select kontor_name_query(${name}, ${forgiving}, ${star}) as query),
      people as materialized (
        select address, name from known_people
        where kontor_name_vector(name || ' ' || address) @@ (select query from asked) limit ${mostAddresses + 1}
      ),
      cards as materialized (
        select id, made_by from contacts where kontor_name_vector(name) @@ (select query from asked)
          and binned_at is null limit ${mostAddresses}
      )
      select address, lower(name) as sign, false as more from people k where ${nameIsReadable(audiences)}
      union
      select a.address, null, false from cards c join contact_addresses a on a.contact_id = c.id
      where ${contactIsVisible(audiences)}
      union
      select '', null, true where (select count(*) from people) > ${mostAddresses}`.execute(db);
    const people = rows.filter(({ more }) => !more);
    if (rows.length > 0 || star) return { people, more: people.length < rows.length, otherwise: forgiving };
  }
  return { people: [], more: false, otherwise: false };
}

/**
 * Words of names that sound like this one, as their owners write them: "Ivanov" → "Иванов". Only names in mail that the
 * viewer reads.
 * @param forgiving one letter may be wrong
 */
export async function namesLike(
  db: Kysely<Database>,
  audiences: string[],
  word: string,
  forgiving: boolean,
): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    with asked as materialized (select kontor_name_query(${word}, ${forgiving}, false) as query),
    people as materialized (
      select address, name from known_people
      where kontor_name_vector(name || ' ' || address) @@ (select query from asked) limit 200
    ),
    words as materialized (
      select distinct on (word) word, address, name from people
        cross join lateral regexp_split_to_table(name || ' ' || split_part(address, '@', 1), '[[:space:].,@_+/()"-]+') word
      where length(word) between 3 and 40
    )
    select word from words k where kontor_name_vector(word) @@ (select query from asked) and ${nameIsReadable(audiences)}
    limit 8`.execute(db);
  return rows.map((row) => row.word);
}
