// Cards make themselves as mail goes to and fro: for people we wrote to and who wrote back.
import { sql, type Transaction } from 'kysely';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import {
  cardsCalledFor,
  findNever,
  isNever,
  type MadeCard,
  makeCompanyOf,
  makeContactOf,
} from '../contacts/make-cards.ts';
import { findHouse } from '../house/house.ts';
import type { NewMessage } from '../messages/insert-messages.ts';

/**
 * Makes cards that these live messages give reason for. Never for bulk, lists, machines or junk. Earlier mail is filed
 * by a job that starts with the commit.
 */
export async function makeCardsOf(
  trx: Transaction<Database>,
  messages: NewMessage[],
  isOurs: (address: string) => boolean,
): Promise<void> {
  const people = new Map<string, string>();
  for (const message of messages) {
    if (message.junk || message.kind !== 'personal' || message.authentication.includes('"verdict":"fail"'))
      continue;
    const { address, name } = message.counterpart;
    if (message.direction === 'in' && address !== '') people.set(address, name);
    if (message.direction === 'out')
      for (const { role, person } of message.people)
        if ((role === 'to' || role === 'cc') && person.address !== '')
          people.set(person.address, person.name);
  }
  const addresses = [...people.keys()].filter((address) => !isOurs(address));
  if (addresses.length === 0 || !(await findHouse(trx)).cardsMakeThemselves) return;
  const never = await findNever(trx, addresses);
  for (const { address, name } of await bothWays(trx, addresses)) {
    if (isNever(never, address)) continue;
    for (const card of await makeCards(trx, address, name || people.get(address) || ''))
      await addJob(
        trx,
        'refile-customer',
        { type: card.type, id: card.id },
        { key: `refile ${card.type} ${card.id}` },
      );
  }
}

/** Those without a card, with the name they sign with, to whom we wrote and who wrote to us in person. */
async function bothWays(
  trx: Transaction<Database>,
  addresses: string[],
): Promise<{ address: string; name: string }[]> {
  const { rows } = await sql<{ address: string; name: string }>`
    select given.address, coalesce((select m.counterpart_name from message_addresses a
        join messages m on m.conversation_id = a.conversation_id and m.id = a.message_id
        where a.address = given.address and m.counterpart_address = given.address and m.direction = 'in'
          and m.counterpart_name <> '' order by m.sent_at desc limit 1), '') as name
    from unnest(${addresses}::text[]) as given (address)
    where not exists (select from contact_addresses c where c.address = given.address)
      and exists (select from message_addresses a
          join messages m on m.conversation_id = a.conversation_id and m.id = a.message_id
        where a.address = given.address and a.role in ('to', 'cc') and m.direction = 'out')
      and exists (select from message_addresses a
          join messages m on m.conversation_id = a.conversation_id and m.id = a.message_id
        where a.address = given.address and m.direction = 'in' and m.kind = 'personal' and not m.junk
          and m.counterpart_address = given.address)
    order by 1`.execute(trx);
  return rows;
}

async function makeCards(trx: Transaction<Database>, address: string, name: string): Promise<MadeCard[]> {
  const called = cardsCalledFor(address);
  const made: MadeCard[] = [];
  let companyId: string | null = null;
  if (called.companyDomain) {
    const company = await makeCompanyOf(trx, called.companyDomain, '', null);
    companyId = company.id;
    if (company.made) made.push({ type: 'company', id: company.id });
  }
  const { rows } = await sql`select 1 from shared_addresses where address = ${address}`.execute(trx);
  const contact =
    called.contact && rows.length === 0 ? await makeContactOf(trx, { address, name, companyId }, null) : null;
  if (contact) made.push({ type: 'contact', id: contact });
  await sql`update card_proposals set state = 'made' where state = 'open' and
    ((kind = 'contact' and key = ${address}) or (kind = 'company' and key = ${called.companyDomain ?? ''}))`.execute(
    trx,
  );
  return made;
}
