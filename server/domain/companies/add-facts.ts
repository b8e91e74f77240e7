// Gives a company's card what it lacks and mail says: website, VAT number, postal address; and takes that back.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { PostalAddress } from '../cards/card-shape.ts';
import { noteChanges } from '../cards/history.ts';
import { type ChangeCause, updateChangesUndone } from '../cards/queries.ts';
import { lockCard } from '../cards/write-card.ts';
import { plainNumber, replaceNumbers, updateCompany } from './queries.ts';
import { writtenCompanies } from './written-company.ts';

export interface CompanyFacts {
  website: string;
  vat: string;
  postal: PostalAddress | undefined;
}

/** What is there stays. @returns the fields that changed */
export async function addCompanyFacts(
  trx: Transaction<Database>,
  id: string,
  { website, vat, postal }: CompanyFacts,
  cause: ChangeCause,
): Promise<string[]> {
  await lockCard(trx, 'companies', id);
  const before = (await writtenCompanies(trx, [id])).get(id);
  if (!before) return [];
  const hasVat = before.numbers.some(
    (one) => one.kind === 'vat' || plainNumber(one.value) === plainNumber(vat),
  );
  const fields = {
    ...(before.website === '' && website !== '' ? { website } : {}),
    ...(before.postalAddresses.length === 0 && postal ? { postalAddresses: [postal] } : {}),
  };
  const takesVat = vat !== '' && !hasVat;
  if (Object.keys(fields).length === 0 && !takesVat) return [];
  // That mail says it makes nobody vouch for the card: who may see it stays.
  await updateCompany(trx, id, fields, false);
  if (takesVat) await replaceNumbers(trx, id, [...before.numbers, { kind: 'vat', value: vat }]);
  const after = (await writtenCompanies(trx, [id])).get(id)!;
  return noteChanges(trx, { type: 'company', id }, { before: { ...before }, after: { ...after } }, cause);
}

/** Writes back what an act added to companies that were there, where nothing newer stands. */
export async function takeBackFacts(
  trx: Transaction<Database>,
  actId: string,
  userId: string | null,
): Promise<void> {
  const { rows } = await sql<{ id: string; fields: Record<string, never>; changes: string[] }>`
    select h.record_id as id, json_object_agg(h.field, h.before) as fields, array_agg(h.id) as changes
    from card_changes h join companies o on o.id = h.record_id and o.binned_at is null
    where h.act_id = ${actId}::bigint and h.record_type = 'company' and h.undone_at is null
      and h.field in ('website', 'numbers', 'postalAddresses')
      and not exists (select from card_changes n where n.record_type = 'company' and n.record_id = h.record_id
        and n.field = h.field and n.id > h.id)
    group by 1 order by 1`.execute(trx);
  for (const { id, fields, changes } of rows) {
    await lockCard(trx, 'companies', id);
    const before = (await writtenCompanies(trx, [id])).get(id)!;
    const { numbers, ...others } = fields;
    await updateCompany(trx, id, others, false);
    if (numbers) await replaceNumbers(trx, id, numbers);
    const after = (await writtenCompanies(trx, [id])).get(id)!;
    const card = { type: 'company' as const, id };
    const cause = { act: 'undo', by: 'person' as const, userId };
    await noteChanges(trx, card, { before: { ...before }, after: { ...after } }, cause);
    await updateChangesUndone(trx, changes);
  }
}
