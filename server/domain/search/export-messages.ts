// Writes the mails a viewer finds into an mbox, as they came: nothing is locked in.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { mustExport } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { inMbox } from '../messages/in-mbox.ts';
import { readOriginals } from '../messages/read-originals.ts';
import { ProductError } from '../problem.ts';
import type { Hint } from './query/hint.ts';
import { searchMessages } from './search-messages.ts';

export interface Exported {
  messages: number;
  bytes: number;
}

interface Deps {
  db: Kysely<Database>;
  config: Pick<Config, 'data'>;
}

interface ExportInput {
  /** What to look for; the empty query finds all. */
  q: string;
  /** The mbox to make. */
  file: string;
  signal?: AbortSignal | undefined;
  onProgress?: ((done: Exported) => void) | undefined;
  /** Told at the start what of the query was not understood: more is written then than was meant. */
  onHint?: ((hint: Hint) => void) | undefined;
}

const mailsAtOnce = 100;

/**
 * Writes what the viewer finds, newest first, each mail in the copy they may see, into a file that appears when it is
 * whole. The act is journalled.
 * @returns undefined when it was interrupted; no file is left then
 * @throws ProductError not-allowed for who may not export, conflict when the file is there already
 */
export async function exportMessages(
  deps: Deps,
  viewer: Viewer,
  { q, file, signal, onProgress, onHint }: ExportInput,
): Promise<Exported | undefined> {
  mustExport(viewer);
  if (await isThere(file)) throw new ProductError('conflict', `${file} is there already.`);
  const partial = `${file}.part`;
  const out = createWriteStream(partial, { mode: 0o600 });
  const done: Exported = { messages: 0, bytes: 0 };
  try {
    await once(out, 'open');
    let cursor: string | undefined;
    do {
      const page = await searchMessages(deps.db, viewer, {
        q,
        cursor,
        limit: mailsAtOnce,
        patience: Number.POSITIVE_INFINITY,
      });
      if (cursor === undefined && onHint) page.hints.forEach(onHint);
      for await (const { raw } of readOriginals(deps, viewer, page.items)) {
        const entry = inMbox(raw);
        if (!out.write(entry)) await once(out, 'drain');
        done.messages += 1;
        done.bytes += entry.length;
      }
      onProgress?.(done);
      cursor = page.next;
    } while (cursor && !signal?.aborted);
    out.end();
    await once(out, 'finish');
    if (signal?.aborted) return undefined;
    await rename(partial, file);
    await writeJournal(deps.db, viewer.userId, 'mail.exported', { messages: done.messages });
    return done;
  } finally {
    out.destroy();
    await rm(partial, { force: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
