// Completes what stands at the caret of a query: operators, their values, names the viewer may know.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import { caretTerm } from './caret-term.ts';
import { forcedPlans } from './forced-plans.ts';
import { type NamedCard, namedCards, namedPeople } from './named-things.ts';
import { fixedValues, type Operator, operatorNames } from './query/operators.ts';
import { quoteValue } from './query/quote-value.ts';
import { foldWord } from './words/fold.ts';

export interface Completion {
  kind: 'operator' | 'contact' | 'company' | 'address' | 'mailbox' | 'value';
  name: string;
  detail: string;
  /** Replaces the query from `at` on, `length` units. */
  insert: string;
}

export interface Completions {
  at: number;
  length: number;
  items: Completion[];
}

const shown = 8;

/** What could stand at the caret (`at`, without it the end); names only from readable mail and visible cards. */
export async function completeQuery(
  db: Kysely<Database>,
  viewer: Viewer,
  { q, at: caret = q.length }: { q: string; at?: number | undefined },
): Promise<Completions> {
  const term = caretTerm(q, Math.min(caret, q.length));
  if (!term) return { at: Math.min(caret, q.length), length: 0, items: [] };
  const { at, length, operator, typed } = term;
  const items = await forcedPlans(db, async (trx) => {
    if (operator) return valuesOf(trx, viewer, operator, typed);
    const operators = operatorNames.filter((name) => name.startsWith(foldWord(typed))).map(asOperator);
    if (typed.length < 2) return operators;
    return [...operators, ...(await namesOf(trx, viewer, typed))];
  });
  return { at, length, items: items.slice(0, 2 * shown) };
}

const asOperator = (name: string): Completion => ({ kind: 'operator', name, detail: '', insert: `${name}:` });
const asValue = (operator: Operator, value: string): Completion => ({
  kind: 'value',
  name: value,
  detail: '',
  insert: `${operator}:${value} `,
});

// What people look for by these is the same everywhere, and no mail is asked for it.
const usual: Partial<Record<Operator, string[]>> = {
  filename: ['pdf', 'docx', 'xlsx', 'odt', 'ods', 'csv', 'txt', 'html', 'jpg', 'png', 'zip', 'dwg'],
  older: ['7d', '30d', '3m', '6m', '1y', '2y'],
  size: ['>1mb', '>5mb', '>10mb', '<100kb'],
};

async function valuesOf(
  db: Kysely<Database>,
  viewer: Viewer,
  operator: Operator,
  typed: string,
): Promise<Completion[]> {
  const start = foldWord(typed);
  const fixed = Object.keys(fixedValues[operator] ?? {});
  const values = [...fixed, ...(usual[operator] ?? []), ...years(operator)]
    .filter((value) => value.startsWith(start))
    .map((value) => asValue(operator, value));
  switch (operator) {
    case 'from':
    case 'to':
    case 'cc':
    case 'with':
      return typed === '' ? [] : people(db, viewer, operator, typed);
    case 'contact':
    case 'company':
      return typed === '' ? [] : cards(db, viewer, operator, typed);
    case 'mailbox':
    case 'in':
      return [...values, ...(await mailboxes(db, viewer, operator, start))];
    default:
      return values;
  }
}

function years(operator: Operator): string[] {
  if (!['before', 'after', 'in'].includes(operator)) return [];
  const now = new Date().getUTCFullYear();
  return Array.from({ length: 6 }, (_, back) => String(now - back));
}

async function namesOf(db: Kysely<Database>, viewer: Viewer, typed: string): Promise<Completion[]> {
  const [companies, persons] = [
    await cards(db, viewer, 'company', typed),
    await people(db, viewer, 'with', typed),
  ];
  return [...persons, ...companies.slice(0, shown / 2)];
}

async function people(
  db: Kysely<Database>,
  viewer: Viewer,
  operator: Operator,
  typed: string,
): Promise<Completion[]> {
  const audiences = await readableAudiences(db, viewer);
  return (await namedPeople(db, audiences, typed, shown)).map(({ name, address }) => ({
    kind: 'address',
    name: name || address,
    detail: name === '' ? '' : address,
    insert: `${operator}:${quoteValue(address)} `,
  }));
}

async function cards(
  db: Kysely<Database>,
  viewer: Viewer,
  type: 'contact' | 'company',
  typed: string,
): Promise<Completion[]> {
  const audiences = await readableAudiences(db, viewer);
  const found: NamedCard[] = await namedCards(db, audiences, type, typed, shown);
  return found.map(({ name, detail }) => ({
    kind: type,
    name,
    detail,
    insert: `${type}:${quoteValue(name)} `,
  }));
}

/** Mailboxes through which the viewer reads mail. */
async function mailboxes(
  db: Kysely<Database>,
  viewer: Viewer,
  operator: Operator,
  start: string,
): Promise<Completion[]> {
  const ids = [...new Set((await readableBoxes(db, viewer)).map(({ mailboxId }) => mailboxId))];
  const { rows } = await sql<{ name: string; address: string }>`
    select name, address from mailboxes where id = any(${ids}::bigint[]) order by lower(name), id`.execute(
    db,
  );
  return rows
    .filter(({ name, address }) =>
      `${foldWord(name)} ${address}`.split(/[\s@]/).some((word) => word.startsWith(start)),
    )
    .slice(0, shown)
    .map(({ name, address }) => ({
      kind: 'mailbox',
      name,
      detail: name === address ? '' : address,
      insert: `${operator}:${quoteValue(address)} `,
    }));
}
