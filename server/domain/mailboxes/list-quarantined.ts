// Mail that could not be understood, for those entitled to its mailbox: listed by its header, given out whole, tried again.

import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { mailboxesByPolicy } from '../access/mailboxes-by-policy.ts';
import { mustWrite } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';

const decompress = promisify(zstdDecompress);

export interface QuarantinedHeader {
  sourceId: string;
  mailbox: string;
  folder: string;
  reason: string;
  detail: string;
  since: Date;
  /** Bytes. */
  size: number;
  /** The header block as it came. */
  header: Buffer;
}

/** Newest first. */
export async function listQuarantined(
  db: Kysely<Database>,
  viewer: Viewer,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: QuarantinedHeader[]; next: string | undefined }> {
  if (cursor !== undefined && !/^\d{1,18}$/.test(cursor))
    throw new ProductError('invalid', 'This page does not exist.', 'cursor');
  const mailboxes = await mailboxesByPolicy(db, viewer);
  const { rows } = await sql<Omit<QuarantinedHeader, 'header'> & { header: Buffer; codec: number }>`
    select q.source_id as "sourceId", place.mailbox, place.folder, q.reason, q.detail, q.since, s.size, s.header, s.header_codec as codec
    from quarantines q join sources s on s.id = q.source_id and s.state = 'quarantined'
      cross join lateral (
        select m.address as mailbox, f.path as folder from placements p join folders f on f.id = p.folder_id
          join mailboxes m on m.id = f.mailbox_id
        where p.source_id = q.source_id and m.id = any(${mailboxes}::bigint[]) order by p.gone_at is not null, f.id limit 1) place
    where q.source_id < ${cursor ?? '9223372036854775807'}::bigint
    order by q.source_id desc limit ${limit + 1}`.execute(db);
  const items = await Promise.all(
    rows.slice(0, limit).map(async ({ codec, ...row }) => ({
      ...row,
      header: codec === 0 ? row.header : await decompress(row.header),
    })),
  );
  return { items, next: rows.length > limit ? items.at(-1)?.sourceId : undefined };
}

/** @throws ProductError not-found unless this quarantined mail lies in a mailbox whose policy lets the viewer read */
export async function mustReadQuarantined(
  db: Kysely<Database>,
  viewer: Viewer,
  sourceId: string,
): Promise<void> {
  const mailboxes = await mailboxesByPolicy(db, viewer);
  const { rows } = await sql`
    select 1 from sources s where s.id = ${sourceId} and s.state = 'quarantined' and exists (
      select from placements p join folders f on f.id = p.folder_id
      where p.source_id = s.id and f.mailbox_id = any(${mailboxes}::bigint[]))`.execute(db);
  if (rows.length === 0) throw new ProductError('not-found', 'There is no such mail in quarantine.');
}

/** As `mustReadQuarantined`, for whoever wants it tried again. */
export async function mustRetryQuarantined(
  db: Kysely<Database>,
  viewer: Viewer,
  sourceId: string,
): Promise<void> {
  mustWrite(viewer);
  await mustReadQuarantined(db, viewer, sourceId);
}
