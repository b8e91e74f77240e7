// `kontor rebuild`: derives everything anew from the mail as it came and from what people did.
import { parseArgs } from 'node:util';
import { openDatabase } from '../database/open.ts';
import { rebuildFiles } from '../domain/attachments/read-waiting-files.ts';
import { closeDigestPool } from '../domain/incoming/digest-pool.ts';
import { rebuildAll } from '../domain/incoming/rebuild.ts';
import { createLog } from '../log.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'rebuild',
  summary: 'Derives threads, texts, words and lists anew from the mail as it came.',
  usage: `
kontor rebuild [--json]

Ids, and what people did (splits, merges, links by hand, done, read), stay. Only differences are written; a second run
finds none. Works beside a running server.

  --json   ends with {"messages","changed","moved","quarantined","files","seconds"}`,
  async run(args, io) {
    parseArgs({ args, options: { json: { type: 'boolean' } } });
    const began = performance.now();
    const database = await openDatabase(io.config);
    try {
      const deps = { db: database.db, config: io.config, log: createLog({ log: 'error' }) };
      const done = await rebuildAll(deps, { onProgress: (words) => io.progress(words), signal: io.signal });
      const onProgress = (words: string) => io.progress(words);
      const files = await rebuildFiles(deps, { onProgress, signal: io.signal });
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      if (io.isJson) await io.json({ ...done, files: files.read, seconds });
      else
        io.print(
          `Compared ${done.messages} messages in ${seconds} s: ${done.changed} were different, ${done.moved} moved; the text of ${files.read} files was made again.`,
        );
      return io.signal.aborted ? 130 : 0;
    } finally {
      await closeDigestPool(io.config);
      await database.close();
    }
  },
};
