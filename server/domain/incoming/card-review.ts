// The one review of the cards a first import would make: make all or the chosen, refuse, undo.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { makeCompanyOf, makeContactOf } from '../contacts/make-cards.ts';
import { writeJournal } from '../house/journal.ts';
import { readSetting, writeSetting } from '../house/settings.ts';
import { ProductError } from '../problem.ts';

/** The open proposals, and whether the last making can be undone. */
export interface CardReview {
  companies: number;
  contacts: number;
  items: {
    kind: 'contact' | 'company';
    key: string;
    name: string;
    companyKey: string;
    mails: number;
    lastAt?: string | undefined;
  }[];
  next?: string | undefined;
  undoable?: { companies: number; contacts: number; at: string } | undefined;
}

interface CardReviewAct {
  act: 'make-all' | 'make' | 'refuse' | 'offer' | 'undo';
  /** Which, for make, refuse and offer. */
  keys: { kind: 'contact' | 'company'; key: string }[];
}

type Made = { at: string; companies: string[]; contacts: string[] };
type Counts = { companies: number; contacts: number };

const setting = 'cards.lastReview';
const pageSize = 200;

/**
 * Open proposals, companies first, those with most mail before. For admins, and of these only what their own mail
 * tells them of: a name in a colleague's own mailbox is no admin's business (DESIGN §8).
 */
export async function readCardReview(
  db: Kysely<Database>,
  viewer: Viewer,
  { cursor }: { cursor?: string | undefined },
): Promise<CardReview> {
  mustAdminister(viewer);
  const from = Number(cursor ?? 0) || 0;
  const { rows } = await sql<{
    kind: 'contact' | 'company';
    key: string;
    name: string;
    company_key: string;
    mails: number;
    last_at: Date | null;
  }>`
    select kind, key, name, company_key, mails, last_at from card_proposals
    where state = 'open' and ${isReadable(viewer)}
    order by kind, mails desc, key limit ${pageSize + 1} offset ${from}`.execute(db);
  const made = await readSetting<Made | null>(db, setting);
  return {
    ...(await countOpen(db, viewer)),
    items: rows.slice(0, pageSize).map((row) => ({
      kind: row.kind,
      key: row.key,
      name: row.name,
      companyKey: row.company_key,
      mails: row.mails,
      ...(row.last_at ? { lastAt: row.last_at.toISOString() } : {}),
    })),
    ...(rows.length > pageSize ? { next: String(from + pageSize) } : {}),
    ...(made
      ? { undoable: { companies: made.companies.length, contacts: made.contacts.length, at: made.at } }
      : {}),
  };
}

/** Does what the admin chose. @returns how many cards were made, refused, offered again or taken back */
export async function actOnCardReview(
  db: Kysely<Database>,
  viewer: Viewer,
  { act, keys }: CardReviewAct,
): Promise<Counts> {
  mustAdminister(viewer);
  return transaction(db, async (trx) => {
    const counts =
      act === 'undo'
        ? await undo(trx)
        : act === 'refuse'
          ? await decideOn(trx, viewer, { keys, from: 'open', to: 'refused' })
          : act === 'offer'
            ? await decideOn(trx, viewer, { keys, from: 'refused', to: 'open' })
            : await make(trx, viewer, act === 'make-all' ? undefined : keys);
    await writeJournal(trx, viewer.userId, `cards.${act}`, counts);
    await announce(trx, { what: 'lists' });
    return counts;
  });
}

type Key = CardReviewAct['keys'][number];

async function make(trx: Transaction<Database>, viewer: Viewer, keys: Key[] | undefined): Promise<Counts> {
  const { rows } = await sql<{ kind: 'contact' | 'company'; key: string; name: string; company_key: string }>`
    select kind, key, name, company_key from card_proposals
    where state = 'open' and ${isReadable(viewer)} and (${keys === undefined} or (kind, key) in (
      select * from unnest(${(keys ?? []).map((one) => one.kind)}::text[], ${(keys ?? []).map((one) => one.key)}::text[])))
    order by kind, key for update`.execute(trx);
  const made: Made = { at: new Date().toISOString(), companies: [], contacts: [] };
  const companies = new Map<string, string>();
  for (const row of rows.filter(({ kind }) => kind === 'company')) {
    const company = await makeCompanyOf(trx, row.key, row.name, viewer.userId);
    companies.set(row.key, company.id);
    if (company.made) made.companies.push(company.id);
    await decide(trx, row, 'made', company.id);
  }
  for (const row of rows.filter(({ kind }) => kind === 'contact')) {
    const companyId = companies.get(row.company_key) ?? (await companyOf(trx, row.company_key));
    const id = await makeContactOf(trx, { address: row.key, name: row.name, companyId }, viewer.userId);
    if (id) made.contacts.push(id);
    await decide(trx, row, 'made', id);
  }
  for (const id of made.companies) await refile(trx, 'company', id);
  for (const id of made.contacts) await refile(trx, 'contact', id);
  await writeSetting(trx, viewer.userId, setting, made);
  return { companies: made.companies.length, contacts: made.contacts.length };
}

