// Writes a batch of a list's rows in one transaction: makes cards, fills cards, leaves rows out, and notes what became of each.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { mayAdminister } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { insertPhones } from '../cards/queries.ts';
import { countryOfHouse, readPhone } from '../cards/read-phone.ts';
import { tagsNamed } from '../cards/tags.ts';
import { insertCompanies } from '../companies/insert-companies.ts';
import { insertContacts } from '../contacts/insert-contacts.ts';
import { findHouse } from '../house/house.ts';
import { addPicture } from './add-picture.ts';
import type { CardDraft, ReadRow } from './draft.ts';
import { type Filling, fillCards } from './fill-cards.ts';
import { domainsOf, type Existing, findExisting } from './find-existing.ts';
import { findWorkplaces } from './find-workplaces.ts';
import { insertRows, type RowResult } from './queries.ts';
import { relationsByName } from './relations-by-name.ts';

/** What to do with a row that is about a card that is there. */
export type OnDuplicate = 'skip' | 'fill' | 'make';

export interface WriteInput {
  importId: string;
  duplicates: OnDuplicate;
  /** Rows a person decided on by themselves, by line. */
  rows: Record<string, OnDuplicate>;
}

type Good = Extract<ReadRow, { draft: CardDraft }>;

/**
 * Two rows of a batch about the same address are one after the other: the second finds the first one's card.
 * @returns what became of the rows, in their order
 */
export async function writeRows(
  trx: Transaction<Database>,
  viewer: Viewer,
  input: WriteInput,
  rows: ReadRow[],
): Promise<RowResult[]> {
  const results: RowResult[] = [];
  for (const row of rows)
    if ('trouble' in row)
      results.push({
        line: row.line,
        part: 0,
        outcome: 'failed',
        trouble: row.trouble,
        what: row.what,
        cells: row.cells,
      });
  for (const piece of withoutRepeats(rows.filter((row): row is Good => 'draft' in row)))
    results.push(...(await writePiece(trx, viewer, input, piece)));
  results.sort((a, b) => a.line - b.line || a.part - b.part);
  await insertRows(trx, input.importId, results);
  return results;
}

