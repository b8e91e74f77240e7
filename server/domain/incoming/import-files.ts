// Brings the mails of files and folders into a mailbox; may be interrupted at any time and begun again.
import { hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { DatabaseError } from 'pg';
import { announce } from '../../database/announce.ts';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { finishWordsIndex, prepareWordsIndex } from '../search/words-index.ts';
import { checkDisk } from './check-disk.ts';
import type { FoundMail } from './files/found-mail.ts';
import { readMails } from './files/read-mails.ts';
import { folderOfImport } from './folder-of-import.ts';
import { proposeCards } from './propose-cards.ts';
import { type IncomingMail, receiveMails } from './receive-mail.ts';
import type { UnderstandDeps, Understood } from './understand.ts';
import { understandBacklog } from './understand-backlog.ts';

/** How far an import is. `read` = stored + duplicates + quarantined when it has ended. */
export interface ImportProgress {
  read: number;
  stored: number;
  duplicates: number;
  quarantined: number;
  bytesDone: number;
  /** Of all files together. */
  bytesTotal: number;
}

export interface ImportInput {
  mailboxId: string;
  paths: string[];
  /** Ends it after the batches at hand; beginning again goes on where it was. */
  signal: AbortSignal;
  onProgress?: (progress: ImportProgress) => void | Promise<void>;
  /** Told of a file, or of a place in an archive, that gave no mail; it counts as quarantined. */
  onUnreadable?: (file: string, problem: string) => void;
  /** Bytes that must be free on the disk, 1 GB unless said. */
  leastFree?: number;
}

// So much that the index over words is better built once.
const manyBytes = 4 * 1024 * 1024;
const mailsAtOnce = 200;
const bytesAtOnce = 8 * 1024 * 1024;
// While one batch is written, the next is parsed; a third would only fill memory.
const batchesAtOnce = 3;

/**
 * Imports; nothing is announced as new mail. A mail that was imported into the same folder before is passed over, so
 * an interrupted import loses and doubles nothing.
 * @throws Error when a path cannot be read; DiskFull
 */
export async function importFiles(deps: UnderstandDeps, input: ImportInput): Promise<ImportProgress> {
  const progress: ImportProgress = {
    read: 0,
    stored: 0,
    duplicates: 0,
    quarantined: 0,
    bytesDone: 0,
    bytesTotal: 0,
  };
  for (const path of input.paths) progress.bytesTotal += await sizeOf(path);
  if (progress.bytesTotal > manyBytes) await prepareWordsIndex(deps.db);
  const folders = new Folders(deps.db, input.mailboxId);
  const running = new Set<Promise<void>>();
  let failure: unknown;
  const run = async (batch: FoundMail[]) => {
    const work = importBatch(deps, folders, batch, progress)
      .then(() => input.onProgress?.(progress))
      .catch((error) => {
        failure ??= error;
      })
      .finally(() => running.delete(work));
    running.add(work);
    if (running.size >= batchesAtOnce) await Promise.race(running);
    if (failure) throw failure;
  };
  try {
    for await (const batch of batchesOf(input)) {
      await checkDisk(deps.config.data, input.leastFree);
      await run(batch);
    }
  } finally {
    await Promise.all(running);
    if (failure || input.signal.aborted) await finishWordsIndex(deps.db).catch(() => {});
  }
  if (failure) throw failure;
  if (!input.signal.aborted) await finish(deps, input, progress);
  await announce(deps.db, { what: 'lists' });
  return progress;
}

async function* batchesOf({ paths, signal, onUnreadable }: ImportInput): AsyncGenerator<FoundMail[]> {
  let batch: FoundMail[] = [];
  let bytes = 0;
  for (const path of paths) {
    for await (const mail of readMails(path)) {
      if (signal.aborted) return;
      if (mail.raw.length === 0 && mail.problem) onUnreadable?.(mail.file, mail.problem);
      batch.push(mail);
      bytes += mail.raw.length;
      if (batch.length < mailsAtOnce && bytes < bytesAtOnce) continue;
      yield batch;
      batch = [];
      bytes = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

async function importBatch(
  deps: UnderstandDeps,
  folders: Folders,
  found: FoundMail[],
  progress: ImportProgress,
): Promise<void> {
  const placed = await folders.place(found);
  let [stored, quarantined] = [0, 0];
  // Another import of the same file may have been quicker between our look and our write.
  for (let attempt = 1; ; attempt++) {
    const mails = await withoutImported(deps.db, placed);
    try {
      await receiveMails(deps, mails, {
        understand: 'now',
        onUnderstood: (understood) => {
          stored += understood.stored.length;
          quarantined += understood.quarantined.length;
        },
      });
      break;
    } catch (error) {
      if (attempt === 5 || !(error instanceof DatabaseError) || error.constraint !== 'placements_uidl')
        throw error;
    }
  }
  progress.read += found.length;
  progress.stored += stored;
  progress.quarantined += quarantined;
  progress.duplicates = progress.read - progress.stored - progress.quarantined;
  progress.bytesDone += found.reduce((sum, { raw }) => sum + raw.length, 0);
}

/** What this or an earlier, interrupted run kept and did not get to understand; a killed one's lease must end first. */
async function finish(
  deps: UnderstandDeps,
  { mailboxId, signal, onProgress }: ImportInput,
  progress: ImportProgress,
): Promise<void> {
  const count = (understood: Understood) => {
    const stored = Math.min(understood.stored.length, progress.duplicates);
    const quarantined = Math.min(understood.quarantined.length, progress.duplicates - stored);
    progress.stored += stored;
    progress.quarantined += quarantined;
    progress.duplicates -= stored + quarantined;
  };
  do await understandBacklog(deps, signal, count);
  while ((await isSomeoneAtIt(deps.db, mailboxId)) && (await pause(signal)));
  await finishWordsIndex(deps.db);
  await proposeCards(deps.db);
  await onProgress?.(progress);
}

async function isSomeoneAtIt(db: Kysely<Database>, mailboxId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from sources s where s.state = 'kept' and exists (select from placements p join folders f on f.id = p.folder_id
      where p.source_id = s.id and f.mailbox_id = ${mailboxId}::bigint) limit 1`.execute(db);
  return rows.length > 0;
}

/** @returns false when the import was interrupted meanwhile */
async function pause(signal: AbortSignal): Promise<boolean> {
  await sleep(500, undefined, { signal }).catch(() => {});
  return !signal.aborted;
}

async function withoutImported(db: Kysely<Database>, mails: IncomingMail[]): Promise<IncomingMail[]> {
  const { rows } = await sql<{ folder_id: string; uidl: string }>`
    select p.folder_id, p.uidl
    from unnest(${column(
      'bigint',
      mails.map((mail) => mail.placement.folderId),
    )},
        ${column(
          'text',
          mails.map((mail) => mail.placement.uidl!),
        )}) as given (folder_id, uidl)
      join placements p on p.folder_id = given.folder_id and p.uidl = given.uidl`.execute(db);
  const known = new Set(rows.map((row) => `${row.folder_id} ${row.uidl}`));
  return mails.filter(({ placement }) => {
    const key = `${placement.folderId} ${placement.uidl}`;
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

/** The mailbox's folders as the import meets them. */
class Folders {
  private readonly ids = new Map<string, Promise<string>>();
  private readonly db: Kysely<Database>;
  private readonly mailboxId: string;

  constructor(db: Kysely<Database>, mailboxId: string) {
    this.db = db;
    this.mailboxId = mailboxId;
  }

  /** Gives each mail its folder, a UID of our own there, and the key by which it is known again. */
  async place(found: FoundMail[]): Promise<IncomingMail[]> {
    const mails: IncomingMail[] = [];
    for (const [path, same] of Map.groupBy(found, (mail) => folderOfImport(mail.folder, mail.file).path)) {
      const { role } = folderOfImport(same[0]!.folder, same[0]!.file);
      const folderId = await this.find(path, role);
      const { rows } = await sql<{ first: string }>`
        update folders set uid_next = greatest(uid_next, 1) + ${same.length}::int where id = ${folderId}::bigint
        returning uid_next - ${same.length}::int as first`.execute(this.db);
      same.forEach((mail, index) => {
        mails.push({
          raw: mail.raw,
          placement: {
            folderId,
            uidValidity: '1',
            uid: String(Number(rows[0]!.first) + index),
            uidl: hash('sha256', mail.raw, 'hex').slice(0, 40),
            flags: mail.flags ?? [],
            ...(mail.internalDate ? { internalDate: mail.internalDate } : {}),
            size: mail.raw.length,
          },
        });
      });
    }
    return mails;
  }

  private find(path: string, role: string): Promise<string> {
    const known = this.ids.get(path);
    if (known) return known;
    const made = this.make(path, role);
    this.ids.set(path, made);
    return made;
  }

  // A mailbox on a server keeps its folders apart from imported ones: UIDs and what is gone there mean nothing here.
  private async make(path: string, role: string): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      insert into folders (mailbox_id, path, role, role_reason, uid_validity, uid_next)
      select id, case when kind = 'archive' then ${path} else 'Imported/' || ${path} end, ${role}, 'import', 1, 1
      from mailboxes where id = ${this.mailboxId}::bigint
      on conflict (mailbox_id, path) do update set path = excluded.path returning id`.execute(this.db);
    return rows[0]!.id;
  }
}

/** Bytes of a file, or of all files under a folder. */
async function sizeOf(path: string): Promise<number> {
  const about = await stat(path);
  if (!about.isDirectory()) return about.size;
  let total = 0;
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) total += statSync(join(entry.parentPath, entry.name)).size;
  return total;
}
