// One act on people without a card: what it has done so far, in pieces if need be, and taking it back as a whole.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../../database/announce.ts';
import type { Database } from '../../../database/schema.ts';
import { transaction } from '../../../database/transaction.ts';
import { mayAdminister, mustWrite } from '../../access/may.ts';
import type { Viewer } from '../../access/viewer.ts';
import { mailFollows } from '../../cards/mail-follows.ts';
import { insertAct, updateActDetail, updateActUndone } from '../../cards/queries.ts';
import { updateCardsBinned } from '../../cards/write-card.ts';
import { takeBackFacts } from '../../companies/add-facts.ts';
import { refreshStandings } from '../../correspondents/keep-correspondents.ts';
import { writeJournal } from '../../house/journal.ts';
import { ProductError } from '../../problem.ts';
import { addressesOf } from './addresses-of.ts';
import { deleteNever, reopenProposals } from './queries.ts';
import type { UnfiledActed } from './unfiled-shape.ts';

const act = 'unfiled';

/** What an act has done. */
export interface ActDetail {
  contacts: string[];
  companies: string[];
  /** Addresses whose standing it changed. */
  addresses: string[];
  /** Patterns it said never to. */
  never: string[];
}

/** Begins an act, or goes on with one of the viewer's own. */
export async function holdAct(
  trx: Transaction<Database>,
  viewer: Viewer,
  id: string | undefined,
): Promise<{ id: string; detail: ActDetail }> {
  if (id === undefined) {
    const detail: ActDetail = { contacts: [], companies: [], addresses: [], never: [] };
    return { id: await insertAct(trx, viewer.userId, act, { ...detail }), detail };
  }
  const { rows } = await sql<{ detail: ActDetail }>`
    select detail from card_acts where id = ${id}::bigint and act = ${act} and undone_at is null
      and user_id is not distinct from ${viewer.userId}::bigint for update`.execute(trx);
  if (!rows[0]) throw noAct();
  return { id, detail: rows[0].detail };
}

/** Notes what a piece of an act added. */
export async function noteAct(
  trx: Transaction<Database>,
  viewer: Viewer,
  { id, detail }: { id: string; detail: ActDetail },
  done: Omit<UnfiledActed, 'id'> & { addresses: string[] },
): Promise<UnfiledActed> {
  const { contacts, companies, never, addresses } = done;
  await updateActDetail(trx, id, {
    contacts: [...detail.contacts, ...contacts.map((one) => one.id)],
    companies: [...detail.companies, ...companies.map((one) => one.id)],
    addresses: [...detail.addresses, ...addresses],
    never: [...detail.never, ...never],
  });
  await writeJournal(trx, viewer.userId, never.length > 0 ? 'cards.never' : 'cards.unfiled', {
    act: id,
    contacts: contacts.length,
    companies: companies.length,
    never: never.length,
  });
  return { id, contacts, companies, never };
}

/**
 * Takes an act back: its cards go to the bin, but for those that somebody has changed since; whoever was told never is
 * asked for again.
 * @throws ProductError `not-found` unless the viewer did it and has not taken it back
 */
export async function undoUnfiledAct(
  db: Kysely<Database>,
  viewer: Viewer,
  id: string,
): Promise<{ contacts: number; companies: number; never: number }> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    const { rows } = await sql<{ detail: ActDetail }>`
      select detail from card_acts where id = ${id}::bigint and act = ${act} and undone_at is null
        and (user_id is not distinct from ${viewer.userId}::bigint or ${mayAdminister(viewer)}) for update`.execute(
      trx,
    );
    if (!rows[0]) throw noAct();
    const { detail } = rows[0];
    const contacts = await binUntouched(trx, viewer, 'contacts', detail.contacts, id);
    const companies = await binUntouched(trx, viewer, 'companies', detail.companies, id);
    await takeBackFacts(trx, id, viewer.userId);
    await deleteNever(trx, detail.never);
    await reopenProposals(trx, [...contacts, ...companies]);
    await updateActUndone(trx, id, viewer.userId);
    await mailFollows(trx, 'contact', contacts);
    await mailFollows(trx, 'company', companies);
    await writeJournal(trx, viewer.userId, 'cards.unfiled-undone', { act: id });
    await announce(trx, { what: 'lists' });
    // Whoever came later under a domain that was refused is asked for too.
    await refreshStandings(trx, [
      ...new Set([...detail.addresses, ...(await addressesOf(trx, detail.never))]),
    ]);
    return { contacts: contacts.length, companies: companies.length, never: detail.never.length };
  });
}

/** @returns those that went to the bin; a company with people stays */
async function binUntouched(
  trx: Transaction<Database>,
  viewer: Viewer,
  table: 'contacts' | 'companies',
  ids: string[],
  actId: string,
): Promise<string[]> {
  // What the act itself wrote on them after making them is no change since.
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(table)} x where id = any(${ids}::bigint[]) and binned_at is null
      and revision = 1 + (select count(distinct h.revision) from card_changes h where h.act_id = ${actId}::bigint
        and h.record_type = ${table === 'contacts' ? 'contact' : 'company'} and h.record_id = x.id)
      ${table === 'companies' ? sql`and not exists (select from contacts c where c.company_id = x.id and c.binned_at is null)` : sql``}
    order by id for update`.execute(trx);
  await updateCardsBinned(
    trx,
    table,
    rows.map(({ id }) => id),
    true,
    viewer.userId,
  );
  return rows.map(({ id }) => id);
}

const noAct = (): ProductError =>
  new ProductError(
    'not-found',
    'There is nothing to take back here: it was done already, or by somebody else.',
    'no-unfiled-act',
  );
