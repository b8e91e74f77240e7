// One file of a mail, streamed out of the copy its viewer may see.
import type { Readable } from 'node:stream';
import { type Kysely, sql } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { readPart } from '../../protocols/mime/read-part.ts';
import { readableAudiences } from '../access/audiences.ts';
import type { Viewer } from '../access/viewer.ts';
import { readSource } from '../incoming/read-source.ts';
import { ProductError } from '../problem.ts';

/** A file ready to be sent: `size` in decoded bytes. */
export interface OpenAttachment {
  name: string;
  type: string;
  size: number;
  sha256: string;
  stream(): Promise<Readable>;
}

/**
 * The files of a message that its viewer may read, in order; `position` picks one. All copies of a message hold the
 * same files byte for byte (that is what makes them one message), so any copy may give the bytes.
 * @throws ProductError `not-found` when the message or the file is not there for this viewer
 */
export async function openAttachments(
  { config, db }: { config: Pick<Config, 'data'>; db: Kysely<Database> },
  viewer: Viewer,
  messageId: string,
  position?: number,
): Promise<OpenAttachment[]> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{
    name: string;
    type: string;
    size: number;
    sha256: Buffer | null;
    source_id: string;
    part: string;
    encoding: string;
    start_at: number;
    encoded_length: number;
  }>`
    select a.name, a.type, a.size, a.sha256, a.source_id, a.part, a.encoding, a.start_at, a.encoded_length
    from message_conversations mc
      join messages m on m.conversation_id = mc.conversation_id and m.id = mc.id
      join message_attachments a on a.conversation_id = m.conversation_id and a.message_id = m.id
    where mc.id = ${messageId}::bigint and m.audience_id = any(${audiences}::bigint[])
      ${position === undefined ? sql`` : sql`and a.position = ${position}`}
    order by a.position`.execute(db);
  if (rows.length === 0)
    throw new ProductError('not-found', 'There is no such file, or you may not read it.', 'no-file');
  return rows.map((row) => ({
    name: row.name,
    type: row.type,
    size: row.size,
    sha256: row.sha256?.toString('hex') ?? '',
    async stream() {
      const raw = await readSource({ config, db }, row.source_id);
      if (!raw) throw new ProductError('not-found', 'The mail with this file was erased.', 'erased');
      return readPart(raw, {
        part: row.part,
        encoding: row.encoding,
        offset: row.start_at,
        encodedLength: row.encoded_length,
      });
    },
  }));
}
