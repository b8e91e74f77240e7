// Takes an import back as a whole: what nobody has changed since goes, what was filled is as before, the rest stays.
import { type Kysely, sql, type Transaction } from 'kysely';
import { announce } from '../../database/announce.ts';
import { column } from '../../database/arrays.ts';
import { addJob } from '../../database/queue.ts';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import type { Deps } from '../../deps.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import type { CardType } from '../cards/card-shape.ts';
import { readPhones } from '../cards/check-card.ts';
import { noteChanges } from '../cards/history.ts';
import { replacePhones } from '../cards/queries.ts';
import { tagsNamed } from '../cards/tags.ts';
import { type Made, updateCardsBinned, updateMadeBy } from '../cards/write-card.ts';
import { replaceNumbers, updateCompany } from '../companies/queries.ts';
import { writtenCompanies } from '../companies/written-company.ts';
import { replaceAddresses, updateContact } from '../contacts/queries.ts';
import { writtenContacts } from '../contacts/written-contact.ts';
import { fileEarlierMail } from '../conversations/file-earlier-mail.ts';
import { writeJournal } from '../house/journal.ts';
import { ProductError } from '../problem.ts';
import { findCardImport } from './imports.ts';
import { deleteRowsOf, tellOfImport, updateImport, updateRowsUndone } from './queries.ts';

const rowsAtOnce = 500;
const conversationsAtOnce = 100;

/** @throws ProductError not-found; conflict while it runs, or when it was taken back */
export async function undoCardImport(db: Kysely<Database>, viewer: Viewer, id: string): Promise<void> {
  mustWrite(viewer);
  await findCardImport(db, viewer, id);
  await transaction(db, async (trx) => {
    if (!(await updateImport(trx, id, { state: 'undoing' }, ['done', 'failed', 'cancelled'])))
      throw new ProductError(
        'conflict',
        'This import runs still, or was taken back already.',
        'card-import-not-undoable',
      );
    await addJob(
      trx,
      'undo-card-import',
      { id, user: viewer.userId },
      { key: `undo import ${id}`, queue: 'card-imports' },
    );
    await writeJournal(trx, viewer.userId, 'cards.import-undone', { import: id });
    await tellOfImport(trx, id);
  });
}

interface TakenBack {
  line: number;
  part: number;
  record_type: CardType;
  record_id: string;
}

interface Row extends TakenBack {
  before: (Record<string, unknown> & { madeBy?: Made['by'] }) | null;
  is_there: boolean;
  is_as_written: boolean;
  busy: boolean;
}

/** Begun again after a crash it goes on: a row that was dealt with is marked, and gone once its mail has followed. */
export async function runUndoImport(
  { db }: Pick<Deps, 'db'>,
  id: string,
  userId: string | null,
  signal: AbortSignal,
): Promise<void> {
  let taken: TakenBack[] | undefined = await halfTakenBack(db, id);
  while (taken) {
    if (signal.aborted) throw new Error('interrupted');
    await letMailFollow(db, id, taken);
    taken = await transaction(db, (trx) => takeBackSome(trx, id, userId));
  }
  await updateImport(db, id, { state: 'undone' }, ['undoing']);
  await tellOfImport(db, id);
  await announce(db, { what: 'lists' });
}

/**
 * People before companies: a company where somebody works now stays. Of rows about one card the last comes first, and the
 * one before it when its turn comes again.
 * @returns the rows taken back; undefined when nothing is left
 */
async function takeBackSome(
  trx: Transaction<Database>,
  id: string,
  userId: string | null,
): Promise<TakenBack[] | undefined> {
  const { rows } = await sql<Row>`
    with piece as materialized (
      select line, part, record_type, record_id, revision, before from card_import_rows
      where import_id = ${id}::bigint and outcome in ('made', 'filled') and record_type is not null
      order by record_type desc, record_id desc, line desc, part limit ${rowsAtOnce}
    ), last as materialized (
      select distinct on (record_id) * from piece
      where record_type = (select max(record_type) from piece) order by record_id, line desc, part
    )
    select r.line, r.part, r.record_type, r.record_id, r.before,
      coalesce(c.id, o.id) is not null as is_there, ${isAsWritten} as is_as_written,
      o.id is not null and exists (select from contacts x where x.company_id = o.id and x.binned_at is null) as busy
    from last r
      left join contacts c on r.record_type = 'contact' and c.id = r.record_id and c.binned_at is null
      left join companies o on r.record_type = 'company' and o.id = r.record_id and o.binned_at is null
    order by r.line desc, r.part`.execute(trx);
  if (rows.length === 0) return undefined;
  const back = rows.filter((row) => row.is_there && row.is_as_written && (row.before !== null || !row.busy));
  for (const [type, table] of [
    ['contact', 'contacts'],
    ['company', 'companies'],
  ] as const) {
    const made = back.filter((row) => row.record_type === type && row.before === null);
    await updateCardsBinned(
      trx,
      table,
      made.map((row) => row.record_id),
      true,
      userId,
    );
  }
  for (const row of back) if (row.before !== null) await giveBack(trx, row, userId);
  await updateRowsUndone(trx, id, back);
  await deleteRowsOf(
    trx,
    id,
    rows.filter((row) => !back.includes(row)),
  );
  const gone = rows.filter((row) => !row.is_there).length;
  await updateImport(trx, id, { takenBack: back.length, keptOn: rows.length - back.length - gone }, [
    'undoing',
  ]);
  await tellOfImport(trx, id);
  return back;
}

