// One page of the files in a customer's mail; the same file sent several times stands once, with its places.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { containing } from '../access/card-list.ts';
import type { Viewer } from '../access/viewer.ts';
import { previewOf } from '../messages/preview-of.ts';
import { ProductError } from '../problem.ts';
import type { CappedCount, Direction, Moment, Person } from '../refs.ts';
import type { CorrespondenceFilter } from './correspondence-shape.ts';
import { type FileSort, fileIsOf } from './file-sorts.ts';
import { matchingMails } from './matching-mails.ts';

export interface FilesInput extends Pick<CorrespondenceFilter, 'of' | 'direction' | 'from' | 'to' | 'zone'> {
  /** Part of the name. */
  q: string;
  type?: FileSort | undefined;
  sort: 'newest' | 'oldest' | 'name' | 'largest';
  cursor?: string | undefined;
  limit: number;
}

export interface CustomerFile {
  name: string;
  type: string;
  size: number;
  preview: 'picture' | 'pdf' | 'none';
  places: FilePlace[];
  count: number;
}

interface FilePlace {
  messageId: string;
  conversationId: string;
  position: number;
  name: string;
  subject: string;
  sentAt: Moment;
  from: Person;
  direction: Direction;
}

const countAtMost = 10_000;
const placesShown = 10;

/** What each order sorts by; the file's own key decides between equals. */
const orders: Record<FilesInput['sort'], { by: RawBuilder<unknown>; type: string; down: boolean }> = {
  newest: { by: sql`last_at`, type: 'timestamptz', down: true },
  oldest: { by: sql`last_at`, type: 'timestamptz', down: false },
  name: { by: sql`lower(name)`, type: 'text', down: false },
  largest: { by: sql`size`, type: 'integer', down: true },
};

/**
 * Lists files of readable mail; pictures shown inside a text are none.
 * @throws ProductError `not-found` when no customer asked for is there for the viewer
 */
export async function listFiles(
  db: Kysely<Database>,
  viewer: Viewer,
  input: FilesInput,
): Promise<{ items: CustomerFile[]; next?: string; total?: CappedCount }> {
  const matching = await matchingMails(db, viewer, {
    of: input.of,
    direction: input.direction,
    from: input.from,
    to: input.to,
    zone: input.zone,
  });
  const pattern = containing(input.q);
  const { by, type, down } = orders[input.sort];
  const after = readCursor(input.cursor, type);
  const behind = after
    ? sql`where (${by}, key) ${sql.raw(down ? '<' : '>')} (${after.value}::${sql.raw(type)}, ${after.key})`
    : sql``;
  const direction = sql.raw(down ? 'desc' : 'asc');
  const files = sql`with ${matching.mails}, files as materialized (
      select coalesce(encode(a.sha256, 'hex'), a.message_id || '.' || a.position) as key, max(mails.sent_at) as last_at,
        (array_agg(a.name order by mails.sent_at desc, a.message_id desc))[1] as name,
        (array_agg(a.type order by mails.sent_at desc, a.message_id desc))[1] as type,
        max(a.size) as size, count(*)::int as count,
        (array_agg(a.message_id order by mails.sent_at desc, a.message_id desc, a.position))[1:${sql.lit(placesShown)}] as message_ids,
        (array_agg(a.position order by mails.sent_at desc, a.message_id desc, a.position))[1:${sql.lit(placesShown)}] as positions,
        (array_agg(a.name order by mails.sent_at desc, a.message_id desc, a.position))[1:${sql.lit(placesShown)}] as names,
        (array_agg(a.conversation_id order by mails.sent_at desc, a.message_id desc, a.position))[1:${sql.lit(placesShown)}] as conversation_ids
      from mails join message_attachments a on a.conversation_id = mails.conversation_id and a.message_id = mails.id
      where not a.inline ${pattern ? sql`and lower(a.name) like ${pattern}` : sql``}
        ${input.type ? sql`and ${fileIsOf(input.type)}` : sql``}
      group by 1
    )`;
  const { rows } = await sql<{
    key: string;
    sorted_by: string;
    name: string;
    type: string;
    size: number;
    count: number;
    message_ids: string[];
    positions: number[];
    names: string[];
    conversation_ids: string[];
    total: number;
  }>`
    ${files}
    select key, ${by}::text as sorted_by, name, type, size, count, message_ids, positions, names, conversation_ids,
      (select count(*)::int from files) as total
    from files ${behind}
    order by ${by} ${direction}, key ${direction} limit ${input.limit + 1}`.execute(db);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  const total = rows[0]?.total ?? 0;
  const mails = await describePlaces(db, page);
  return {
    items: page.map((row) => ({
      name: row.name,
      type: row.type,
      size: row.size,
      preview: previewOf(row.type),
      count: row.count,
      places: row.message_ids.flatMap((id, at) => {
        const mail = mails.get(id);
        return mail ? [{ ...mail, position: row.positions[at]!, name: row.names[at]! }] : [];
      }),
    })),
    ...(rows.length > input.limit && last ? { next: writeCursor(last.sorted_by, last.key) } : {}),
    ...(input.cursor ? {} : { total: { count: Math.min(total, countAtMost), capped: total > countAtMost } }),
  };
}

async function describePlaces(
  db: Kysely<Database>,
  files: { message_ids: string[]; conversation_ids: string[] }[],
): Promise<Map<string, Omit<FilePlace, 'position' | 'name'>>> {
  const { rows } = await sql<{
    id: string;
    conversation_id: string;
    subject: string;
    sent_at: Date;
    from_name: string;
    from_address: string;
    direction: Direction;
  }>`
    select m.id, m.conversation_id, m.subject, m.sent_at, m.from_name, m.from_address, m.direction
    from unnest(${files.flatMap((one) => one.conversation_ids)}::bigint[], ${files.flatMap((one) => one.message_ids)}::bigint[])
        as f (conversation_id, id)
      join messages m on m.conversation_id = f.conversation_id and m.id = f.id`.execute(db);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        messageId: row.id,
        conversationId: row.conversation_id,
        subject: row.subject,
        sentAt: row.sent_at.toISOString(),
        from: { name: row.from_name, address: row.from_address },
        direction: row.direction,
      },
    ]),
  );
}

const isOf: Record<string, RegExp> = {
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/,
  text: /^[^\0]*$/,
  integer: /^\d{1,9}$/,
};

const writeCursor = (value: string, key: string): string =>
  Buffer.from(JSON.stringify([value.slice(0, 500), key])).toString('base64url');

function readCursor(cursor: string | undefined, type: string): { value: string; key: string } | undefined {
  if (!cursor) return undefined;
  try {
    const [value, key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    if (
      typeof value === 'string' &&
      typeof key === 'string' &&
      isOf[type]!.test(value) &&
      !key.includes('\0')
    )
      return { value, key };
  } catch {
    // Says the same below.
  }
  throw new ProductError('invalid', 'This list has no such page. Open it again from the top.', 'bad-cursor');
}
