// Who got a mail in secret: only the sender's own copy tells, and only who may read that copy sees it.
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { parseAddresses } from '../../protocols/mime/parse-addresses.ts';
import { splitHeader } from '../../protocols/mime/split-header.ts';
import type { Viewer } from '../access/viewer.ts';
import type { Person } from '../refs.ts';
import { readableSources } from './readable-source.ts';

const decompress = promisify(zstdDecompress);

/** Message id → Bcc recipients, for those messages of which the viewer may read a copy that names them. */
export async function readBcc(
  db: Kysely<Database>,
  viewer: Viewer,
  messages: { id: string; audienceId: string }[],
): Promise<Map<string, Person[]>> {
  const found = new Map<string, Person[]>();
  if (messages.length === 0) return found;
  const copies = await readableSources(db, viewer, messages);
  const { rows } = await sql<{ id: string; header: Buffer; header_codec: number }>`
    select id, header, header_codec from sources
    where id = any(${copies.map((copy) => copy.source_id)}::bigint[])`.execute(db);
  const messageOf = new Map(copies.map((copy) => [copy.source_id, copy.message_id]));
  for (const row of rows) {
    const header = row.header_codec === 0 ? row.header : await decompress(row.header);
    const fields = splitHeader(header, 0, header.length, header.length).fields;
    const bcc = fields
      .filter((field) => field.name === 'bcc')
      .flatMap((field) => parseAddresses(field.value, 1000));
    const messageId = messageOf.get(row.id)!;
    if (bcc.length > 0 && !found.has(messageId)) found.set(messageId, bcc);
  }
  return found;
}