/**
 * SQL: whether the card reads as the row left it. What was changed and changed back, by an act on many and its undoing,
 * is no change; a revision of which history knows nothing is one.
 */
const isAsWritten = sql<boolean>`
  coalesce(c.revision, o.revision) = r.revision or (
    coalesce(c.revision, o.revision) - r.revision = (
      select count(distinct h.revision) from card_changes h
      where h.record_type = r.record_type and h.record_id = r.record_id and h.revision > r.revision)
    and not exists (
      select from card_changes h
      where h.record_type = r.record_type and h.record_id = r.record_id and h.revision > r.revision
      group by h.field
      having (array_agg(coalesce(h.before, 'null') order by h.id))[1]
        <> (array_agg(coalesce(h.after, 'null') order by h.id desc))[1]))`;

/** What a process that ended had taken back, and whose mail it had not come to. */
async function halfTakenBack(db: Kysely<Database>, id: string): Promise<TakenBack[]> {
  const { rows } = await sql<TakenBack>`
    select line, part, record_type, record_id from card_import_rows
    where import_id = ${id}::bigint and outcome = 'undone'`.execute(db);
  return rows;
}

/** Who may read what was filed under these cards follows from the others now. */
async function letMailFollow(db: Kysely<Database>, id: string, rows: TakenBack[]): Promise<void> {
  if (rows.length === 0) return;
  const { rows: filed } = await sql<{ conversation_id: string }>`
    select distinct l.conversation_id from unnest(${column(
      'text',
      rows.map((row) => row.record_type as string),
    )}, ${column(
      'bigint',
      rows.map((row) => row.record_id),
    )}) as r (type, id)
      join links l on l.record_type = r.type and l.record_id = r.id and l.undone_at is null
    order by 1`.execute(db);
  for (let at = 0; at < filed.length; at += conversationsAtOnce) {
    const piece = filed.slice(at, at + conversationsAtOnce).map((row) => row.conversation_id);
    await transaction(db, (trx) => fileEarlierMail(trx, piece));
  }
  await transaction(db, (trx) => deleteRowsOf(trx, id, rows));
}

async function giveBack(trx: Transaction<Database>, row: Row, userId: string | null): Promise<void> {
  const card = { type: row.record_type, id: row.record_id };
  if (Object.keys(row.before!).length === 0) return;
  const { madeBy, addresses, phones, tags, numbers, ...fields } = row.before as Record<string, never> &
    Row['before'];
  const before = await written(trx, row);
  const tagIds = tags ? { tagIds: await tagsNamed(trx, tags, userId) } : {};
  await (row.record_type === 'contact' ? updateContact : updateCompany)(trx, card.id, {
    ...(fields as object),
    ...tagIds,
  });
  if (addresses) await replaceAddresses(trx, card.id, addresses);
  if (phones) await replacePhones(trx, card, await readPhones(trx, phones));
  if (numbers) await replaceNumbers(trx, card.id, numbers);
  if (madeBy)
    await updateMadeBy(trx, row.record_type === 'contact' ? 'contacts' : 'companies', card.id, madeBy);
  await noteChanges(
    trx,
    card,
    { before: { ...before }, after: { ...(await written(trx, row)) } },
    { act: 'undo', by: 'person', userId },
  );
}

async function written(trx: Transaction<Database>, { record_type, record_id }: Row): Promise<object> {
  const found = await (record_type === 'contact'
    ? writtenContacts(trx, [record_id])
    : writtenCompanies(trx, [record_id]));
  return found.get(record_id)!;
}
