// Writes the mails a viewer finds into an mbox, as they came: nothing is locked in.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import type { Config } from '../../config.ts';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { mustExport } from '../access/may.ts';
import type { Viewer } from '../access/viewer.ts';
import { writeJournal } from '../house/journal.ts';
import { readSources } from '../incoming/read-source.ts';
import { readableSources } from '../messages/readable-source.ts';
import { ProductError } from '../problem.ts';
import type { SearchHit } from './search-hit.ts';
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
  { q, file, signal, onProgress }: ExportInput,
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
      const page = await searchMessages(deps.db, viewer, { q, cursor, limit: mailsAtOnce });
      for await (const raw of mailsOf(deps, viewer, page.items)) {
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

/** Their bytes in the given order; those erased are left out. */
async function* mailsOf(deps: Deps, viewer: Viewer, hits: SearchHit[]): AsyncIterable<Buffer> {
  const { rows } = await sql<{ id: string; audience_id: string; source_id: string }>`
    select m.id, m.audience_id, m.source_id
    from unnest(${column(
      'bigint',
      hits.map(({ id }) => id),
    )}, ${column(
      'bigint',
      hits.map(({ conversationId }) => conversationId),
    )}) as given (id, conversation_id)
      join messages m on m.conversation_id = given.conversation_id and m.id = given.id`.execute(deps.db);
  const copies = Map.groupBy(
    await readableSources(
      deps.db,
      viewer,
      rows.map((row) => ({ id: row.id, audienceId: row.audience_id })),
    ),
    (copy) => copy.message_id,
  );
  const chosen = new Map(
    rows.flatMap((row) => {
      const all = copies.get(row.id) ?? [];
      const copy = all.find(({ source_id }) => source_id === row.source_id) ?? all[0];
      return copy ? [[row.id, copy.source_id] as const] : [];
    }),
  );
  // One at a time: a page may hold a hundred large mails.
  for (const { id } of hits) {
    const sourceId = chosen.get(id);
    const raw = sourceId && (await readSources(deps, [sourceId])).get(sourceId);
    if (raw) yield raw;
  }
}

/** The mboxrd form: every line that begins with "From " behind any number of ">" gets one more. */
function inMbox(raw: Buffer): Buffer {
  const text = raw.toString('latin1').replace(/^(>*From )/gm, '>$1');
  const end = text.endsWith('\n') ? '\n' : '\n\n';
  return Buffer.from(`From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n${text}${end}`, 'latin1');
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
