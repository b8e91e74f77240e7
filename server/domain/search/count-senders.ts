// Counts who wrote found mails: one line a person, whatever addresses they have, customers and our own people alike.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Facet } from './facet.ts';
import { contactsOf } from './known-as.ts';
import { ourPeople } from './our-people.ts';
import { quoteValue } from './query/quote-value.ts';

// Addresses that are looked at for people with several.
const lookedAtMost = 60;

interface Row {
  address: string;
  /** The name that stood before a shared address of ours, lower case. */
  signed: string;
  name: string;
  count: number;
}

interface Line {
  name: string;
  address: string;
  count: number;
  narrow: string;
}

/**
 * A card joins the addresses of a customer, a user those of one of us, together with what they wrote under their name
 * from an address that several of us share. Such an address stands for itself where somebody else wrote from it, and
 * one without a card too; where two lines bear one name the address tells them apart.
 * @param found the mails, as the table `f`
 */
export async function countSenders(
  db: Kysely<Database>,
  found: RawBuilder<unknown>,
  audiences: string[],
  atMost: number,
): Promise<Facet[]> {
  const { people, shared } = await ourPeople(db);
  const { rows } = await sql<Row>`
    select * from (
      select m.from_address as address, (array_agg(m.from_name order by m.sent_at desc))[1] as name, count(*)::int as count,
        case when m.from_address = any(${[...shared.keys()]}::text[]) then lower(m.from_name) else '' end as signed
      from ${found} join messages m on m.conversation_id = f.conversation_id and m.id = f.message_id
      where m.from_address <> '' group by m.from_address, 4) senders
    order by address = any(${[...shared.keys()]}::text[]) desc, count desc, address
    limit ${lookedAtMost + shared.size * (people.length + 1)}`.execute(db);
  const cards = await contactsOf(
    db,
    audiences,
    rows.map(({ address }) => address),
  );
  const byAddress = new Map(people.flatMap((one) => one.addresses.map((address) => [address, one] as const)));
  const bySign = new Map(people.flatMap((one) => (one.signs ? [[one.signs, one] as const] : [])));
  const userOf = ({ address, signed }: Row) =>
    byAddress.get(address) ?? (shared.has(address) ? bySign.get(signed) : undefined);
  const cardOf = ({ address }: Row) => {
    const card = cards.get(address);
    return card === 'several' ? undefined : card;
  };
  const ours = Map.groupBy(rows.filter(userOf), (row) => userOf(row)!);
  const unsigned = new Set(rows.filter((row) => !userOf(row)).map(({ address }) => address));
  const others = Map.groupBy(
    rows.filter(({ address }) => unsigned.has(address)),
    (row) => (shared.has(row.address) ? row.address : (cardOf(row)?.id ?? row.address)),
  );
  const lines = [
    ...[...ours].map(([{ name, email }, all]) => ({
      name,
      address: email,
      count: sum(all),
      narrow: `from:${quoteValue(`${name.replace(/[<>]/g, ' ')} <${email}>`)}`,
    })),
    ...[...others.values()].map((all) => lineOf(all, shared.get(all[0]!.address) ?? cardOf(all[0]!)?.name)),
  ]
    .sort((a, b) => b.count - a.count || (a.address < b.address ? -1 : 1))
    .slice(0, atMost);
  const names = Map.groupBy(lines, ({ name }) => name.toLowerCase());
  return lines.map(({ name, address, count, narrow }) => ({
    name,
    ...(names.get(name.toLowerCase())!.length > 1 ? { detail: address } : {}),
    count,
    narrow,
  }));
}

function lineOf(all: Row[], known: string | undefined): Line {
  const { name, address } = all[0]!;
  const addresses = [...new Set(all.map((one) => one.address))].map((one) => `from:${quoteValue(one)}`);
  return {
    name: known || name || address,
    address,
    count: sum(all),
    narrow: addresses.length > 1 ? `(${addresses.join(' OR ')})` : addresses[0]!,
  };
}

const sum = (rows: Row[]) => rows.reduce((all, { count }) => all + count, 0);
