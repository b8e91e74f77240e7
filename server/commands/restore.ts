// `kontor restore`: fills an empty place from a backup and derives again what the backup leaves out.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openServer } from '../database/open.ts';
import { restoreBackup } from '../domain/backup/restore-backup.ts';
import { closeDigestPool } from '../domain/incoming/digest-pool.ts';
import { rebuildAll } from '../domain/incoming/rebuild.ts';
import { createLog } from '../log.ts';
import { type Command, UsageError } from './command.ts';
import { readSecretLine } from './read-secret-line.ts';

export const command: Command = {
  name: 'restore',
  summary: 'Fills an empty Kontor from a backup.',
  usage: `
kontor restore FOLDER [--with-key] [--json]

Into an empty KONTOR_DATA, or the empty database of DATABASE_URL (PostgreSQL 15 or newer). No server may run on it.
A backup of an older Kontor is brought up to date. Threads, texts and the search index are made again from the mail,
which takes about as long as it took to understand it the first time.
--with-key takes the secret key out of the backup; its passphrase is read from standard input.
--json ends with {"at","schema","rows","messages","seconds"}.

Exit codes: 0 done, 2 wrong passphrase or a backup of a newer Kontor, 3 no backup there, 5 the place is not empty.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'with-key': { type: 'boolean' }, json: { type: 'boolean' } },
    });
    if (positionals.length !== 1) throw new UsageError('Say from which folder.');
    const passphrase = values['with-key'] ? await readSecretLine(io, 'Passphrase: ') : undefined;
    const began = performance.now();
    const { config } = io;
    const onProgress = (words: string) => io.progress(words);
    const server = await openServer(config, { exclusive: true });
    const pool = server.pool('command');
    try {
      const place = { config, url: server.url };
      const manifest = await restoreBackup(place, resolve(positionals[0]!), { passphrase, onProgress });
      io.progress('deriving threads, texts and words …');
      const deps = { config, db: pool.db, log: createLog({ log: 'error' }) };
      const { messages } = await rebuildAll(deps, { onProgress, signal: io.signal });
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      io.print(`Restored the state of ${manifest.at}: ${rows} rows, ${messages} messages, in ${seconds} s.`);
      if (io.signal.aborted) {
        io.warn('Stopped before everything was derived again: kontor rebuild goes on.');
        return 130;
      }
      if (passphrase === undefined && config.secretKey === undefined)
        io.print("Put the old secret.key into the data folder, or enter the mailboxes' passwords anew.");
      if (io.isJson) await io.json({ at: manifest.at, schema: manifest.schema, rows, messages, seconds });
      return 0;
    } finally {
      await closeDigestPool(config);
      await pool.close();
      await server.close();
    }
  },
};
