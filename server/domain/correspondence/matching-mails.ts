// The mails of a customer that the viewer may read and that pass the filters: the ground every form stands on.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableAudiences } from '../access/audiences.ts';
import { linkIsVisible } from '../access/link-is-visible.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { type ChosenRecords, chooseRecords } from './choose-records.ts';
import { colleagues } from './colleagues.ts';
import type { CorrespondenceFilter } from './correspondence-shape.ts';
import { type WordsAsked, wordsAsked } from './words-asked.ts';

/** What was asked for, ready for queries: common table expressions to begin a query with. */
export interface Matching extends ChosenRecords {
  /** `mails (conversation_id, id, sent_at)`: those the viewer may know to be this customer's. */
  mails: RawBuilder<unknown>;
  /** The same with `sure`: for who looks at a page of them, and asks `isTheirs` of what stands on it. */
  candidates: RawBuilder<unknown>;
  /** Whether candidates `row (conversation_id, sure)` are the customer's as far as the viewer may know. */
  isTheirs(row: string): RawBuilder<boolean>;
  asked: WordsAsked | undefined;
}

/**
 * Reads whose mail is asked for and puts the filters into SQL. Mail in the spam folder is nobody's correspondence; a link
 * made by an unreadable mail's address files nothing here.
 * @throws ProductError `not-found` when no customer asked for is there for the viewer
 */
export async function matchingMails(
  db: Kysely<Database>,
  viewer: Viewer,
  filter: CorrespondenceFilter,
  conversation?: string,
): Promise<Matching> {
  const audiences = await readableAudiences(db, viewer);
  const chosen = await chooseRecords(db, audiences, filter.of);
  const asked = filter.asked ?? (await wordsAsked(db, viewer, filter.words));
  const conditions = await conditionsOf(db, viewer, filter, audiences);
  if (asked) conditions.push(sql`and ${asked.condition}`);
  const records = sql`unnest(${chosen.records.map(({ type }) => type)}::text[],
    ${chosen.records.map(({ id }) => id)}::bigint[]) as r (type, id)`;
  // Asking it of every link would be most of the work: links of whole conversations are asked when they come to be shown.
  const wholeIsVisible = (row: string) => sql<boolean>`exists (
    select from ${records} join links l on l.conversation_id = ${sql.ref(`${row}.conversation_id`)}
      and l.record_type = r.type and l.record_id = r.id and l.message_id = 0 and l.undone_at is null
    where ${linkIsVisible(audiences)})`;
  const isTheirs = (row: string) => sql<boolean>`(${sql.ref(`${row}.sure`)} or ${wholeIsVisible(row)})`;
  const filed = sql`linked as (
      select l.conversation_id, bool_or(l.message_id = 0) as whole,
        array_agg(l.message_id) filter (where l.message_id <> 0) as ids
      from ${records} join links l on l.record_type = r.type and l.record_id = r.id and l.undone_at is null
        ${conversation ? sql`and l.conversation_id = ${conversation}::bigint` : sql``}
      where l.message_id = 0 or ${linkIsVisible(audiences)}
      group by 1
    ),
    filed as materialized (
      select conversation_id, ids, ids is not null as sure,
        whole and (ids is null or ${wholeIsVisible('linked')}) as whole
      from linked
    )`;
  const mails = (source: RawBuilder<unknown>, more: RawBuilder<unknown>) => sql`
    select m.conversation_id, m.id, m.sent_at ${more}
    from ${source} join messages m on m.conversation_id = filed.conversation_id
      and (filed.whole or m.id = any(filed.ids))
    where not m.junk ${sql.join(conditions, sql` `)}`;
  return {
    ...chosen,
    candidates: sql`${filed}, candidates as materialized (${mails(sql`filed`, sql`, filed.sure`)})`,
    mails: sql`${filed}, mails as materialized (${mails(sql`(select * from filed where ${isTheirs('filed')}) filed`, sql``)})`,
    isTheirs,
    asked,
  };
}

async function conditionsOf(
  db: Kysely<Database>,
  viewer: Viewer,
  filter: CorrespondenceFilter,
  audiences: string[],
): Promise<RawBuilder<unknown>[]> {
  const all: RawBuilder<unknown>[] = [];
  const isOne = (name: RawBuilder<unknown>, values: string[], type: string) =>
    sql`and ${name} = any(${values}::${sql.raw(type)}[])`;
  // A mailbox is an audience's reason: the mail lies in it, and the viewer reads it through that very mailbox.
  const readable = filter.mailbox
    ? (await readableBoxes(db, viewer))
        .filter(({ mailboxId }) => mailboxId === filter.mailbox)
        .map(({ audienceId }) => audienceId)
    : audiences;
  all.push(isOne(sql`m.audience_id`, readable, 'bigint'));
  if (filter.direction) all.push(sql`and m.direction = ${filter.direction}`);
  if (filter.kind) all.push(isOne(sql`m.kind`, filter.kind.split(','), 'text'));
  if (filter.files) all.push(sql`and m.attachment_count > 0`);
  if (filter.people) {
    const people = filter.people.toLowerCase().replaceAll('\0', '').split(',');
    all.push(sql`and ${bears(people)}`);
  }
  if (filter.ours) {
    const { addresses, names } = await colleagues(db, filter.ours.split(','));
    all.push(
      sql`and (${bears(addresses)} or m.direction <> 'in' and lower(m.from_name) = any(${names}::text[]))`,
    );
  }
  const zone = zoneOf(filter.zone);
  if (filter.from)
    all.push(sql`and m.sent_at >= ${dayOf(filter.from)}::date::timestamp at time zone ${zone}`);
  if (filter.to)
    all.push(sql`and m.sent_at < (${dayOf(filter.to)}::date + 1)::timestamp at time zone ${zone}`);
  return all;
}

/** Whether mail `m` is from or to any of these addresses. */
function bears(addresses: string[]) {
  return sql<boolean>`exists (select from message_addresses a
    where a.conversation_id = m.conversation_id and a.message_id = m.id and a.role in ('from', 'to', 'cc')
      and a.address = any(${addresses}::text[]))`;
}

function dayOf(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== day || day < '0001')
    throw new ProductError('invalid', `${day} is no day.`, 'no-day');
  return day;
}

function zoneOf(zone: string | undefined): string {
  if (!zone) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    throw new ProductError('invalid', 'This time zone is not known.', 'no-zone');
  }
}