/** Cuts rows where an address, number or name of the piece comes again. */
function withoutRepeats(rows: Good[]): Good[][] {
  const pieces: Good[][] = [];
  let piece: Good[] = [];
  let seen = new Set<string>();
  for (const row of rows) {
    const { draft } = row;
    const keys = [
      ...draft.addresses.map((address) => `@${address}`),
      ...draft.phones.map(
        ({ number }) =>
          `+${number.replace(/\D/g, '')} ${draft.type === 'contact' ? draft.name.toLowerCase() : ''}`,
      ),
      ...draft.numbers.map(({ value }) => `#${value}`),
      ...(draft.type === 'company'
        ? [`n${draft.name.toLowerCase()}`, ...domainsOf(draft).map((domain) => `d${domain}`)]
        : []),
      ...(draft.addresses.length === 0 ? [`n${draft.name.toLowerCase()}`] : []),
    ];
    if (keys.some((key) => seen.has(key))) {
      pieces.push(piece);
      piece = [];
      seen = new Set();
    }
    piece.push(row);
    for (const key of keys) seen.add(key);
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

async function writePiece(
  trx: Transaction<Database>,
  viewer: Viewer,
  input: WriteInput,
  rows: Good[],
): Promise<RowResult[]> {
  const drafts = rows.map(({ draft }) => draft);
  const audiences = await readableAudiences(trx, viewer);
  const existing = await findExisting(trx, audiences, drafts);
  const { places, made: companies } = await findWorkplaces(trx, viewer, audiences, drafts, wanted);
  const own = await ownCompanies(trx, viewer, places);
  const results: RowResult[] = [];
  const toMake: { row: Good; companyId: string | null }[] = [];
  const toFill: Filling[] = [];
  for (const [at, row] of rows.entries()) {
    const there = existing[at];
    const act = decide(there, row, input);
    // A card at a company one answers for oneself opens the mail of its addresses: nobody does that (DESIGN §8).
    const opens = own.has(places[at] ?? '') && (act === 'make' || (act === 'fill' && !there?.isAnsweredFor));
    if (opens) results.push(refused(row));
    else if (act === 'make') toMake.push({ row, companyId: places[at] ?? null });
    else if (act === 'skip')
      results.push({
        line: row.line,
        part: 0,
        outcome: 'skipped',
        type: row.draft.type,
        id: there!.id,
        trouble: `same-${there!.by}`,
        what: there!.name,
        cells: row.cells,
      });
    else toFill.push({ row, card: there!, companyId: places[at] ?? null });
  }
  if (toFill.length > 0) results.push(...(await fillCards(trx, viewer, toFill)));
  results.push(...(await makeCards(trx, viewer, toMake)));
  for (const { at, ...company } of companies)
    results.push({ line: rows[at]!.line, part: 1, outcome: 'made', type: 'company', ...company });
  return results;

  // A company is made only for a card that is made or filled.
  function wanted(at: number): boolean {
    return decide(existing[at], rows[at]!, input) !== 'skip';
  }
}

const refused = ({ line, draft, cells }: Good): RowResult => ({
  line,
  part: 0,
  outcome: 'failed',
  trouble: 'responsible-oneself',
  what: draft.company || draft.name,
  cells,
});

/** Of these companies those the viewer, or somebody below them, answers for; an admin gives such rights anyway. */
async function ownCompanies(
  trx: Transaction<Database>,
  viewer: Viewer,
  places: (string | null)[],
): Promise<Set<string>> {
  if (mayAdminister(viewer)) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from companies where id = any(${places.filter((id) => id !== null)}::bigint[])
      and 'user:' || responsible_id = any(${viewer.principals}::text[])`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** What nobody may see is taken for the card it becomes: filled in silence, and told as made. */
function decide(there: Existing | undefined, row: Good, input: WriteInput): OnDuplicate {
  if (!there) return 'make';
  if (!there.isVisible) return 'fill';
  return input.rows[String(row.line)] ?? input.duplicates;
}

async function makeCards(
  trx: Transaction<Database>,
  viewer: Viewer,
  wanted: { row: Good; companyId: string | null }[],
): Promise<RowResult[]> {
  if (wanted.length === 0) return [];
  const made = { by: 'import' as const, userId: viewer.userId };
  const country = countryOfHouse(await findHouse(trx));
  const tags = await tagIdsOf(
    trx,
    viewer,
    wanted.map(({ row }) => row.draft),
  );
  const relations = await relationsByName(
    trx,
    wanted.map(({ row }) => row.draft.relation),
  );
  const facts = ({ relation, tags: names, ...draft }: CardDraft) => ({
    ...draft,
    relationId: relations.get(relation.toLowerCase()) ?? null,
    tagIds: [...new Set(names.flatMap((name) => tags.get(name.toLowerCase()) ?? []))],
  });
  const contacts = wanted.filter(({ row }) => row.draft.type === 'contact');
  const companies = wanted.filter(({ row }) => row.draft.type === 'company');
  const contactIds = await insertContacts(
    trx,
    contacts.map(({ row, companyId }) => ({ ...facts(row.draft), companyId })),
    made,
  );
  const companyIds = await insertCompanies(
    trx,
    companies.map(({ row }) => ({ ...facts(row.draft), domains: domainsOf(row.draft) })),
    made,
  );
  const results: RowResult[] = [];
  const phones: Parameters<typeof insertPhones>[1] = [];
  for (const [list, ids] of [
    [contacts, contactIds],
    [companies, companyIds],
  ] as const)
    for (const [at, { row }] of list.entries()) {
      const { type } = row.draft;
      const id = ids[at]!;
      results.push({ line: row.line, part: 0, outcome: 'made', type, id, revision: 1 });
      for (const [position, phone] of row.draft.phones.entries())
        phones.push({ type, id, position, ...phone, e164: readPhone(phone.number, country) });
      if (type === 'contact' && row.draft.picture) {
        await addPicture(trx, id, row.draft.picture, viewer.userId);
        results.at(-1)!.revision = 2;
      }
    }
  await insertPhones(trx, phones);
  return results;
}

/** Ids of all tags these drafts name, by lower case name. */
async function tagIdsOf(
  trx: Transaction<Database>,
  viewer: Viewer,
  drafts: CardDraft[],
): Promise<Map<string, string>> {
  const names = [...new Set(drafts.flatMap(({ tags }) => tags.map((tag) => tag.toLowerCase())))];
  const written = new Map(drafts.flatMap(({ tags }) => tags.map((tag) => [tag.toLowerCase(), tag] as const)));
  const found = new Map<string, string>();
  for (const name of names) {
    const [id] = await tagsNamed(trx, [written.get(name)!], viewer.userId);
    if (id) found.set(name, id);
  }
  return found;
}