/** Leaves proposals out, or offers those left out again. */
async function decideOn(
  trx: Transaction<Database>,
  viewer: Viewer,
  { keys, from, to }: { keys: Key[]; from: 'open' | 'refused'; to: 'open' | 'refused' },
): Promise<Counts> {
  const { rows } = await sql<Key>`
    update card_proposals set state = ${to} where state = ${from} and ${isReadable(viewer)} and (kind, key) in (
      select * from unnest(${keys.map((one) => one.kind)}::text[], ${keys.map((one) => one.key)}::text[]))
    returning kind, key`.execute(trx);
  return countKinds(rows);
}

/** Takes back the last making: its cards go to the bin, the proposals are open again. */
async function undo(trx: Transaction<Database>): Promise<Counts> {
  const made = await readSetting<Made | null>(trx, setting);
  if (!made) throw new ProductError('conflict', 'There is nothing to undo.', 'nothing-to-undo');
  for (const [table, kind, ids] of [
    ['companies', 'company', made.companies],
    ['contacts', 'contact', made.contacts],
  ] as const) {
    // What a person has changed since is theirs.
    const { rows } = await sql<{
      id: string;
    }>`delete from ${sql.table(kind === 'company' ? 'company_domains' : 'contact_addresses')}
      where ${sql.ref(`${kind}_id`)} = any(select id from ${sql.table(table)} where id = any(${ids}::bigint[])
        and made_by = 'itself' and revision = 1)
      returning ${sql.ref(`${kind}_id`)} as id`.execute(trx);
    await sql`update ${sql.table(table)} set binned_at = now()
      where id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(trx);
    await sql`update card_proposals set state = 'open', card_id = null
      where kind = ${kind} and card_id = any(${rows.map(({ id }) => id)}::bigint[])`.execute(trx);
    for (const { id } of rows) await refile(trx, kind, id);
  }
  await writeSetting(trx, null, setting, null);
  return { companies: made.companies.length, contacts: made.contacts.length };
}

async function decide(
  trx: Transaction<Database>,
  { kind, key }: Key,
  state: 'made',
  cardId: string | null,
): Promise<void> {
  await sql`update card_proposals set state = ${state}, card_id = ${cardId}::bigint
    where kind = ${kind} and key = ${key} and state = 'open'`.execute(trx);
}

const refile = (trx: Transaction<Database>, type: string, id: string): Promise<void> =>
  addJob(trx, 'refile-customer', { type, id }, { key: `refile ${type} ${id}`, priority: 5 });

async function companyOf(db: Kysely<Database>, domain: string): Promise<string | null> {
  const { rows } = await sql<{
    company_id: string;
  }>`select company_id from company_domains where domain = ${domain}`.execute(db);
  return rows[0]?.company_id ?? null;
}

/** Condition on a proposal: the viewer reads one of the mails that speak for it. */
function isReadable({ principals }: Viewer) {
  return sql<boolean>`exists (select from audiences a
    where a.id = any(card_proposals.audience_ids) and a.readers && ${principals}::text[])`;
}

async function countOpen(db: Kysely<Database>, viewer: Viewer): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*) filter (where kind = 'company')::int as companies,
      count(*) filter (where kind = 'contact')::int as contacts from card_proposals
    where state = 'open' and ${isReadable(viewer)}`.execute(db);
  return rows[0]!;
}

const countKinds = (keys: Key[]): Counts => ({
  companies: keys.filter(({ kind }) => kind === 'company').length,
  contacts: keys.filter(({ kind }) => kind === 'contact').length,
});
