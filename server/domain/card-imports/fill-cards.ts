// Gives cards that are there what they lack and rows of a list know.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CardType } from '../cards/card-shape.ts';
import { readPhones } from '../cards/check-card.ts';
import { noteChanges } from '../cards/history.ts';
import { replacePhones } from '../cards/queries.ts';
import { tagsNamed } from '../cards/tags.ts';
import { updateMadeBy } from '../cards/write-card.ts';
import { replaceNumbers, updateCompany } from '../companies/queries.ts';
import { type WrittenCompany, writtenCompanies } from '../companies/written-company.ts';
import { replaceAddresses, updateContact } from '../contacts/queries.ts';
import { type WrittenContact, writtenContacts } from '../contacts/written-contact.ts';
import type { CardDraft } from './draft.ts';
import type { Existing } from './find-existing.ts';
import type { RowResult } from './queries.ts';
import { relationsByName } from './relations-by-name.ts';

type Written = Partial<WrittenContact & WrittenCompany>;

/** A row about a card that is there, and where its person works. */
export interface Filling {
  row: { line: number; draft: CardDraft };
  card: Existing;
  companyId: string | null;
}

/**
 * What is there stays; only what is empty is filled, and lists get what they have not. A card nobody could see takes the
 * row's name: it is this person's card from now on, and told as made. All are read at once: of a list that was brought in
 * before, most lack nothing.
 * @returns what became of the rows, in their order
 */
export async function fillCards(
  trx: Transaction<Database>,
  viewer: Viewer,
  fillings: Filling[],
): Promise<RowResult[]> {
  const relations = await relationsByName(
    trx,
    fillings.map(({ row }) => row.draft.relation),
  );
  const read = new Map<CardType, Map<string, Read>>();
  for (const type of ['contact', 'company'] as const) {
    const ids = fillings.flatMap(({ row, card }) => (row.draft.type === type ? card.id : []));
    read.set(type, await readCards(trx, type, [...new Set(ids)]));
  }
  const results: RowResult[] = [];
  for (const { row, card, companyId } of fillings) {
    const { type, relation } = row.draft;
    const cards = read.get(type)!;
    const relationId = relations.get(relation.toLowerCase()) ?? null;
    const { written: before, revision } = cards.get(card.id)!;
    const lacks = lacking(before, { ...row.draft, companyId, relationId });
    const result: RowResult = {
      line: row.line,
      part: 0,
      outcome: card.isVisible ? 'filled' : 'made',
      type,
      id: card.id,
    };
    if (card.isVisible && Object.keys(lacks).length === 0) results.push({ ...result, revision, before: {} });
    else {
      const was = await fill(trx, viewer, { row, card, before, lacks });
      // Another row may be about the same card.
      const [after] = await readCards(trx, type, [card.id]).then((one) => [...one.values()]);
      cards.set(card.id, after!);
      results.push({ ...result, revision: after!.revision, before: was });
    }
  }
  return results;
}

/** @returns the fields that changed, as they were */
async function fill(
  trx: Transaction<Database>,
  viewer: Viewer,
  { row: { draft }, card, before, lacks }: Omit<Filling, 'companyId'> & { before: Written; lacks: Written },
): Promise<Record<string, unknown>> {
  const ref = { type: draft.type, id: card.id };
  const { tags, phones, addresses, numbers, ...fields } = lacks;
  if (!card.isVisible) fields.name = draft.name;
  const tagIds = tags ? { tagIds: await tagsNamed(trx, tags, viewer.userId) } : {};
  await (draft.type === 'contact' ? updateContact : updateCompany)(trx, card.id, { ...fields, ...tagIds });
  if (phones) await replacePhones(trx, ref, await readPhones(trx, phones));
  if (addresses) await replaceAddresses(trx, card.id, addresses);
  if (numbers) await replaceNumbers(trx, card.id, numbers);
  if (!card.isVisible)
    await updateMadeBy(trx, draft.type === 'contact' ? 'contacts' : 'companies', card.id, 'import');
  const after = await written(trx, draft.type, [card.id]);
  const changed = await noteChanges(
    trx,
    ref,
    { before: { ...before }, after: { ...after.get(card.id)! } },
    { act: 'import', by: 'import', userId: viewer.userId },
  );
  const was = Object.fromEntries(changed.map((field) => [field, before[field as keyof Written]]));
  return card.isVisible ? was : { ...was, madeBy: 'itself' };
}

interface Read {
  written: Written;
  revision: number;
}

/** Cards as they are now; they stay so until the transaction ends. */
async function readCards(
  trx: Transaction<Database>,
  type: CardType,
  ids: string[],
): Promise<Map<string, Read>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; revision: number }>`
    select id, revision from ${type === 'contact' ? sql`contacts` : sql`companies`}
    where id = any(${ids}::bigint[]) order by id for update`.execute(trx);
  const all = await written(trx, type, ids);
  return new Map(rows.map(({ id, revision }) => [id, { written: all.get(id)!, revision }]));
}

const written = (trx: Transaction<Database>, type: CardType, ids: string[]): Promise<Map<string, Written>> =>
  type === 'contact' ? writtenContacts(trx, ids) : writtenCompanies(trx, ids);

/** What a card lacks of what is known; lists come whole. */
export function lacking(
  card: Written,
  draft: CardDraft & { companyId: string | null; relationId: string | null },
): Written {
  const fill: Record<string, unknown> = {};
  for (const field of [
    'job',
    'language',
    'birthday',
    'notes',
    'stage',
    'website',
    'companyId',
    'relationId',
  ] as const)
    if (field in card && !card[field] && draft[field]) fill[field] = draft[field];
  const add = <Item>(field: string, have: Item[] | undefined, more: Item[], key: (item: Item) => string) => {
    if (!have) return;
    const known = new Set(have.map(key));
    const fresh = more.filter((item) => !known.has(key(item)));
    if (fresh.length > 0) fill[field] = [...have, ...fresh];
  };
  add('addresses', card.addresses, draft.addresses, (address) => address);
  add('tags', card.tags, draft.tags, (tag) => tag.toLowerCase());
  add('phones', card.phones, draft.phones, ({ number }) => number.replace(/\D/g, ''));
  add('numbers', card.numbers, draft.numbers, ({ value }) => value.replace(/\W/g, '').toUpperCase());
  if (card.postalAddresses?.length === 0 && draft.postalAddresses.length > 0)
    fill.postalAddresses = draft.postalAddresses;
  return fill as Written;
}
