// Keeps what each audience knows of outside addresses in step with its mail and with the cards.
import { type Kysely, sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { findCards } from '../contacts/link-mail-to-contacts.ts';
import { findNever, isNever } from '../contacts/make-cards.ts';
import { isOwnAddress, type OwnAddresses, ownAddresses } from '../mailboxes/own-addresses.ts';
import { outsider } from './outsider.ts';
import {
  addToCorrespondents,
  forgetCorrespondents,
  hold,
  recountCorrespondents,
  updateStandings,
} from './queries.ts';

/** A message that is new, and who is in it. */
export interface NewMention {
  id: string;
  counterpart: { address: string };
  people: { person: { address: string } }[];
}

/**
 * Adds new messages, and counts anew whoever is in messages of which the readers, the junk box or the people have
 * changed. Call it last in the transaction of the change.
 * @param changed ids of messages
 * @param addresses others to be counted anew
 */
export async function keepCorrespondents(
  trx: Transaction<Database>,
  added: NewMention[],
  changed: string[],
  addresses: string[] = [],
): Promise<void> {
  if (added.length === 0 && changed.length === 0 && addresses.length === 0) return;
  const own = await ownAddresses(trx);
  const recounted = new Set(outsidersAmong([...(await addressesIn(trx, changed)), ...addresses], own));
  const isNew = await recountCorrespondents(trx, [...recounted].map(outsider));
  const mentioned = added.flatMap((one) => [
    one.counterpart.address,
    ...one.people.map(({ person }) => person.address),
  ]);
  const others = outsidersAmong(mentioned, own).filter((address) => !recounted.has(address));
  isNew.push(
    ...(await addToCorrespondents(
      trx,
      added.map(({ id }) => id),
      others.map(outsider),
    )),
  );
  await refreshStandings(trx, isNew);
}

/** Counts these addresses anew from all their mail; what is ours goes. */
export async function recountAddresses(trx: Transaction<Database>, addresses: string[]): Promise<void> {
  const own = await ownAddresses(trx);
  const outside = outsidersAmong(addresses, own);
  const kept = new Set(outside);
  await recountCorrespondents(trx, outside.map(outsider));
  await forgetCorrespondents(
    trx,
    addresses.filter((address) => !kept.has(address)),
  );
  await refreshStandings(trx, outside);
}

/**
 * Says anew whether a card answers for these addresses or a person said never. Call it last in its transaction. It looks
 * only once nobody else is about to write what they saw before: of two, the one that comes last has seen both.
 */
export async function refreshStandings(trx: Transaction<Database>, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return;
  await hold(trx);
  const cards = await findCards(trx, addresses);
  const now = new Date();
  const never = await findNever(trx, addresses);
  await updateStandings(
    trx,
    new Map(
      addresses.map((address) => {
        // A company alone leaves the person open, unless the address is the company's own (info@).
        const hasCard = cards(address, now).some(
          ({ type, reason }) => type === 'contact' || reason.by === 'shared-address',
        );
        return [address, hasCard ? 'card' : isNever(never, address) ? 'never' : 'open'];
      }),
    ),
  );
}

/** Everybody named in these conversations. */
export async function addressesOfConversations(db: Kysely<Database>, ids: string[]): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select address from message_addresses where conversation_id = any(${column('bigint', ids)})
    union select counterpart_address from messages where conversation_id = any(${column('bigint', ids)})`.execute(
    db,
  );
  return rows.map(({ address }) => address).filter((address) => address !== '');
}

async function addressesIn(db: Kysely<Database>, messageIds: string[]): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const given = sql`message_conversations mc where mc.id = any(${column('bigint', messageIds)})`;
  const { rows } = await sql<{ address: string }>`
    with mc as materialized (select * from ${given})
    select a.address from mc join message_addresses a
      on a.conversation_id = mc.conversation_id and a.message_id = mc.id
    union select m.counterpart_address from mc join messages m using (conversation_id, id)`.execute(db);
  return rows.map(({ address }) => address);
}

const outsidersAmong = (addresses: string[], own: OwnAddresses): string[] =>
  [...new Set(addresses)].filter((address) => address.includes('@') && !isOwnAddress(own, address));
