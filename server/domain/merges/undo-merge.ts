// Takes a merge of cards back: both are as they were, and what came since stays with the card it fits.
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { mustAssignResponsible, mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CardRef, CardType } from '../cards/card-shape.ts';
import { mailFollows } from '../cards/mail-follows.ts';
import { updateMadeBy, updateUnmerged } from '../cards/write-card.ts';
import { giveBackAllOfCompany } from '../companies/move-company.ts';
import { setDomains } from '../companies/queries.ts';
import { divideMail } from '../contacts/move-contact.ts';
import { updateMoveUndone } from '../contacts/queries.ts';
import { giveBackCardLinks } from '../conversations/move-card-links.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { keptCard } from './kept-card.ts';
import { unmergeFields } from './merge-fields.ts';
import { lockMerge, type Merge, updateMergeUndone } from './queries.ts';
import { responsibleOf, tableOf, writeCard, writtenCard } from './write-merged.ts';

/**
 * Whatever was merged into what since: the card that joined comes back out of the one that holds its things now.
 * @returns the card that is there again
 * @throws ProductError not-found when there is no such merge, it was taken back, or the card may not be seen
 */
export async function undoMerge(db: Kysely<Database>, viewer: Viewer, id: string): Promise<CardRef> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    const merge = await lockMerge(trx, id);
    if (!merge) throw noMerge();
    const { type, gone } = merge;
    const holder = { type, id: await keptCard(trx, type, merge.kept) };
    const answers = await responsibleOf(trx, viewer, holder);
    await sql`select 1 from ${sql.table(tableOf(type))}
      where id = any(${[merge.kept, gone, holder.id]}::bigint[]) order by id for update`.execute(trx);
    await giveBack(trx, viewer, merge, holder);
    await updateMergeUndone(trx, id, viewer.userId);
    // Whoever was given the merged card since answers for its mail: nobody takes that back for themselves.
    if (answers !== (merge.joined.after.responsibleId ?? answers))
      mustAssignResponsible(viewer, answers, merge.joined.gone.responsibleId ?? null);
    await writeJournal(trx, viewer.userId, 'cards.unmerged', { type, kept: merge.kept, gone });
    await mailFollows(trx, type, [...new Set([holder.id, merge.kept, gone])]);
    return { type, id: gone };
  });
}

async function giveBack(
  trx: Transaction<Database>,
  viewer: Viewer,
  { type, kept, gone, joined, at }: Merge,
  holder: CardRef,
): Promise<void> {
  const now = await writtenCard(trx, { type, id: kept });
  const back = unmergeFields(now, joined);
  const held = new Set((await writtenCard(trx, holder)).domains);
  const isUntouched = JSON.stringify(now) === JSON.stringify(joined.after);
  if (Object.keys(back).length > 0) await writeCard(trx, viewer, { type, id: kept }, back, 'undo');
  if (holder.id !== kept) await takeFromHolder(trx, viewer, holder, joined);
  // A card that nobody vouched for but by this merge tells of mail again: only to its readers.
  if (isUntouched) await updateMadeBy(trx, tableOf(type), kept, joined.madeBy);
  await updateUnmerged(trx, tableOf(type), gone);
  for (const move of joined.moves) await updateMoveUndone(trx, move, viewer.userId);
  const domains = (joined.gone.domains ?? []).filter((domain) => held.has(domain));
  if (type === 'company') await setDomains(trx, gone, domains);
  const people =
    type === 'company'
      ? await giveBackAllOfCompany(trx, { from: holder.id, into: gone, at, domains, ...joined })
      : [];
  if (type === 'contact')
    for (const [id, before] of [
      [kept, joined.before],
      [gone, joined.gone],
    ] as const)
      if (before.companyId !== joined.after.companyId)
        await divideMail(trx, id, [before.companyId ?? null, joined.after.companyId ?? null]);
  const own = new Set(joined.before.addresses ?? []);
  await giveBackCardLinks(trx, type, {
    from: holder.id,
    into: gone,
    links: joined.links,
    whats: [...(joined.gone.addresses ?? []).filter((address) => !own.has(address)), ...people],
    domains,
  });
}

/** The kept card was merged on: what came along here is there now, among what that one had itself. */
async function takeFromHolder(
  trx: Transaction<Database>,
  viewer: Viewer,
  holder: CardRef,
  joined: Merge['joined'],
): Promise<void> {
  const { rows } = await sql<{ before: Merge['joined']['before'] }>`
    select joined -> 'before' as before from card_merges
    where record_type = ${holder.type} and kept_id = ${holder.id}::bigint and undone_at is null
    order by id limit 1`.execute(trx);
  const own = rows[0]?.before ?? {};
  const before = Object.fromEntries(
    (['addresses', 'phones', 'tags', 'domains', 'numbers', 'postalAddresses'] as const).map((field) => [
      field,
      [...(own[field] ?? []), ...(joined.before[field] ?? [])],
    ]),
  );
  const lists = unmergeFields(await writtenCard(trx, holder), { before, after: {}, gone: joined.gone });
  if (Object.keys(lists).length > 0) await writeCard(trx, viewer, holder, lists, 'undo');
}

export interface ShownMerge {
  id: string;
  name: string;
  at: string;
  by?: { id: string; name: string } | undefined;
}

/** The merges a card consists of that can be taken back, the newest first. */
export async function listMerges(
  db: Kysely<Database>,
  viewer: Viewer,
  type: CardType,
  id: string,
): Promise<{ items: ShownMerge[] }> {
  await responsibleOf(db as Transaction<Database>, viewer, { type, id });
  const { rows } = await sql<{
    id: string;
    name: string;
    at: Date;
    user_id: string | null;
    user_name: string | null;
  }>`
    with recursive merged as (
      select m.* from card_merges m where m.record_type = ${type} and m.kept_id = ${id}::bigint and m.undone_at is null
      union
      select m.* from card_merges m join merged x on m.record_type = ${type} and m.kept_id = x.gone_id and m.undone_at is null
    )
    select m.id, m.joined -> 'gone' ->> 'name' as name, m.at, u.id as user_id, u.name as user_name
    from merged m left join users u on u.id = m.user_id order by m.id desc limit 50`.execute(db);
  return {
    items: rows.map((row) => ({
      id: row.id,
      name: row.name,
      at: row.at.toISOString(),
      ...(row.user_id ? { by: { id: row.user_id, name: row.user_name! } } : {}),
    })),
  };
}

const noMerge = (): ProductError =>
  new ProductError('not-found', 'There is no such merge, or it was taken back already.', 'no-merge');
