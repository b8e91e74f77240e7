// `kontor backup`: writes everything into a folder that `kontor restore` takes.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../database/open.ts';
import { makeBackup } from '../domain/backup/make-backup.ts';
import { type Command, UsageError } from './command.ts';
import { readSecretLine } from './read-secret-line.ts';

export const command: Command = {
  name: 'backup',
  summary: 'Writes all mail, people and settings into a folder.',
  usage: `
kontor backup FOLDER [--with-key] [--json]

FOLDER must not exist yet. Kontor may go on working meanwhile. What can be rebuilt from the mail is left out.
--with-key puts the secret key into it, sealed with a passphrase read from standard input. Without it the backup
cannot log in to mailboxes: keep data/secret.key (or KONTOR_SECRET_KEY) somewhere else.
--json ends with {"folder","at","schema","tables","rows","bodies","hasKey"}.

Exit codes: 0 done, 5 there is something at FOLDER, 64 wrong arguments.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'with-key': { type: 'boolean' }, json: { type: 'boolean' } },
    });
    if (positionals.length !== 1) throw new UsageError('Say into which folder.');
    const folder = resolve(positionals[0]!);
    const passphrase = values['with-key'] ? await readSecretLine(io, 'Passphrase: ') : undefined;
    const database = await openDatabase(io.config);
    try {
      const manifest = await makeBackup({ config: io.config, url: database.url }, folder, {
        passphrase,
        signal: io.signal,
        onProgress: (words) => io.progress(words),
      });
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      io.print(`Wrote ${rows} rows and ${manifest.bodies} large mails into ${folder}.`);
      if (!manifest.hasKey)
        io.print(
          'The secret key is not in it: keep it somewhere else, or mailboxes need their passwords anew.',
        );
      const { at, schema, tables, bodies, hasKey } = manifest;
      if (io.isJson) await io.json({ folder, at, schema, tables: tables.length, rows, bodies, hasKey });
      return 0;
    } finally {
      await database.close();
    }
  },
};
