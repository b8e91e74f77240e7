// Gives a card that is there what it lacks and a row of a list knows.
import type { Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { readPhones } from '../cards/check-card.ts';
import { noteChanges } from '../cards/history.ts';
import { replacePhones } from '../cards/queries.ts';
import { tagsNamed } from '../cards/tags.ts';
import { lockCard, updateMadeBy } from '../cards/write-card.ts';
import { replaceNumbers, updateCompany } from '../companies/queries.ts';
import { type WrittenCompany, writtenCompanies } from '../companies/written-company.ts';
import { replaceAddresses, updateContact } from '../contacts/queries.ts';
import { type WrittenContact, writtenContacts } from '../contacts/written-contact.ts';
import type { CardDraft } from './draft.ts';
import type { Existing } from './find-existing.ts';
import { type RowResult, revisionOf } from './queries.ts';
import { relationsByName } from './relations-by-name.ts';

type Written = Partial<WrittenContact & WrittenCompany>;

/**
 * What is there stays; only what is empty is filled, and lists get what they have not. A card nobody could see takes the
 * row's name: it is this person's card from now on, and told as made.
 */
export async function fillCard(
  trx: Transaction<Database>,
  viewer: Viewer,
  { line, draft }: { line: number; draft: CardDraft },
  { card, companyId }: { card: Existing; companyId: string | null },
): Promise<RowResult> {
  const ref = { type: draft.type, id: card.id };
  await lockCard(trx, draft.type === 'contact' ? 'contacts' : 'companies', card.id);
  const before = await written(trx, draft.type, card.id);
  const relations = await relationsByName(trx, [draft.relation]);
  const lacks = lacking(before, {
    ...draft,
    companyId,
    relationId: relations.get(draft.relation.toLowerCase()) ?? null,
  });
  if (card.isVisible && Object.keys(lacks).length === 0) return filled({});
  const { tags, phones, addresses, numbers, ...fields } = lacks;
  if (!card.isVisible) fields.name = draft.name;
  const tagIds = tags ? { tagIds: await tagsNamed(trx, tags, viewer.userId) } : {};
  await (draft.type === 'contact' ? updateContact : updateCompany)(trx, card.id, { ...fields, ...tagIds });
  if (phones) await replacePhones(trx, ref, await readPhones(trx, phones));
  if (addresses) await replaceAddresses(trx, card.id, addresses);
  if (numbers) await replaceNumbers(trx, card.id, numbers);
  if (!card.isVisible)
    await updateMadeBy(trx, draft.type === 'contact' ? 'contacts' : 'companies', card.id, 'import');
  const after = await written(trx, draft.type, card.id);
  const changed = await noteChanges(
    trx,
    ref,
    { before: { ...before }, after: { ...after } },
    { act: 'import', by: 'import', userId: viewer.userId },
  );
  const was = Object.fromEntries(changed.map((field) => [field, before[field as keyof Written]]));
  return filled(card.isVisible ? was : { ...was, madeBy: 'itself' });

  async function filled(former: Record<string, unknown>): Promise<RowResult> {
    const outcome = card.isVisible ? 'filled' : 'made';
    return { line, part: 0, outcome, ...ref, revision: await revisionOf(trx, ref), before: former };
  }
}

async function written(trx: Transaction<Database>, type: CardDraft['type'], id: string): Promise<Written> {
  const found = await (type === 'contact' ? writtenContacts(trx, [id]) : writtenCompanies(trx, [id]));
  return found.get(id)! as Written;
}

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
