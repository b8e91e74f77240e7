// What each operator asks of a mail.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import { linkIsVisible } from '../../access/link-is-visible.ts';
import { readableBoxes } from '../../access/readable-boxes.ts';
import type { Viewer } from '../../access/viewer.ts';
import { isHandled, tellsOfHandled } from '../../conversations/is-handled.ts';
import { type Hint, hint, mostOfAKind } from '../query/hint.ts';
import { fixedValue } from '../query/operators.ts';
import type { QueryNode } from '../query/query-tree.ts';
import { quoteValue } from '../query/quote-value.ts';
import { readAge, readDate, readSize, type Span } from '../query/read-values.ts';
import { exactTerm, type Field, phraseTerm, wordTerm } from '../words/make-terms.ts';
import { directionMark, filesMark, kindMark, languageMark, monthMark, yearMark } from '../words/marks.ts';
import { always, type Condition, never } from './condition.ts';
import {
  conversationsWithLarge,
  handledConversations,
  inboxConversations,
  junkConversations,
  starredConversations,
  unreadConversations,
} from './conversations-of-state.ts';
import { customersNamed } from './customers-named.ts';
import { hasSubjectWords } from './has-subject-words.ts';
import { peopleCondition } from './people-condition.ts';

export type OperatorLeaf = Extract<QueryNode, { type: 'operator' }>;

export interface Asking {
  db: Kysely<Database>;
  viewer: Viewer;
  audiences: string[];
  now: Date;
  hints: Hint[];
}

/** A condition, with what of it can narrow the whole search when it must hold: a time, audiences, conversations. */
export interface Narrowing extends Condition {
  after?: Date;
  before?: Date;
  audiences?: string[];
  customers?: { type: 'contact' | 'company'; ids: string[] };
  /** A query for the `id` of every conversation in which hits can lie. */
  conversations?: RawBuilder<unknown> | undefined;
}

/** A value the operator does not know narrows nothing and is said. */
export async function operatorCondition(asking: Asking, leaf: OperatorLeaf): Promise<Narrowing> {
  const { db, viewer, audiences, now } = asking;
  const { name, value, star } = leaf;
  const say = (instead: string) => sayInstead(asking, leaf, instead);
  switch (name) {
    case 'from':
    case 'to':
    case 'cc':
    case 'with':
      return peopleCondition(db, viewer, audiences, name, value, star, isEnough(asking) ? undefined : say);
    case 'subject':
      return wordsIn(asking, leaf, (await hasSubjectWords(db)) ? '=' : 'A');
    case 'body':
      return wordsIn(asking, leaf, 'D');
    case 'filename':
      return wordsIn(asking, leaf, 'C');
    case 'contact':
    case 'company':
      return filedUnder(asking, leaf, name);
    case 'mailbox':
      return inMailbox(asking, leaf);
    case 'in':
      return inBox(asking, leaf);
    case 'before':
    case 'after': {
      const span = readDate(value, now);
      if (!span) return wrong(asking, leaf);
      return name === 'before' ? until(span.from) : since(span.from);
    }
    case 'older': {
      const then = readAge(value, now);
      return then ? until(then) : wrong(asking, leaf);
    }
    case 'size': {
      const size = readSize(value);
      if (!size) return wrong(asking, leaf);
      if (!size.over) return { query: '', rest: sql`m.size <= ${size.bytes}` };
      return {
        query: '',
        rest: sql`m.size >= ${size.bytes}`,
        conversations: conversationsWithLarge(size.bytes),
      };
    }
    case 'is':
      return inState(viewer, audiences, fixedValue('is', value)) ?? wrong(asking, leaf);
    default: {
      const meant = fixedValue(name, value);
      if (meant === undefined) return wrong(asking, leaf);
      const mark = { has: () => filesMark, kind: kindMark, lang: languageMark, direction: directionMark }[
        name
      ];
      return { query: exactTerm(mark(meant)) };
    }
  }
}

function wrong({ hints }: Asking, { name, value, at, length }: OperatorLeaf): Condition {
  hints.push(hint('wrong-value', at, length, { name, value: value.slice(0, 100) }));
  return always;
}

/** More are not shown, and each costs a look-up. */
const isEnough = ({ hints }: Asking): boolean =>
  hints.filter(({ code }) => code === 'spelling').length >= mostOfAKind;

/** The name that was meant, for want of one as written. */
function sayInstead({ hints }: Asking, { name, value, at, length }: OperatorLeaf, instead: string): void {
  hints.push(hint('spelling', at, length, { word: value, instead: `${name}:${quoteValue(instead)}` }));
}

function wordsIn(asking: Asking, leaf: OperatorLeaf, field: Field): Condition {
  const isPhrase = /\s/u.test(leaf.value);
  const query = isPhrase ? phraseTerm(leaf.value, field) : wordTerm(leaf.value, leaf.star, field);
  return query === '' ? wrong(asking, leaf) : { query };
}

