// After a first import or fetch: proposes the cards its mail gives reason for, for one review by a person.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { cardsCalledFor, findNever, isNever } from '../contacts/make-cards.ts';
import { companyNameOf, personNameOf } from '../contacts/name-cards.ts';
import { isOwnAddress, ownAddresses } from '../mailboxes/own-addresses.ts';

interface Proposal {
  kind: 'contact' | 'company';
  key: string;
  name: string;
  companyKey: string;
  mails: number;
  lastAt: Date;
  /** Of the mails that speak for it. */
  audiences: string[];
}

/** Proposes for everybody we wrote to and who wrote back and has no card. What a person decided stays decided. */
export async function proposeCards(db: Kysely<Database>): Promise<void> {
  const own = await ownAddresses(db);
  const { rows } = await sql<{
    address: string;
    name: string;
    mails: number;
    last_at: Date;
    audiences: string[];
  }>`
    with wrote as (
      select counterpart_address as address, count(*)::int as mails, max(sent_at) as last_at,
        array_agg(distinct audience_id) as audiences,
        (array_agg(counterpart_name order by sent_at desc) filter (where counterpart_name <> ''))[1] as name
      from messages where direction = 'in' and kind = 'personal' and not junk and counterpart_address <> '' group by 1
    )
    select w.address, coalesce(w.name, '') as name, w.mails, w.last_at, w.audiences from wrote w
    where exists (select from message_addresses a
        join messages m on m.conversation_id = a.conversation_id and m.id = a.message_id
        where a.address = w.address and a.role in ('to', 'cc') and m.direction = 'out')
      and not exists (select from contact_addresses c where c.address = w.address)`.execute(db);
  const people = rows.filter(({ address }) => !isOwnAddress(own, address));
  const never = await findNever(
    db,
    people.map(({ address }) => address),
  );
  const wanted = people.filter(({ address }) => !isNever(never, address));
  const proposals = new Map<string, Proposal>();
  for (const { address, name, mails, last_at, audiences } of wanted) {
    const { contact, companyDomain: domain } = cardsCalledFor(address);
    if (contact)
      proposals.set(`contact ${address}`, {
        kind: 'contact',
        key: address,
        name: personNameOf(name, address),
        companyKey: domain ?? '',
        mails,
        lastAt: last_at,
        audiences,
      });
    if (!domain) continue;
    const there = proposals.get(`company ${domain}`);
    proposals.set(`company ${domain}`, {
      kind: 'company',
      key: domain,
      name: companyNameOf(domain),
      companyKey: '',
      mails: mails + (there?.mails ?? 0),
      lastAt: there && there.lastAt > last_at ? there.lastAt : last_at,
      audiences: [...new Set([...audiences, ...(there?.audiences ?? [])])],
    });
  }
  await save(db, [...proposals.values()]);
}

async function save(db: Kysely<Database>, all: Proposal[]): Promise<void> {
  await transaction(db, async (trx) => {
    await sql`
      insert into card_proposals (kind, key, name, company_key, mails, last_at, audience_ids)
      select kind, key, name, company_key, mails, last_at, audiences::bigint[] from unnest(${column(
        'text',
        all.map((one) => one.kind),
      )}, ${column(
        'text',
        all.map((one) => one.key),
      )},
          ${column(
            'text',
            all.map((one) => one.name),
          )}, ${column(
            'text',
            all.map((one) => one.companyKey),
          )},
          ${column(
            'integer',
            all.map((one) => one.mails),
          )}, ${column(
            'timestamptz',
            all.map((one) => one.lastAt),
          )}, ${column(
            'text',
            all.map((one) => `{${one.audiences.join(',')}}`),
          )})
          as given (kind, key, name, company_key, mails, last_at, audiences)
      where given.kind = 'contact' or not exists (select from company_domains d where d.domain = given.key)
      order by 1, 2
      on conflict (kind, key) do update set mails = excluded.mails, last_at = excluded.last_at,
          audience_ids = excluded.audience_ids
        where card_proposals.state = 'open'`.execute(trx);
    await announce(trx, { what: 'lists' });
  });
}
