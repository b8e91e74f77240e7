// Gives back the bytes of a kept mail exactly as they came.
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { zstdDecompress, zstdDecompressSync } from 'node:zlib';
import { type Kysely, sql } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { readBody } from './body-folder.ts';

const decompress = promisify(zstdDecompress);

interface From {
  db: Kysely<Database>;
  config: Pick<Config, 'data'>;
}

/** The mail's bytes as a stream, at most a few MiB of it in memory; undefined when it was erased or never kept. */
export async function streamSource(
  { db, config }: From,
  sourceId: string,
): Promise<{ size: number; stream: Readable } | undefined> {
  const row = await findSource(db, sourceId);
  if (!row) return undefined;
  const pieces = async function* () {
    yield await plain(row.header, row.header_codec);
    if (row.frames > 0) yield* readBody(config, row.body_hash);
    else yield await plain(row.data!, row.codec);
  };
  return { size: row.size, stream: Readable.from(pieces(), { objectMode: false }) };
}

/** The whole mail in memory; undefined when it was erased or never kept. */
export async function readSource(from: From, sourceId: string): Promise<Buffer | undefined> {
  const source = await streamSource(from, sourceId);
  if (!source) return undefined;
  const pieces: Buffer[] = [];
  for await (const piece of source.stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Whole mails at once, by id; those erased are left out. Keep the list to what memory bears. */
export async function readSources(from: From, sourceIds: string[]): Promise<Map<string, Buffer>> {
  const rows = await from.db
    .selectFrom('sources')
    .innerJoin('bodies', 'bodies.hash', 'sources.body_hash')
    .select(['sources.id', 'header', 'header_codec', 'body_hash', 'codec', 'frames', 'data'])
    .where(sql<boolean>`sources.id = any(${sourceIds}::bigint[])`)
    .where('sources.state', '<>', 'erased')
    .execute();
  const found = new Map<string, Buffer>();
  for (const row of rows) {
    const pieces = [plainNow(row.header, row.header_codec)];
    if (row.frames > 0) for await (const piece of readBody(from.config, row.body_hash)) pieces.push(piece);
    else pieces.push(plainNow(row.data!, row.codec));
    found.set(row.id, Buffer.concat(pieces));
  }
  return found;
}

const plainNow = (data: Buffer, codec: number): Buffer => (codec === 0 ? data : zstdDecompressSync(data));

async function findSource(db: Kysely<Database>, sourceId: string) {
  return db
    .selectFrom('sources')
    .innerJoin('bodies', 'bodies.hash', 'sources.body_hash')
    .select(['sources.size', 'header', 'header_codec', 'body_hash', 'codec', 'frames', 'data'])
    .where('sources.id', '=', sourceId)
    .where('sources.state', '<>', 'erased')
    .executeTakeFirst();
}

async function plain(data: Buffer, codec: number): Promise<Buffer> {
  return codec === 0 ? data : decompress(data);
}
