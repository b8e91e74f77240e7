// Reads one file of a message, or takes what was read of the same bytes before, and makes its words findable.
import { sql } from 'kysely';
import { transaction } from '../../database/transaction.ts';
import type { Deps } from '../../deps.ts';
import { isDocument } from '../../protocols/documents/document-format.ts';
import { type DocumentState, largestDocument } from '../../protocols/documents/document-text.ts';
import { readPart } from '../../protocols/mime/read-part.ts';
import { streamSource } from '../incoming/read-source.ts';
import { claimContent, finishContent, releaseContent, writeWords } from './queries.ts';
import type { ReadingPool } from './reading-pool.ts';
import { packTask, type ReadFile } from './reading-task.ts';

export type ReadingDeps = Pick<Deps, 'db' | 'config' | 'log'>;

/** A file that waits, and where its bytes are. */
export interface WaitingFile {
  message_id: string;
  position: number;
  name: string;
  type: string;
  size: number;
  sha256: Buffer | null;
  source_id: string;
  part: string;
  encoding: string;
  start_at: number;
  encoded_length: number;
}

// Attempts that ended with the whole process.
const mostAttempts = 3;

/**
 * @returns false when it goes on waiting: another process reads it, or it was beyond the limits once and is tried again
 *   alone, when the machine may have less to do
 */
export async function readFile(deps: ReadingDeps, pool: ReadingPool, file: WaitingFile): Promise<boolean> {
  const found =
    file.sha256 && isDocument(file) ? await contentOf(deps, pool, file, file.sha256) : nothing('unsupported');
  if (found === undefined) return false;
  const words = found.state === 'read' ? found.words : undefined;
  await transaction(deps.db, (trx) =>
    writeWords(trx, { messageId: file.message_id, position: file.position, sha256: file.sha256, words }),
  );
  return true;
}

const nothing = (state: DocumentState): ReadFile => ({
  state,
  text: new Uint8Array(0),
  cut: false,
  language: '',
  count: 0,
  words: new Uint8Array(0),
});

async function contentOf(
  deps: ReadingDeps,
  pool: ReadingPool,
  file: WaitingFile,
  sha256: Buffer,
): Promise<ReadFile | undefined> {
  const { db } = deps;
  const attempt = await claimContent(db, sha256);
  if (attempt === undefined) return readBefore(db, pool, sha256);
  let read: ReadFile | undefined;
  try {
    if (attempt > mostAttempts) read = nothing('broken');
    else if (file.size > largestDocument) read = nothing('too-large');
    else read = await readNow(deps, pool, file, attempt);
  } catch (error) {
    await releaseContent(db, sha256, attempt);
    throw error;
  }
  if (read) await finishContent(db, sha256, attempt, read);
  return read;
}

/** Words of what the same bytes said when they were read first. */
async function readBefore(
  db: ReadingDeps['db'],
  pool: ReadingPool,
  sha256: Buffer,
): Promise<ReadFile | undefined> {
  const { rows } = await sql<{ state: DocumentState | 'reading'; text: Buffer | null; language: string }>`
    select state, text, language from attachment_contents where sha256 = ${sha256}`.execute(db);
  const row = rows[0];
  if (!row || row.state === 'reading') return undefined;
  if (!row.text) return nothing(row.state);
  return inThread(pool, packTask({ do: 'words', language: row.language }, row.text));
}

async function readNow(
  deps: ReadingDeps,
  pool: ReadingPool,
  file: WaitingFile,
  attempt: number,
): Promise<ReadFile | undefined> {
  const bytes = await bytesOf(deps, file);
  if (!bytes) return nothing('broken');
  try {
    return await inThread(pool, packTask({ do: 'read', name: file.name, type: file.type }, bytes));
  } catch (error) {
    if (!(error instanceof BeyondLimits)) throw error;
    deps.log.warn({ message: file.message_id, position: file.position, attempt }, error.message);
    return attempt > 1 ? nothing('too-large') : undefined;
  }
}

/** Took too long or too much memory; its thread was ended. */
class BeyondLimits extends Error {}

async function inThread(pool: ReadingPool, packed: Buffer): Promise<ReadFile> {
  const [outcome] = await pool.run([{ id: 0, raw: packed }]);
  if (outcome && 'result' in outcome) return outcome.result;
  const words = outcome?.error ?? 'nothing came back';
  if (/pool (was|is) closed/.test(words)) throw new Error('The process stops.');
  // Nothing of the file's: it waits until the program is whole again.
  if (/cannot find (?:package|module)/i.test(words)) throw new Error(`No file can be read: ${words}`);
  if (/longer than|memory|thread ended/i.test(words))
    throw new BeyondLimits(`a file cannot be read: ${words}`);
  return nothing('broken');
}

/** The decoded bytes; undefined when the mail is gone or they cannot be decoded. */
async function bytesOf({ db, config }: ReadingDeps, file: WaitingFile): Promise<Buffer | undefined> {
  const source = await streamSource({ db, config }, file.source_id);
  if (!source) return undefined;
  const place = {
    part: file.part,
    encoding: file.encoding,
    offset: file.start_at,
    encodedLength: file.encoded_length,
  } as Parameters<typeof readPart>[1];
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of readPart((start, end) => rangeOf(source.stream, start, end), place)) {
    pieces.push(piece as Buffer);
    length += (piece as Buffer).length;
    if (length > largestDocument) break;
  }
  return Buffer.concat(pieces);
}

/** Bytes [start, end) of a stream that is read once from its beginning. */
async function* rangeOf(stream: AsyncIterable<Buffer>, start: number, end: number): AsyncIterable<Buffer> {
  let at = 0;
  for await (const piece of stream) {
    const from = Math.max(0, start - at);
    const to = Math.min(piece.length, end - at);
    if (to > from) yield piece.subarray(from, to);
    at += piece.length;
    if (at >= end) return;
  }
}
