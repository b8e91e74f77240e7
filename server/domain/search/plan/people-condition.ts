// What from:, to:, cc: and with: ask: who stands in which header of a mail.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import type { Viewer } from '../../access/viewer.ts';
import { type OurPerson, ourPeople } from '../our-people.ts';
import { tokenise } from '../words/fold.ts';
import { exactTerm, wordTerm } from '../words/make-terms.ts';
import { type Condition, never, or } from './condition.ts';
import { type Named, namesLike, peopleNamed } from './people-named.ts';

type Header = 'from' | 'to' | 'cc' | 'with';

// More addresses than this are not looked up in the word index one by one.
const mostTerms = 500;
const me = new Set(['me', 'mij', 'ik', 'я', 'мне', 'ja', 'mnie']);

/**
 * Whole addresses, domains (`@x.example`, `x.example`), names in any spelling, `me`, and one of us as the facets name
 * them (`Ada Smit <ada@x.example>`): a colleague is all of their addresses, and what they wrote from a shared one.
 * @param say told what was looked for where nobody is called so
 */
export async function peopleCondition(
  db: Kysely<Database>,
  viewer: Viewer,
  audiences: string[],
  header: Header,
  value: string,
  star: boolean,
  say: ((instead: string) => void) | undefined,
): Promise<Condition> {
  const written = value.toLowerCase().trim();
  const named = /^[^<>]+<([^\s@<>]+@[^\s@<>]+)>$/.exec(written)?.[1];
  const typed = written.replace(/^</, '').replace(/>$/, '');
  if (/^@?[^\s@]+\.[^\s@]+$/.test(typed) && !star) return domainCondition(header, typed.replace(/^@/, ''));
  if (/^[^\s@]+@[^\s@]+$/.test(typed) && !star) return addressCondition(header, [typed], [], []);
  const { people, shared } = await ourPeople(db);
  const inShared = [...shared.keys()];
  const ofUsers = (users: OurPerson[]) => ({
    addresses: users.flatMap((one) => one.addresses),
    signs: users.flatMap((one) => one.signs ?? []),
  });
  if (me.has(typed) || named !== undefined) {
    const ours = ofUsers(
      people.filter(({ id, email }) => (named === undefined ? id === viewer.userId : email === named)),
    );
    const others = ours.addresses.length === 0 && named !== undefined ? [named] : [];
    return addressCondition(header, [...others, ...ours.addresses], ours.signs, inShared);
  }
  const { people: rows, more, otherwise } = await peopleNamed(db, audiences, value, star);
  // A single letter is no name that could be misspelt.
  if (say && otherwise && rows.length > 0 && value.length > 2) {
    const [name] = await namesLike(db, audiences, value, true);
    if (name !== undefined) say(name);
  }
  // Whoever wrote last from a shared address of ours is not all who do; an address that is asked for itself is.
  const words = tokenise(value).map(({ word }) => word);
  const isSign = ({ address, sign }: Named) =>
    sign !== null && shared.has(address) && !words.every((word) => address.includes(word));
  const found = new Set(rows.map((row) => (isSign(row) ? `${row.sign}` : row.address)));
  const ours = ofUsers(
    people.filter((one) => [...one.addresses, one.signs ?? ''].some((each) => found.has(each))),
  );
  const known = addressCondition(
    header,
    [...rows.flatMap((row) => (isSign(row) ? [] : row.address)), ...ours.addresses],
    [...rows.flatMap((row) => (isSign(row) ? row.sign! : [])), ...ours.signs],
    inShared,
  );
  return more ? or([known, await nameCondition(db, audiences, header, value, star)], 'w') : known;
}

/** A name too many bear to look up whose it is: each mail is asked who stands there. */
async function nameCondition(
  db: Kysely<Database>,
  audiences: string[],
  header: Header,
  value: string,
  star: boolean,
): Promise<Condition> {
  const words = tokenise(value).filter(({ part }) => part === 'word');
  const terms: string[] = [];
  for (const [at, { word }] of words.entries()) {
    const spelled = (await namesLike(db, audiences, word, false)).flatMap(tokenise).map((one) => one.word);
    const written = star && at === words.length - 1 ? wordTerm(word, true) : exactTerm(word);
    terms.push(`(${[written, ...new Set(spelled.map(exactTerm))].join(' | ')})`);
  }
  return {
    query: terms.join(' & '),
    rest: inHeader(
      header,
      (address, name) =>
        sql`kontor_name_vector(${name} || ' ' || ${address}) @@ kontor_name_query(${value}, false, ${star})`,
    ),
  };
}

/** @param signs names, lower case, that stand before one of the `shared` addresses */
function addressCondition(header: Header, all: string[], names: string[], shared: string[]): Condition {
  const addresses = [...new Set(all)];
  const signs = shared.length === 0 ? [] : [...new Set(names)];
  if (addresses.length + signs.length === 0) return never;
  const terms = [...addresses.map(wholeAddress), ...signs.map((name) => signedFrom(shared, name))];
  return {
    query: terms.length <= mostTerms && terms.every((term) => term !== '') ? `(${terms.join(' | ')})` : '',
    rest: inHeader(header, (address, name) =>
      signs.length === 0
        ? sql`${address} = any(${addresses}::text[])`
        : sql`(${address} = any(${addresses}::text[])
            or (${address} = any(${shared}::text[]) and lower(${name}) = any(${signs}::text[])))`,
    ),
  };
}

/** That one of these addresses stands in the mail, and the words of a name: what the index can know of it. */
function signedFrom(shared: string[], name: string): string {
  const words = tokenise(name).filter(({ part }) => part === 'word');
  const terms = shared.map(wholeAddress);
  if (words.length === 0 || terms.includes('')) return '';
  return `((${terms.join(' | ')}) & ${words.map(({ word }) => exactTerm(word)).join(' & ')})`;
}

/** The address as one word of the index, or its parts where it is too long for one. */
function wholeAddress(address: string): string {
  const words = tokenise(address);
  const all = words.filter(({ part }) => part === 'whole');
  // A compound that does not span all of it (a sign within) is not the whole address: its parts must all be there.
  const chosen = all.length === 1 && all[0]!.word.length === address.length ? all : words;
  return chosen.length === 0 ? '' : `(${chosen.map(({ word }) => exactTerm(word)).join(' & ')})`;
}

function domainCondition(header: Header, domain: string): Condition {
  const parts = tokenise(domain).filter(({ part }) => part === 'word');
  const like = domain.replace(/[\\%_]/g, '\\$&');
  return {
    query: parts.map(({ word }) => exactTerm(word)).join(' & '),
    rest: inHeader(
      header,
      (address) => sql`(${address} like ${`%@${like}`} or ${address} like ${`%@%.${like}`})`,
    ),
  };
}

function inHeader(
  header: Header,
  holds: (address: RawBuilder<unknown>, name: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (header === 'from') return holds(sql`m.from_address`, sql`m.from_name`);
  const roles = header === 'with' ? sql`true` : sql`a.role = ${header}`;
  const stands = sql`exists (select from message_addresses a
    where a.conversation_id = w.conversation_id and a.message_id = w.message_id and ${roles}
      and ${holds(sql`a.address`, sql`a.name`)})`;
  return header === 'with'
    ? sql`(${stands} or ${holds(sql`m.counterpart_address`, sql`m.counterpart_name`)})`
    : stands;
}
