// One page of a customer's correspondence: conversations as trees by their last mail, or mail by mail; newest first.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { readPosition, writePosition } from '../conversations/list-position.ts';
import type { Hint } from '../search/query/hint.ts';
import type {
  CorrespondenceFilter,
  CorrespondenceHead,
  CorrespondenceMail,
  CorrespondenceSubject,
} from './correspondence-shape.ts';
import { describeMails, describeSubjects, type Subject, type Texts } from './describe-subjects.ts';
import { type Matching, matchingMails } from './matching-mails.ts';
import { wordsFound } from './words-asked.ts';

export interface CorrespondenceInput extends CorrespondenceFilter {
  /** The forms subjects and both read the same pages. */
  form: 'subjects' | 'timeline' | 'both';
  conversation?: string | undefined;
  texts: Texts['texts'];
  cursor?: string | undefined;
  until?: string | undefined;
  limit?: number | undefined;
}

export interface CorrespondencePage {
  subjects: CorrespondenceSubject[];
  mails: CorrespondenceMail[];
  next?: string;
  /** Folded words of what is shown that made it pass the words asked for. */
  words: string[];
  hints: Hint[];
}

const subjectsAtOnce = 25;
const mailsAtOnce = 100;
const countAtMost = 20_000;
// A stretch asked for once more may have grown.
const stretchAtMost = 500;
/** The newest mails of a conversation on a page; those before come when the conversation alone is asked for. */
const mailsOfSubject = 40;
const mailsOfOne = 2000;

/**
 * Lists correspondence as far as the viewer may read it: order, counts, first and last day come from that alone.
 * Every page is read from all its mails' times; texts and names only of what stands on it.
 * @throws ProductError `not-found` when no customer asked for is there for the viewer
 */
export async function listCorrespondence(
  db: Kysely<Database>,
  viewer: Viewer,
  input: CorrespondenceInput,
): Promise<CorrespondencePage> {
  const matching = await matchingMails(db, viewer, input, input.conversation);
  const { page, next } =
    input.form === 'timeline'
      ? await pageOf(db, matching, input, timeline())
      : await pageOf(db, matching, input, conversations(input.conversation ? mailsOfOne : mailsOfSubject));
  const how = { texts: input.texts, asked: matching.asked };
  const subjects =
    input.form === 'timeline' ? [] : await describeSubjects(db, viewer, page, matching.named, how);
  const mails =
    input.form === 'timeline'
      ? await describeMails(
          db,
          page.map((row) => ({ id: row.id, conversationId: row.ids[0]! })),
          how,
        )
      : [];
  const shown = [...mails, ...subjects.flatMap((subject) => subject.mails)];
  return {
    subjects,
    mails,
    ...(next ? { next } : {}),
    words: wordsFound(
      matching.asked,
      shown.flatMap(({ subject, snippet }) => [subject, snippet]),
    ),
    hints: matching.asked?.hints ?? [],
  };
}

/** Rows (id, conversation_id, sure, first_at, last_at, count) of a form out of the candidates, and the ids shown of each. */
interface Form {
  rows: RawBuilder<unknown>;
  ids: RawBuilder<unknown>;
  atOnce: number;
}

const timeline = (): Form => ({
  rows: sql`select id, conversation_id, sure, sent_at as first_at, sent_at as last_at, 1 as count from candidates`,
  ids: sql`array[page.conversation_id]`,
  atOnce: mailsAtOnce,
});

const conversations = (mails: number): Form => ({
  rows: sql`select conversation_id as id, conversation_id, bool_or(sure) as sure, min(sent_at) as first_at,
      max(sent_at) as last_at, count(*)::int as count
    from candidates group by 1`,
  ids: sql`array(select c.id from candidates c where c.conversation_id = page.id
    order by c.sent_at desc, c.id desc limit ${mails})`,
  atOnce: subjectsAtOnce,
});

async function pageOf(
  db: Kysely<Database>,
  { candidates, isTheirs }: Matching,
  input: CorrespondenceInput,
  form: Form,
): Promise<{ page: Subject[]; next?: string }> {
  const from = readPosition(input.cursor);
  const until = input.until ? readPosition(input.until) : undefined;
  const limit = until ? stretchAtMost : (input.limit ?? form.atOnce);
  // In order first: whether the viewer may know is then asked of no more rows than the page takes.
  const { rows } = await sql<Subject>`
    with ${candidates},
    form as (
      select * from (${form.rows}) rows
      where (last_at, id) < (${from.lastAt}::timestamptz, ${from.id}::bigint)
        ${until ? sql`and (last_at, id) >= (${until.lastAt}::timestamptz, ${until.id}::bigint)` : sql``}
      order by last_at desc, id desc offset 0
    ),
    page as materialized (select * from form where ${isTheirs('form')} limit ${limit + 1})
    select page.id, page.first_at, page.last_at, page.count, ${form.ids} as ids from page
    order by page.last_at desc, page.id desc`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    page,
    ...(last && rows.length > limit
      ? { next: writePosition({ lastAt: last.last_at.toISOString(), id: last.id }) }
      : {}),
  };
}

/**
 * How much there is, from when to when, as far as the viewer may read it: mails counted as far as 20,000.
 * @throws ProductError `not-found` when no customer asked for is there for the viewer
 */
export async function countCorrespondence(
  db: Kysely<Database>,
  viewer: Viewer,
  filter: CorrespondenceFilter,
): Promise<CorrespondenceHead> {
  const { mails, named } = await matchingMails(db, viewer, filter);
  const { rows } = await sql<Counted>`
    with ${mails}
    select count(*)::int as mails, count(distinct conversation_id)::int as conversations, min(sent_at) as oldest,
      max(sent_at) as newest
    from mails`.execute(db);
  return headOf(rows[0]!, named);
}

interface Counted {
  mails: number;
  conversations: number;
  oldest: Date | null;
  newest: Date | null;
}

function headOf(row: Counted, of: CorrespondenceHead['of']): CorrespondenceHead {
  const capped = (count: number) => ({ count: Math.min(count, countAtMost), capped: count > countAtMost });
  return {
    of,
    mails: capped(row.mails),
    conversations: capped(row.conversations),
    ...(row.oldest ? { firstAt: row.oldest.toISOString() } : {}),
    ...(row.newest ? { lastAt: row.newest.toISOString() } : {}),
  };
}
