// Finds the cards that rows of a list are about already: by address, number, phone or name.
import { type Kysely, sql } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { companyIsVisible, contactIsVisible } from '../access/card-is-visible.ts';
import { countryOfHouse, readPhone } from '../cards/read-phone.ts';
import { plainNumber } from '../companies/queries.ts';
import { isFreemail } from '../contacts/is-freemail.ts';
import { companyDomain } from '../contacts/name-cards.ts';
import { findHouse } from '../house/house.ts';
import type { CardDraft } from './draft.ts';

/** A card that is there. One that made itself from mail the viewer may not read is there for nobody but the machine. */
export interface Existing {
  id: string;
  name: string;
  by: 'address' | 'number' | 'phone' | 'name' | 'domain';
  isVisible: boolean;
  /** Somebody answers for it, or its company would: filling in where they work opens nothing. */
  isAnsweredFor: boolean;
}

/**
 * The card each draft is about, undefined where there is none. Of a name only its first reading counts: nobody looks before
 * a row is left out. A phone says it of people who bear the name too: colleagues share the one of their house.
 */
export async function findExisting(
  db: Kysely<Database>,
  audiences: string[],
  drafts: CardDraft[],
): Promise<(Existing | undefined)[]> {
  const country = countryOfHouse(await findHouse(db));
  const found: (Existing | undefined)[] = drafts.map(() => undefined);
  for (const type of ['contact', 'company'] as const) {
    const own = drafts.flatMap((draft, at) => (draft.type === type ? [{ draft, at }] : []));
    if (own.length === 0) continue;
    const keys = own.flatMap(({ draft, at }) => keysOf(draft, country).map((key) => ({ ...key, at })));
    const rows = await lookUp(db, audiences, type, keys);
    // The strongest reason counts; of several cards the one that may be seen, then the oldest.
    for (const row of rows) found[row.at] ??= row;
  }
  return found;
}

/** By what a draft meets a card, or another draft. */
export interface Key {
  by: Existing['by'];
  key: string;
  /** Of people a phone alone is not enough. */
  name: string;
}

export function keysOf(draft: CardDraft, country: string): Key[] {
  return keys(draft, country).map((one) => ({ ...one, name: draft.name }));
}

function keys(draft: CardDraft, country: string): Omit<Key, 'name'>[] {
  const found: Omit<Key, 'name'>[] = [];
  if (draft.type === 'contact')
    for (const address of draft.addresses) found.push({ by: 'address', key: address });
  else {
    for (const { value } of draft.numbers)
      if (plainNumber(value) !== '') found.push({ by: 'number', key: plainNumber(value) });
    for (const domain of domainsOf(draft)) found.push({ by: 'domain', key: domain });
  }
  // Companies under one roof share a phone: what else is known of them tells them apart.
  if (draft.type === 'contact' || found.length === 0)
    for (const { number } of draft.phones) {
      const e164 = readPhone(number, country);
      if (e164 !== '') found.push({ by: 'phone', key: e164 });
    }
  // A name alone says it of companies; of people only where nothing else is known that tells them apart.
  if (draft.type === 'company' || (draft.addresses.length === 0 && draft.name.includes(' ')))
    found.push({ by: 'name', key: draft.name });
  return found;
}

/** The mail domains of a company as its row tells them: its own, and those of its addresses and site. */
export function domainsOf(draft: CardDraft): string[] {
  const site = /^(?:https?:\/\/)?(?:www\.)?([^/:?#\s]+\.[^/:?#\s]+)/i.exec(draft.website)?.[1]?.toLowerCase();
  const all = [
    ...draft.domains,
    ...draft.addresses.map(companyDomain),
    ...(draft.addresses.length === 0 && draft.domains.length === 0 && site
      ? [companyDomain(`x@${site}`)]
      : []),
  ];
  return [...new Set(all)].filter(
    (domain) => /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(domain) && !isFreemail(domain),
  );
}

async function lookUp(
  db: Kysely<Database>,
  audiences: string[],
  type: CardDraft['type'],
  keys: (Key & { at: number })[],
): Promise<(Existing & { at: number })[]> {
  const given = sql`unnest(${column(
    'integer',
    keys.map(({ at }) => at),
  )}, ${column(
    'text',
    keys.map(({ by }) => by),
  )}, ${column(
    'text',
    keys.map(({ key }) => key),
  )}, ${column(
    'text',
    keys.map(({ name }) => name),
  )}) as k (at, by, key, name)`;
  const contact = type === 'contact';
  const table = contact ? sql`contacts` : sql`companies`;
  const visible = contact
    ? sql`(select ${contactIsVisible(audiences)} from contacts c where c.id = x.id)`
    : sql`(select ${companyIsVisible(audiences)} from companies o where o.id = x.id)`;
  const special = contact
    ? sql`select k.at, k.by, a.contact_id as id from given k join contact_addresses a on a.address = k.key where k.by = 'address'`
    : sql`select k.at, k.by, n.company_id as id from given k join company_numbers n on n.number = k.key where k.by = 'number'
        union all select k.at, k.by, d.company_id from given k join company_domains d on d.domain = k.key where k.by = 'domain'`;
  const { rows } = await sql<Existing & { at: number }>`
    with given as materialized (select * from ${given}), x as (
      ${special}
      union all select k.at, k.by, p.record_id from given k join card_phones p on p.number = k.key and p.record_type = ${type}
        ${contact ? sql`join contacts c on c.id = p.record_id and c.name_keys && contact_name_keys(k.name)` : sql``}
        where k.by = 'phone'
      union all select k.at, k.by, c.id from given k
        cross join lateral (select (${contact ? sql`contact_name_keys` : sql`company_name_keys`}(k.key))[1] as first) n
        join ${table} c on c.name_keys @> array[n.first] and c.name_keys[1] = n.first
        where k.by = 'name'
    )
    select y.* from (
      select x.at, x.by, x.id, c.name, ${contact ? sql`c.responsible_id is not null or c.company_id is not null` : sql`true`} as "isAnsweredFor", c.made_by <> 'itself' or ${visible} as "isVisible"
      from x join ${table} c on c.id = x.id where c.binned_at is null
    ) y where y."isVisible" or y.by in ('address', 'domain')
    order by y.at, array_position(array['address', 'number', 'domain', 'phone', 'name'], y.by), y."isVisible" desc, y.id`.execute(
    db,
  );
  return rows;
}
