// How the mail of a query's customers is found by the index over words: by the marks of those who have much of it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { SearchPlan } from './plan/plan-query.ts';
import { exactTerm } from './words/make-terms.ts';
import { customerMark } from './words/marks.ts';

/** Customers as the index knows them. */
export interface MarksOfCustomers {
  /** A term of a tsquery. */
  term: string;
  /** Conversations of theirs that the term may not find: of customers without a mark, and those whose mail is yet to get it. */
  apart: string[];
}

// More conversations than these are looked into no sooner than the index tells without marks.
const mostApart = 150;
// While more than these are due, of whomever, nobody looks through them for those of one customer.
const mostDue = 5000;

/** @returns undefined where the marks would not help */
export async function marksOfCustomers(
  trx: Kysely<Database>,
  { customers }: SearchPlan,
): Promise<MarksOfCustomers | undefined> {
  const { type, ids } = customers!;
  const { rows } = await sql<{ id: string; record_id: string; due: number }>`
    select id, record_id, (select count(*)::int from (select from marks_due limit ${mostDue + 1}) e) as due from marked_customers
    where record_type = ${type} and record_id = any(${ids}::bigint[])`.execute(trx);
  const [first] = rows;
  if (!first || first.due > mostDue) return undefined;
  const marked = rows.map((row) => row.record_id);
  const apart = await conversationsApart(trx, type, {
    without: ids.filter((id) => !marked.includes(id)),
    due: first.due > 0 ? marked : [],
  });
  return apart && { term: `(${rows.map(({ id }) => exactTerm(customerMark(id))).join(' | ')})`, apart };
}

async function conversationsApart(
  trx: Kysely<Database>,
  type: 'contact' | 'company',
  { without, due }: { without: string[]; due: string[] },
): Promise<string[] | undefined> {
  if (without.length + due.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct l.conversation_id as id from links l
    where l.record_type = ${type} and l.undone_at is null and (l.record_id = any(${without}::bigint[])
      or l.record_id = any(${due}::bigint[]) and l.conversation_id in (select conversation_id from marks_due))
    limit ${mostApart + 1}`.execute(trx);
  return rows.length > mostApart ? undefined : rows.map(({ id }) => id);
}
