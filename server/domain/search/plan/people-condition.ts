// What from:, to:, cc: and with: ask: who stands in which header of a mail.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import type { Viewer } from '../../access/viewer.ts';
import { tokenise } from '../words/fold.ts';
import { exactTerm } from '../words/make-terms.ts';
import { type Condition, never } from './condition.ts';
import { addressesNamed } from './people-named.ts';

type Header = 'from' | 'to' | 'cc' | 'with';

// More addresses than this are not looked up in the word index one by one.
const mostTerms = 500;
const me = new Set(['me', 'mij', 'ik', 'я', 'мне', 'ja', 'mnie']);

/** Whole addresses, domains (`@x.example`, `x.example`), names in any spelling, and `me`. */
export async function peopleCondition(
  db: Kysely<Database>,
  viewer: Viewer,
  audiences: string[],
  header: Header,
  value: string,
  star: boolean,
): Promise<Condition> {
  const typed = value.toLowerCase().replace(/^</, '').replace(/>$/, '');
  if (/^@?[^\s@]+\.[^\s@]+$/.test(typed) && !star) return domainCondition(header, typed.replace(/^@/, ''));
  const addresses = me.has(typed)
    ? await ownOf(db, viewer)
    : /^[^\s@]+@[^\s@]+$/.test(typed) && !star
      ? [typed]
      : await addressesNamed(db, audiences, value, star);
  if (addresses.length === 0) return never;
  const terms = addresses.map(wholeAddress);
  return {
    query: terms.length <= mostTerms && terms.every((term) => term !== '') ? `(${terms.join(' | ')})` : '',
    rest: inHeader(header, (address) => sql`${address} = any(${addresses}::text[])`),
  };
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
  holds: (address: RawBuilder<unknown>) => RawBuilder<unknown>,
): RawBuilder<unknown> {
  if (header === 'from') return holds(sql`m.from_address`);
  const roles = header === 'with' ? sql`true` : sql`a.role = ${header}`;
  const stands = sql`exists (select from message_addresses a
    where a.conversation_id = w.conversation_id and a.message_id = w.message_id and ${roles} and ${holds(sql`a.address`)})`;
  return header === 'with' ? sql`(${stands} or ${holds(sql`m.counterpart_address`)})` : stands;
}

async function ownOf(db: Kysely<Database>, viewer: Viewer): Promise<string[]> {
  if (viewer.userId === null) return [];
  const { rows } = await sql<{ address: string }>`
    select lower(email) as address from users where id = ${viewer.userId}::bigint
    union select lower(address) from mailboxes where owner_id = ${viewer.userId}::bigint
    union select lower(unnest(aliases)) from mailboxes where owner_id = ${viewer.userId}::bigint`.execute(db);
  return rows.map(({ address }) => address);
}
