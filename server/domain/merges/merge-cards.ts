// Joins cards because a person says they are one: field by field, with all that is filed under them.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAssignResponsible, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CardType } from '../cards/card-shape.ts';
import { mailFollows } from '../cards/mail-follows.ts';
import { updateMerged } from '../cards/write-card.ts';
import { moveAllOfCompany } from '../companies/move-company.ts';
import { copyMoves, insertMove } from '../contacts/queries.ts';
import { moveCardLinks } from '../conversations/move-card-links.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { keptCard } from './kept-card.ts';
import { type ChosenField, mergeFields, type Written } from './merge-fields.ts';
import { insertMerge, type Joined } from './queries.ts';
import { responsibleOf, tableOf, writeCard, writtenCard } from './write-merged.ts';

export interface MergeInput {
  type: CardType;
  /** The card that stays. */
  id: string;
  /** Those that join it. */
  others: string[];
  /** Fields of which another card's value stays: its id. */
  fields: Partial<Record<ChosenField, string>>;
}

/**
 * The others join the card and lead to it from then on. All addresses, domains, phones, tags and links come along. Who
 * answers for the cards decides who reads their mail: where that differs it must be chosen, and nobody chooses themselves.
 * @returns the acts that can be taken back, in the order they were done
 * @throws ProductError not-found, not-allowed; invalid for a choice that is missing; conflict when one was merged meanwhile
 */
export async function mergeCards(
  db: Kysely<Database>,
  viewer: Viewer,
  input: MergeInput,
): Promise<{ id: string; merges: string[] }> {
  mustWrite(viewer);
  const others = [...new Set(input.others)];
  if (others.length === 0 || others.includes(input.id))
    throw new ProductError('invalid', 'Choose two cards that are not the same one.', 'merge-same');
  return transaction(db, async (trx) => {
    await lockCards(trx, viewer, input.type, [input.id, ...others]);
    const merges: string[] = [];
    for (const other of others) merges.push(await mergeOne(trx, viewer, input, other));
    await writeJournal(trx, viewer.userId, 'cards.merged', { type: input.type, kept: input.id, others });
    await mailFollows(trx, input.type, [input.id]);
    return { id: input.id, merges };
  });
}

async function mergeOne(
  trx: Transaction<Database>,
  viewer: Viewer,
  { type, id, fields }: MergeInput,
  other: string,
): Promise<string> {
  const kept = { type, id };
  const gone = { type, id: other };
  const answered = [await responsibleOf(trx, viewer, kept), await responsibleOf(trx, viewer, gone)] as const;
  if (answered[0] !== answered[1] && fields.responsibleId === undefined && fields.companyId === undefined)
    throw new ProductError(
      'invalid',
      'Different people answer for these cards, and with that read their mail. Say who answers for the merged one.',
      'merge-responsible',
      { field: 'responsibleId' },
    );
  const [before, joining] = [await writtenCard(trx, kept), await writtenCard(trx, gone)];
  const choice = Object.fromEntries(
    Object.entries(fields).map(([field, from]) => [field, from === other ? 'gone' : 'kept']),
  ) as Partial<Record<ChosenField, 'kept' | 'gone'>>;
  const merged = mergeFields(before, joining, choice);
  const { rows } = await sql<{ made_by: Joined['madeBy'] }>`
    select made_by from ${sql.table(tableOf(type))} where id = ${id}::bigint`.execute(trx);
  await updateMerged(trx, tableOf(type), other, id, viewer.userId);
  const along = type === 'company' ? await moveAllOfCompany(trx, { from: other, into: id }) : nothing;
  if (merged.parentId === other || merged.parentId === id) merged.parentId = null;
  await writeCard(trx, viewer, kept, merged, 'merge');
  const moves =
    type === 'contact' ? await noteFormer(trx, viewer, { id, other, before, joining, merged }) : [];
  const links = await moveCardLinks(trx, type, { from: other, into: id });
  const after = await responsibleOf(trx, viewer, kept);
  for (const former of answered) mustAssignResponsible(viewer, former, after);
  return insertMerge(
    trx,
    {
      type,
      kept: id,
      gone: other,
      joined: {
        before,
        after: await writtenCard(trx, kept),
        gone: joining,
        madeBy: rows[0]!.made_by,
        links,
        ...along,
        moves,
      },
    },
    viewer.userId,
  );
}

const nothing = { people: [], below: [], shared: [], movesFrom: [], movesTo: [] };

/** What either wrote while at another company than the merged card's stays filed there. @returns the moves noted */
async function noteFormer(
  trx: Transaction<Database>,
  { userId }: Viewer,
  {
    id,
    other,
    before,
    joining,
    merged,
  }: { id: string; other: string; before: Written; joining: Written; merged: Written },
): Promise<string[]> {
  const moves = await copyMoves(trx, { from: other, into: id, addresses: joining.addresses ?? [] });
  for (const { companyId, addresses } of [before, joining])
    if (companyId && companyId !== merged.companyId && addresses && addresses.length > 0)
      moves.push(
        await insertMove(trx, {
          contactId: id,
          from: companyId,
          to: merged.companyId ?? null,
          addresses,
          userId,
        }),
      );
  return moves;
}

/** Two people who merge the same cards take turns; whoever comes second finds one gone. */
async function lockCards(
  trx: Transaction<Database>,
  viewer: Viewer,
  type: CardType,
  ids: string[],
): Promise<void> {
  const { rows } = await sql<{ id: string; merged_into: string | null }>`
    select id, merged_into from ${sql.table(tableOf(type))} where id = any(${ids}::bigint[]) order by id for update`.execute(
    trx,
  );
  const merged = rows.find(({ merged_into }) => merged_into !== null);
  if (!merged) return;
  // Whoever may not see where it went is told nothing of it.
  await responsibleOf(trx, viewer, { type, id: await keptCard(trx, type, merged.id) });
  throw new ProductError(
    'conflict',
    'One of these cards was merged meanwhile. Look at what is there now.',
    'merged-meanwhile',
  );
}
