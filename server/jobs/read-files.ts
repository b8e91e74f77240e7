// Reads the text of attached files: of the messages named, or of all that wait, a piece at a time while no mail waits.
import type { Kysely } from 'kysely';
import { addJob } from '../database/queue.ts';
import type { Database } from '../database/schema.ts';
import { readWaitingFiles, wakeOldFiles } from '../domain/attachments/read-waiting-files.ts';
import type { Job } from './job.ts';

const pieceMs = 20_000;
const pauseMs = 120_000;

export const job: Job = {
  // What a lost job or a killed process left.
  schedule: '7 * * * *',
  async run({ messages }, deps) {
    if (Array.isArray(messages)) {
      const { waiting } = await readWaitingFiles(deps, { messages, signal: deps.signal });
      if (waiting) await readMore(deps.db, pauseMs);
      return;
    }
    await wakeOldFiles(deps.db);
    const { read, waiting } = await readWaitingFiles(deps, {
      forMs: pieceMs,
      signal: deps.signal,
      yieldsToMail: true,
    });
    if (read > 0) deps.log.info({ read }, 'read files');
    // Something was read and more is there: on with it. Else mail comes first, or a file is tried again later.
    if (waiting) await readMore(deps.db, read > 0 ? 0 : pauseMs);
  },
};

// Reads all that waits, some time from now.
function readMore(db: Kysely<Database>, afterMs: number): Promise<void> {
  return addJob(
    db,
    'read-files',
    {},
    { key: 'read-files', queue: 'read-files', priority: 10, runAt: new Date(Date.now() + afterMs) },
  );
}
