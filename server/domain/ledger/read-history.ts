// The history of a folder: one line for every mail ever seen there, and what became of it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { readableBoxes } from '../access/readable-boxes.ts';
import type { Viewer } from '../access/viewer.ts';
import { findManaged } from '../mailboxes/change-mailbox.ts';
import { ProductError } from '../problem.ts';
import type { Person } from '../refs.ts';

export type Outcome = 'pending' | 'stored' | 'skipped' | 'quarantined' | 'erased';

export interface HistoryLine {
  uid: string;
  outcome: Outcome;
  reason: string;
  /** Which mail it is, where the viewer may read it through this mailbox. */
  mail: { id: string; conversationId: string; subject: string; from: Person } | undefined;
  /** Bytes, as the server said. */
  size: number | undefined;
  firstSeenAt: Date;
  storedAt: Date | undefined;
  goneAt: Date | undefined;
}

/**
 * Newest UIDs first, for those who manage the mailbox.
 * @param cursor what the last page gave as `next`
 * @throws ProductError not-found, invalid for a cursor that is none
 */
export async function readHistory(
  db: Kysely<Database>,
  viewer: Viewer,
  folderId: string,
  { outcome, cursor, limit }: { outcome?: Outcome | undefined; cursor?: string | undefined; limit: number },
): Promise<{ items: HistoryLine[]; next: string | undefined }> {
  const folder = await db
    .selectFrom('folders')
    .select('mailbox_id')
    .where('id', '=', folderId)
    .executeTakeFirst();
  if (!folder) throw new ProductError('not-found', 'There is no such folder.');
  await findManaged(db, viewer, folder.mailbox_id, 'There is no such folder.');
  // Who manages a mailbox does not thereby read it, and who reads a letter elsewhere does not learn that it lies here.
  const boxes = await readableBoxes(db, viewer);
  const audiences = boxes.filter((box) => box.mailboxId === folder.mailbox_id).map((box) => box.audienceId);
  const [validity, uid] = readCursor(cursor);
  const { rows } = await sql<Row>`
    select p.uid_validity, p.uid, p.outcome, p.reason, p.size, p.first_seen_at, p.stored_at, p.gone_at,
      m.id, m.conversation_id, m.subject, m.from_name, m.from_address
    from placements p left join sources s on s.id = p.source_id
      left join messages m on m.conversation_id = s.conversation_id and m.id = s.message_id
        and m.audience_id = any(${audiences}::bigint[])
    where p.folder_id = ${folderId} and (p.uid_validity, p.uid) < (${validity}::bigint, ${uid}::bigint)
      and ${outcome === undefined ? sql`true` : sql`p.outcome = ${outcome}`}
    order by p.uid_validity desc, p.uid desc limit ${limit + 1}`.execute(db);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(line),
    next: rows.length > limit && last ? `${last.uid_validity}.${last.uid}` : undefined,
  };
}

interface Row {
  uid_validity: string;
  uid: string;
  outcome: Outcome;
  reason: string;
  size: string | null;
  first_seen_at: Date;
  stored_at: Date | null;
  gone_at: Date | null;
  id: string | null;
  conversation_id: string;
  subject: string;
  from_name: string;
  from_address: string;
}

const line = (row: Row): HistoryLine => ({
  uid: row.uid,
  outcome: row.outcome,
  reason: row.reason,
  mail:
    row.id === null
      ? undefined
      : {
          id: row.id,
          conversationId: row.conversation_id,
          subject: row.subject,
          from: { name: row.from_name, address: row.from_address },
        },
  size: row.size === null ? undefined : Number(row.size),
  firstSeenAt: row.first_seen_at,
  storedAt: row.stored_at ?? undefined,
  goneAt: row.gone_at ?? undefined,
});

function readCursor(cursor: string | undefined): [string, string] {
  const highest = '9223372036854775807';
  if (cursor === undefined) return [highest, highest];
  const [, validity, uid] = /^(\d{1,18})\.(\d{1,18})$/.exec(cursor) ?? [];
  if (validity === undefined || uid === undefined)
    throw new ProductError('invalid', 'This page does not exist.', 'cursor');
  return [validity, uid];
}
