// `kontor secrets`: changes the key that seals stored passwords.
import { parseArgs } from 'node:util';
import { openDatabase } from '../database/open.ts';
import { operatorViewer } from '../domain/access/viewer.ts';
import { rotateSecretKey } from '../domain/installation/rotate-secret-key.ts';
import { type Command, UsageError } from './command.ts';
import { readSecretLine } from './read-secret-line.ts';

export const command: Command = {
  name: 'secrets',
  summary: 'Changes the key that seals stored passwords.',
  usage: `
kontor secrets rotate [--json]

Stop Kontor first. Seals every stored password with a new key, all or none, and ends all sign-ins. Without
KONTOR_SECRET_KEY the new key goes into data/secret.key; the old one stays in data/secret.key.previous, since older
backups need it. With KONTOR_SECRET_KEY the new key (64 hex digits) is one line on standard input; put it into the
setting before the next start.
--json prints {"sealed"}: how many secrets were sealed anew.

Exit codes: 0 done, 2 the new key is none, 64 wrong arguments, 78 the present key does not fit; nothing has changed.`,
  async run(args, io) {
    const { positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
    if (positionals.join(' ') !== 'rotate') throw new UsageError('Say what to do: kontor secrets rotate.');
    const given = io.config.secretKey === undefined ? undefined : await readSecretLine(io, 'New key: ');
    const { db, close } = await openDatabase(io.config);
    try {
      const sealed = await rotateSecretKey(db, io.config, operatorViewer(), given);
      io.print(`Sealed ${sealed} secrets with the new key.`);
      if (given !== undefined) io.print('Now put the new key into KONTOR_SECRET_KEY.');
      if (io.isJson) await io.json({ sealed });
      return 0;
    } finally {
      await close();
    }
  },
};
