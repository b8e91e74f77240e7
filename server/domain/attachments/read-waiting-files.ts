// Reads the files that wait, newest first, for as long as nothing more urgent is to be done.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import { readSetting, writeSetting } from '../house/settings.ts';
import { dropLostContents, wakeOlder } from './queries.ts';
import { type ReadingDeps, readFile, type WaitingFile } from './read-file.ts';
import { createReadingPool, type ReadingPool } from './reading-pool.ts';
import { textPipeline } from './text-pipeline.ts';

/** Which files, how long, and when to leave off. */
export interface ReadingOptions {
  /** Only those of these messages; else all. */
  messages?: string[];
  /** Milliseconds after which it leaves off. */
  forMs?: number;
  signal?: AbortSignal;
  /** Leaves off while mail waits to be understood: that comes first. */
  yieldsToMail?: boolean;
  pool?: ReadingPool;
  onProgress?: (words: string) => void;
}

/** `read` files, whatever came of them; `waiting`: some were left. */
export interface FilesRead {
  read: number;
  waiting: boolean;
}

const atOnce = 50;

/** Reads one after the other. What fails by the database or a stopping process throws, and waits on. */
export async function readWaitingFiles(deps: ReadingDeps, options: ReadingOptions = {}): Promise<FilesRead> {
  const { messages, forMs = Number.POSITIVE_INFINITY, signal, yieldsToMail = false, onProgress } = options;
  const pool = options.pool ?? createReadingPool();
  const until = performance.now() + forMs;
  const done: FilesRead = { read: 0, waiting: false };
  try {
    for (let before: WaitingFile | undefined; ; ) {
      const files = await nextFiles(deps.db, before, messages);
      if (files.length === 0) break;
      before = files.at(-1);
      for (const file of files) {
        if (signal?.aborted || performance.now() > until || (yieldsToMail && (await mailWaits(deps.db))))
          return { ...done, waiting: true };
        if (await readFile(deps, pool, file)) done.read++;
        else done.waiting = true;
      }
      onProgress?.(`${done.read} files read`);
    }
    // New mail is perhaps on a screen, whose files stand there as not read yet.
    if (messages && done.read > 0) await announce(deps.db, { what: 'message', ids: messages.slice(0, 200) });
    return done;
  } finally {
    if (!options.pool) await pool.close();
    // Every search would have to read what waits in the index's list.
    if (done.read > 0) await sql`select gin_clean_pending_list('attachment_texts_words')`.execute(deps.db);
  }
}

/** Makes the words of every file again, and reads those that were not read yet; what belongs to no mail any longer goes. */
export async function rebuildFiles(deps: ReadingDeps, options: ReadingOptions = {}): Promise<FilesRead> {
  await wakeAll(deps.db, textPipeline + 1);
  await dropLostContents(deps.db);
  return readWaitingFiles(deps, options);
}

const settingName = 'attachment-texts';

/** After an upgrade that reads files otherwise, all wait again. */
export async function wakeOldFiles(db: Kysely<Database>): Promise<void> {
  const known = await readSetting<{ pipeline: number }>(db, settingName);
  if (known && known.pipeline >= textPipeline) return;
  await wakeAll(db, textPipeline);
  await writeSetting(db, null, settingName, { pipeline: textPipeline });
}

async function wakeAll(db: Kysely<Database>, olderThan: number): Promise<void> {
  for (let after: string | undefined = '0'; after !== undefined; )
    after = await wakeOlder(db, after, olderThan);
}

/** Documents nobody has read yet, counted as far as 10,000. */
export async function countWaitingFiles(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (
      select from message_attachments where text_pipeline is null limit 10000) waiting`.execute(db);
  return rows[0]!.count;
}

async function nextFiles(
  db: Kysely<Database>,
  before: WaitingFile | undefined,
  messages: string[] | undefined,
): Promise<WaitingFile[]> {
  const { rows } = await sql<WaitingFile>`
    select message_id, position, name, type, size, sha256, source_id, part, encoding, start_at, encoded_length
    from message_attachments where text_pipeline is null
      ${before ? sql`and (message_id, position) < (${before.message_id}::bigint, ${before.position})` : sql``}
      ${messages ? sql`and message_id = any(${messages}::bigint[])` : sql``}
    order by message_id desc, position desc limit ${atOnce}`.execute(db);
  return rows;
}

async function mailWaits(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`
    select exists (select from sources where state = 'kept') as waits`.execute(db);
  return rows[0]!.waits;
}