async function filedUnder(
  asking: Asking,
  leaf: OperatorLeaf,
  type: 'contact' | 'company',
): Promise<Narrowing> {
  const { db, audiences, hints } = asking;
  const { name, value, at, length } = leaf;
  const { ids, otherwise } = await customersNamed(db, audiences, type, value);
  if (otherwise !== undefined) sayInstead(asking, leaf, otherwise);
  if (ids.length === 0) {
    hints.push(hint('unknown-name', at, length, { name, value: value.slice(0, 100) }));
    return never;
  }
  return {
    query: '',
    customers: { type, ids },
    rest: sql`exists (select from links l where l.conversation_id = w.conversation_id and l.undone_at is null
      and l.record_type = ${type} and l.record_id = any(${ids}::bigint[])
      and (l.message_id = 0 or l.message_id = w.message_id) and ${linkIsVisible(audiences)})`,
  };
}

/** Through which mailbox the viewer reads it: by id, address or name. */
async function inMailbox({ db, viewer, hints }: Asking, leaf: OperatorLeaf): Promise<Narrowing> {
  const { value, at, length } = leaf;
  const boxes = await readableBoxes(db, viewer);
  const known = [...new Set(boxes.map(({ mailboxId }) => mailboxId))];
  const asked = value.toLowerCase().replace(/^#/, '');
  const { rows } = await sql<{ id: string }>`
    select id from mailboxes where id = any(${known}::bigint[]) and (
      id::text = ${asked} or lower(address) = ${asked} or lower(name) = ${asked}
      or ${asked} = any(select lower(unnest(aliases)))
      or kontor_name_vector(name || ' ' || address) @@ kontor_name_query(${value}, false, true))
    order by lower(address) = ${asked} or id::text = ${asked} desc, id`.execute(db);
  if (rows.length === 0) {
    hints.push(hint('unknown-name', at, length, { name: leaf.name, value: value.slice(0, 100) }));
    return never;
  }
  const ids = new Set(rows.map(({ id }) => id));
  const audiences = boxes.flatMap((box) => (ids.has(box.mailboxId) ? box.audienceId : []));
  return { query: '', audiences, rest: sql`w.audience_id = any(${audiences}::bigint[])` };
}

/** A box, a time (`in:2026-11`), else a mailbox. */
async function inBox(asking: Asking, leaf: OperatorLeaf): Promise<Narrowing> {
  const box = fixedValue('in', leaf.value);
  if (box === 'junk')
    return { query: '', conversations: junkConversations(asking.audiences), rest: sql`m.junk` };
  if (box === 'sent') return { query: exactTerm(directionMark('out')) };
  if (box === 'inbox') {
    const boxes = await readableBoxes(asking.db, asking.viewer);
    return {
      query: '',
      conversations: inboxConversations(boxes),
      rest: sql`exists (select from conversation_audiences ca
        join unnest(${boxes.map((one) => one.mailboxId)}::bigint[], ${boxes.map((one) => one.audienceId)}::bigint[])
          as p (mailbox_id, audience_id) using (mailbox_id, audience_id)
        where ca.conversation_id = w.conversation_id and ca.box = 'inbox')`,
    };
  }
  const span = readDate(leaf.value, asking.now);
  return span ? within(span) : inMailbox(asking, leaf);
}

const until = (before: Date): Narrowing => ({
  query: '',
  before,
  rest: sql`w.sent_at < ${before}::timestamptz`,
});
const since = (after: Date): Narrowing => ({
  query: '',
  after,
  rest: sql`w.sent_at >= ${after}::timestamptz`,
});

function within({ from, to }: Span): Narrowing {
  const days = (to.getTime() - from.getTime()) / 86_400_000;
  if (days < 28)
    return {
      query: '',
      after: from,
      before: to,
      rest: sql`(w.sent_at >= ${from}::timestamptz and w.sent_at < ${to}::timestamptz)`,
    };
  const [year, month] = [from.getUTCFullYear(), from.getUTCMonth()];
  return { query: exactTerm(days > 31 ? yearMark(year) : monthMark(year, month)), after: from, before: to };
}

function inState(viewer: Viewer, audiences: string[], state: string | undefined): Narrowing | undefined {
  const user = viewer.userId;
  switch (state) {
    case 'unread':
      return {
        query: '',
        conversations: unreadConversations(user, audiences),
        rest: sql`(m.noticed and m.direction <> 'out' and w.sent_at > coalesce((select r.up_to from reads r
          where r.user_id = ${user}::bigint and r.conversation_id = w.conversation_id), '-infinity'))`,
      };
    case 'handled':
      return {
        query: '',
        conversations: handledConversations(audiences),
        rest: sql`(select ${isHandled(sql`ca.open`)} from conversation_audiences ca
          where ca.conversation_id = w.conversation_id and ca.audience_id = any(${audiences}::bigint[])
            and ${tellsOfHandled(sql`ca`)})`,
      };
    case 'starred':
      return {
        query: '',
        conversations: starredConversations(user),
        rest: sql`exists (select from stars s where s.user_id = ${user}::bigint and s.conversation_id = w.conversation_id)`,
      };
    case 'unfiled':
      return {
        query: '',
        rest: sql`not exists (select from links l where l.conversation_id = w.conversation_id and l.undone_at is null
          and (l.message_id = 0 or l.message_id = w.message_id) and ${linkIsVisible(audiences)})`,
      };
    default:
      return undefined;
  }
}
