// Makes cards for people of whom mail alone speaks: the contact, and the company of their domain.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { isMachineAddress, isSharedName } from './address-sorts.ts';
import { isFreemail } from './is-freemail.ts';
import { companyDomain, companyNameOf, personNameOf } from './name-cards.ts';

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

async function companyWith(db: Kysely<Database>, domain: string): Promise<string | undefined> {
  const { rows } = await sql<{ company_id: string }>`
    select company_id from company_domains where domain = ${domain}`.execute(db);
  return rows[0]?.company_id;
}
