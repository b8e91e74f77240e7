// `kontor user`: makes, lists and helps users from the command line.
import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { openDatabase } from '../database/open.ts';
import type { Database } from '../database/schema.ts';
import { operatorViewer, type UserRole } from '../domain/access/viewer.ts';
import { addUser } from '../domain/users/add-user.ts';
import { changeUser } from '../domain/users/change-user.ts';
import { findUserByEmail } from '../domain/users/find-user-by-email.ts';
import { listUsers } from '../domain/users/list-users.ts';
import { resetSignIn } from '../domain/users/password-links.ts';
import { type Command, type Io, UsageError } from './command.ts';
import { readSecretLine } from './read-secret-line.ts';

export const command: Command = {
  name: 'user',
  summary: 'Makes, lists and helps the people who sign in.',
  usage: `
kontor user add EMAIL --name NAME --role admin|member|read-only [--language en|nl|ru|pl] [--json]
kontor user list [--json]
kontor user password EMAIL [--json]      sets a new password; all sessions end
kontor user reset-totp EMAIL [--json]    ends a lost second factor; all sessions end
kontor user disable EMAIL [--json]       the user has left: sign-in, sessions and tokens end
kontor user enable EMAIL [--json]        the user is back

A password is asked for on a terminal, else it is one line on standard input; it has at least 10 characters.
--json prints one line per user: {"id","email","name","role","disabled","twoFactor"}.

Exit codes: 0 done, 2 an address or password that cannot be, 3 no such user, 5 there is one already or it is the
last administrator, 64 wrong arguments.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        name: { type: 'string' },
        role: { type: 'string', default: 'member' },
        language: { type: 'string', default: 'en' },
        json: { type: 'boolean' },
      },
    });
    const [verb = '', email = '', ...more] = positionals;
    if (more.length > 0 || (verb !== 'list' && email === ''))
      throw new UsageError('Say what to do, and to whom.');
    if (!['add', 'list', 'password', 'reset-totp', 'disable', 'enable'].includes(verb))
      throw new UsageError(`There is no “kontor user ${verb}”.`);
    const wish = verb === 'add' ? readWish(email, values) : undefined;
    const password =
      verb === 'add' || verb === 'password' ? await readSecretLine(io, `Password for ${email}: `) : '';
    const { db, close } = await openDatabase(io.config);
    try {
      if (wish) await addUser(db, operatorViewer(), { ...wish, password });
      else if (verb !== 'list') await help(db, verb, email, password);
      await show(db, io, verb === 'list' ? undefined : await findUserByEmail(db, email));
      return 0;
    } finally {
      await close();
    }
  },
};

function readWish(
  email: string,
  { name, role, language }: { name?: string; role: string; language: string },
): { email: string; name: string; role: UserRole; language: string } {
  if (!name?.trim()) throw new UsageError('A user needs a name: --name "Ada Lovelace".');
  if (role !== 'admin' && role !== 'member' && role !== 'read-only')
    throw new UsageError('--role is admin, member or read-only.');
  if (!['en', 'nl', 'ru', 'pl'].includes(language)) throw new UsageError('--language is en, nl, ru or pl.');
  return { email, name, role, language };
}

async function help(db: Kysely<Database>, verb: string, email: string, password: string): Promise<void> {
  const operator = operatorViewer();
  const id = await findUserByEmail(db, email);
  if (verb === 'password') await resetSignIn(db, operator, id, { password });
  if (verb === 'reset-totp') await resetSignIn(db, operator, id, { twoFactor: 'remove' });
  if (verb === 'disable') await changeUser(db, operator, id, { disabled: true });
  if (verb === 'enable') await changeUser(db, operator, id, { disabled: false });
}

async function show(db: Kysely<Database>, io: Io, id: string | undefined): Promise<void> {
  for (const user of await listUsers(db, operatorViewer(), id)) {
    const { email, name, role, twoFactor } = user;
    const disabled = user.disabledAt !== undefined;
    io.print(`${user.id.padStart(4)}  ${role.padEnd(9)}  ${email}  ${name}${disabled ? '  (has left)' : ''}`);
    if (io.isJson) await io.json({ id: user.id, email, name, role, disabled, twoFactor });
  }
}
