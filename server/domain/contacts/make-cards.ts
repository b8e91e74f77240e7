// Makes cards for people of whom mail alone speaks: the contact, and the company of their domain.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Phone, PostalAddress } from '../cards/card-shape.ts';
import { replacePhones } from '../cards/queries.ts';
import { insertCard } from '../cards/write-card.ts';
import { isMachineAddress, isSharedName } from './address-sorts.ts';
import { isFreemail } from './is-freemail.ts';
import { companyDomain, companyNameOf, personNameOf } from './name-cards.ts';
import { insertContact, replaceAddresses } from './queries.ts';

/** Somebody we wrote to and who wrote back. */
export interface Correspondent {
  address: string;
  name: string;
}

/** A card that was made. */
export interface MadeCard {
  type: 'contact' | 'company';
  id: string;
}

/** Which cards an address calls for: none for machines; the company alone for shared addresses; no company for freemail. */
export function cardsCalledFor(address: string): { contact: boolean; companyDomain: string | undefined } {
  if (isMachineAddress(address) || !address.includes('@'))
    return { contact: false, companyDomain: undefined };
  const domain = companyDomain(address);
  return { contact: !isSharedName(address), companyDomain: isFreemail(domain) ? undefined : domain };
}

/** Of these addresses and domains those a person said are no customers, as `address` or `@domain`. */
export async function findNever(db: Kysely<Database>, addresses: string[]): Promise<Set<string>> {
  const patterns = addresses.flatMap((address) => [
    address,
    `@${address.slice(address.lastIndexOf('@') + 1)}`,
    `@${companyDomain(address)}`,
  ]);
  const { rows } = await sql<{ pattern: string }>`
    select pattern from never_cards where pattern = any(${[...new Set(patterns)]}::text[])`.execute(db);
  return new Set(rows.map((row) => row.pattern));
}

/** Whether one of the patterns found says so of this address. */
export const isNever = (never: Set<string>, address: string): boolean =>
  never.has(address) ||
  never.has(`@${address.slice(address.lastIndexOf('@') + 1)}`) ||
  never.has(`@${companyDomain(address)}`);

/** Makes a company for a domain, or finds the one that has it. */
export async function makeCompanyOf(
  trx: Transaction<Database>,
  domain: string,
  name: string,
  userId: string | null,
): Promise<{ id: string; made: boolean }> {
  const there = await companyWith(trx, domain);
  if (there) return { id: there, made: false };
  const { rows } = await sql<{ id: string }>`
    insert into companies (name, made_by, created_by) values (${name || companyNameOf(domain)}, 'itself', ${userId}::bigint)
    returning id`.execute(trx);
  const id = rows[0]!.id;
  const owned = await sql`insert into company_domains (domain, company_id) values (${domain}, ${id}::bigint)
    on conflict (domain) do nothing returning domain`.execute(trx);
  if (owned.rows.length > 0) return { id, made: true };
  await sql`delete from companies where id = ${id}::bigint`.execute(trx);
  return { id: (await companyWith(trx, domain))!, made: false };
}

/** Makes a contact at an address that has none; null when there is one by now. */
export async function makeContactOf(
  trx: Transaction<Database>,
  who: Correspondent & { companyId: string | null },
  userId: string | null,
): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(7305041, hashtext(${who.address}))`.execute(trx);
  const { rows: there } = await sql`
    select 1 from contact_addresses a join contacts c on c.id = a.contact_id where a.address = ${who.address}`.execute(
    trx,
  );
  if (there.length > 0) return null;
  const { rows } = await sql<{ id: string }>`
    insert into contacts (name, company_id, made_by, created_by)
    values (${personNameOf(who.name, who.address)}, ${who.companyId}::bigint, 'itself', ${userId}::bigint)
    returning id`.execute(trx);
  const id = rows[0]!.id;
  await sql`insert into contact_addresses (contact_id, address) values (${id}::bigint, ${who.address})`.execute(
    trx,
  );
  return id;
}

/** What a card made at a person's word says. */
export interface CardAt {
  address: string;
  name: string;
  companyId: string | null;
  job: string;
  phones: Phone[];
  postalAddresses: PostalAddress[];
}

/**
 * Makes a contact at an address at a person's word, whatever lies in the bin; null when another has the address by now.
 * @param by person: they confirmed what it says; itself: they chose it from many, so that it tells of mail still
 */
export async function makeContactAt(
  trx: Transaction<Database>,
  card: CardAt,
  made: { by: 'person' | 'itself'; userId: string | null },
): Promise<string | null> {
  await sql`select pg_advisory_xact_lock(7305041, hashtext(${card.address}))`.execute(trx);
  const { rows: there } = await sql`
    select 1 from contact_addresses a join contacts c on c.id = a.contact_id
    where a.address = ${card.address} and c.binned_at is null`.execute(trx);
  if (there.length > 0) return null;
  const { name, companyId, job, postalAddresses } = card;
  const id = await insertContact(trx, { name, companyId, job, postalAddresses }, made);
  await replaceAddresses(trx, id, [card.address]);
  if (card.phones.length > 0) await replacePhones(trx, { type: 'contact', id }, card.phones);
  return id;
}

/** Makes a company for a domain at a person's word, or finds the one that has it; what lies in the bin gives it up. */
export async function makeCompanyAt(
  trx: Transaction<Database>,
  { domain, name }: { domain: string; name: string },
  made: { by: 'person' | 'itself'; userId: string | null },
): Promise<{ id: string; made: boolean }> {
  await sql`select pg_advisory_xact_lock(7305041, hashtext(${`@${domain}`}))`.execute(trx);
  const { rows: there } = await sql<{ id: string; binned: boolean }>`
    select o.id, o.binned_at is not null as binned from company_domains d join companies o on o.id = d.company_id
    where d.domain = ${domain}`.execute(trx);
  if (there[0] && !there[0].binned) return { id: there[0].id, made: false };
  const { rows } = await sql<{ id: string }>`
    insert into companies (name, made_by, created_by) values (${name || companyNameOf(domain)}, ${made.by}, ${made.userId}::bigint)
    returning id`.execute(trx);
  const id = rows[0]!.id;
  const owned =
    await sql`insert into company_domains as d (domain, company_id) values (${domain}, ${id}::bigint)
    on conflict (domain) do update set company_id = excluded.company_id
      where exists (select from companies o where o.id = d.company_id and o.binned_at is not null)
    returning domain`.execute(trx);
  if (owned.rows.length > 0) return { id, made: true };
  await sql`delete from companies where id = ${id}::bigint`.execute(trx);
  return { id: (await companyWith(trx, domain))!, made: false };
}

/** Makes a company that no domain tells of. @returns its id */
export const makeNamedCompany = (
  trx: Transaction<Database>,
  name: string,
  made: { by: 'person' | 'itself'; userId: string | null },
): Promise<string> => insertCard(trx, 'companies', { name }, made);

async function companyWith(db: Kysely<Database>, domain: string): Promise<string | undefined> {
  const { rows } = await sql<{ company_id: string }>`
    select company_id from company_domains where domain = ${domain}`.execute(db);
  return rows[0]?.company_id;
}
