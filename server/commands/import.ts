// `kontor import`: brings the mail of files into a mailbox.
import { access, constants } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openDatabase } from '../database/open.ts';
import { closeDigestPool } from '../domain/incoming/digest-pool.ts';
import { type ImportProgress, importFiles } from '../domain/incoming/import-files.ts';
import { findOrMakeArchive } from '../domain/mailboxes/find-or-make-archive.ts';
import { createLog } from '../log.ts';
import { type Command, UsageError } from './command.ts';

export const command: Command = {
  name: 'import',
  summary: 'Imports mail from files into a mailbox.',
  usage: `
kontor import PATH… --mailbox ADDRESS [--json]

PATH is a mail (.eml, .txt), an mbox, a Maildir, a folder of these, a .zip of these or a .pst.

  --mailbox ADDRESS  where to; an unknown address becomes an archive that everyone in the house reads
  --json             ends with {"read","stored","duplicates","quarantined","seconds"}

Works beside a running server and without one. Interrupted, it goes on when begun again: what is there already counts
as a duplicate. Nobody is notified.

Exit codes: 0 done, 64 wrong arguments, 66 a path cannot be read or no mail is found in it, 130 interrupted.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { mailbox: { type: 'string' }, json: { type: 'boolean' } },
    });
    if (positionals.length === 0) throw new UsageError('Which files?');
    if (!values.mailbox) throw new UsageError('Say with --mailbox ADDRESS where the mail goes.');
    // Before a mailbox is made for what cannot be read.
    for (const path of positionals) await access(path, constants.R_OK);
    const began = performance.now();
    const log = createLog({ log: io.config.log === 'info' ? 'error' : io.config.log });
    const database = await openDatabase(io.config);
    try {
      let unreadable = 0;
      const { id } = await findOrMakeArchive(database.db, values.mailbox);
      const done = await importFiles(
        { db: database.db, config: io.config, log },
        {
          mailboxId: id,
          paths: positionals,
          signal: io.signal,
          onUnreadable: (file, words) => {
            unreadable++;
            io.warn(`${file}: ${words}`);
          },
          onProgress: (progress) => io.progress(lineOf(progress, began)),
        },
      );
      const { read, stored, duplicates, quarantined } = done;
      const seconds = Math.round((performance.now() - began) / 100) / 10;
      if (io.isJson) await io.json({ read, stored, duplicates, quarantined, seconds });
      else
        io.print(
          `Read ${read} mails in ${seconds} s: ${stored} stored, ${duplicates} already there, ${quarantined} in quarantine.`,
        );
      if (io.signal.aborted) return 130;
      return read > 0 && unreadable === read ? 66 : 0;
    } finally {
      await closeDigestPool(io.config);
      await database.close();
    }
  },
};

function lineOf({ read, bytesDone, bytesTotal }: ImportProgress, began: number): string {
  const seconds = (performance.now() - began) / 1000;
  const left = bytesDone > 0 ? Math.max(0, (seconds * (bytesTotal - bytesDone)) / bytesDone) : 0;
  const percent = bytesTotal > 0 ? Math.min(100, Math.round((100 * bytesDone) / bytesTotal)) : 100;
  return `${read} mails, ${percent} %, ${Math.round(read / seconds)} a second, ${timeOf(left)} left`;
}

function timeOf(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
