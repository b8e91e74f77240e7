// `kontor export`: writes mail into an mbox, as the operator or on a user's behalf.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../database/open.ts';
import { loadViewer, operatorViewer } from '../domain/access/viewer.ts';
import { exportMessages } from '../domain/search/export-messages.ts';
import { findUserByEmail } from '../domain/users/find-user-by-email.ts';
import { type Command, UsageError } from './command.ts';
import { hintWords } from './hint-words.ts';

export const command: Command = {
  name: 'export',
  summary: 'Writes mail into an mbox that every mail program reads.',
  usage: `
kontor export FILE [QUERY] [--as EMAIL] [--json]

FILE must not exist yet; it appears when all is in it. QUERY is as for kontor search; without it all mail is written.
Without --as it acts as the operator: all mail but that of own and personal mailboxes. With it, what that user may
read, if they may export. The mails stand as they came, newest first; kontor import reads the file again.
--json ends with {"file","messages","bytes"}.

Exit codes: 0 done, 3 no such user, 4 the user may not export, 5 there is something at FILE, 64 wrong arguments,
66 FILE cannot be written, 130 interrupted.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { as: { type: 'string' }, json: { type: 'boolean' } },
    });
    const [given, ...words] = positionals;
    if (!given) throw new UsageError('Say into which file.');
    const file = resolve(given);
    const { db, close } = await openDatabase(io.config);
    try {
      const viewer = values.as
        ? await loadViewer(db, await findUserByEmail(db, values.as))
        : operatorViewer();
      const q = words.join(' ');
      const done = await exportMessages({ db, config: io.config }, viewer, {
        q,
        file,
        signal: io.signal,
        onProgress: ({ messages }) => io.progress(`${messages} mails`),
        onHint: (hint) => io.warn(hintWords(q, hint)),
      });
      if (!done) return 130;
      io.print(`Wrote ${done.messages} mails into ${file}.`);
      if (io.isJson) await io.json({ file, ...done });
      return 0;
    } finally {
      await close();
    }
  },
};
