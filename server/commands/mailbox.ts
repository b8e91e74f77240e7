// `kontor mailbox`: connects, tests, pauses and removes mailboxes from the command line.
import { parseArgs } from 'node:util';
import type { Kysely } from 'kysely';
import { openDatabase } from '../database/open.ts';
import type { Database } from '../database/schema.ts';
import { operatorViewer } from '../domain/access/viewer.ts';
import { changeMailbox, removeMailbox, retryMailbox } from '../domain/mailboxes/change-mailbox.ts';
import { type Connection, readConnection } from '../domain/mailboxes/connection.ts';
import { createMailbox } from '../domain/mailboxes/create-mailbox.ts';
import { discoverSettings } from '../domain/mailboxes/discover-settings.ts';
import { listMailboxes, type ShownMailbox } from '../domain/mailboxes/list-mailboxes.ts';
import { type Tested, testConnection } from '../domain/mailboxes/test-connection.ts';
import { tryConnection } from '../domain/mailboxes/try-connection.ts';
import { ProductError } from '../domain/problem.ts';
import { findUserByEmail } from '../domain/users/find-user-by-email.ts';
import { type Command, type Io, UsageError } from './command.ts';
import { readSecretLine } from './read-secret-line.ts';

export const command: Command = {
  name: 'mailbox',
  summary: 'Connects mailboxes and says how they are doing.',
  usage: `
kontor mailbox list [--json]
kontor mailbox add ADDRESS [--name NAME] [--policy team|open|responsible|own|personal] [--owner EMAIL]
    [--pop3] [--host HOST] [--port PORT] [--security tls|starttls|plain] [--login LOGIN] [--allow-private]
    [--archive] [--delete-after DAYS] [--no-test] [--json]
kontor mailbox test ADDRESS [--json]
kontor mailbox pause|resume|retry|remove ADDRESS [--json]

add reads the password as one line from standard input (asked for on a terminal), finds settings from the address
where they are not given, tests them step by step and connects. --archive makes a mailbox for imported mail only.
--allow-private allows a server inside the own network. A removed mailbox keeps its mail.
--json prints one line per mailbox: {"id","address","name","kind","policy","state","trouble","ledgerOk"}, and with add
and test before it one per step: {"step","ok","code","params"}.

Exit codes: 0 done, 1 the test failed and nothing was connected, 3 no such mailbox, 5 there is one already, 64 wrong
arguments.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const [verb = '', given = '', ...more] = positionals;
    if (verb === '' || more.length > 0 || (verb !== 'list' && given === ''))
      throw new UsageError('Say what to do, and with which mailbox.');
    if (!['list', 'add', 'test', 'pause', 'resume', 'retry', 'remove'].includes(verb))
      throw new UsageError(`There is no “kontor mailbox ${verb}”.`);
    const password =
      verb === 'add' && !values.archive ? await readSecretLine(io, `Password for ${given}: `) : '';
    const { db, close } = await openDatabase(io.config);
    try {
      const deps = { db, config: io.config };
      if (verb === 'list') await show(db, io);
      else if (verb === 'add') return await add(deps, io, given.toLowerCase(), password, values);
      else return await change(deps, io, verb, given.toLowerCase());
      return 0;
    } finally {
      await close();
    }
  },
};

const options = {
  name: { type: 'string' },
  policy: { type: 'string' },
  owner: { type: 'string' },
  pop3: { type: 'boolean' },
  host: { type: 'string' },
  port: { type: 'string' },
  security: { type: 'string' },
  login: { type: 'string' },
  'allow-private': { type: 'boolean' },
  archive: { type: 'boolean' },
  'delete-after': { type: 'string' },
  'no-test': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

type Values = { [name in keyof typeof options]?: string | boolean | undefined };
type Deps = { db: Kysely<Database>; config: Io['config'] };

async function add(deps: Deps, io: Io, address: string, password: string, values: Values): Promise<number> {
  const kind = values.archive ? 'archive' : values.pop3 ? 'pop3' : 'imap';
  const connection = kind === 'archive' ? undefined : await connectionFrom(address, kind, values);
  const ownerId = values.owner ? await findUserByEmail(deps.db, String(values.owner)) : null;
  const policy = policyFrom(values.policy, ownerId);
  if (connection && kind !== 'archive' && !values['no-test']) {
    const tested = await testConnection(io.config, { kind, address, connection, secret: { password } });
    await tell(io, tested);
    if (!tested.ok) return 1;
  }
  const days =
    values['delete-after'] === undefined ? null : wholeNumber(values['delete-after'], '--delete-after', 3650);
  const id = await createMailbox(deps, operatorViewer(), {
    name: String(values.name ?? address),
    address,
    aliases: [],
    kind,
    policy,
    ownerId,
    connection,
    password,
    deleteAfterDays: days,
    people: [],
    folders: [],
  });
  await show(deps.db, io, id);
  return 0;
}

async function change(deps: Deps, io: Io, verb: string, address: string): Promise<number> {
  const operator = operatorViewer();
  const { id, kind } = await findByAddress(deps.db, address);
  if (verb === 'test') {
    if (kind === 'archive') throw new ProductError('invalid', 'An archive is on no server.');
    const tested = await tryConnection(deps, operator, {
      kind,
      address,
      connection: readConnection({}),
      password: '',
      mailboxId: id,
    });
    await tell(io, tested);
    return tested.ok ? 0 : 1;
  }
  if (verb === 'pause') await changeMailbox(deps, operator, id, { paused: true });
  if (verb === 'resume') await changeMailbox(deps, operator, id, { paused: false });
  if (verb === 'retry') await retryMailbox(deps, operator, id);
  if (verb === 'remove') await removeMailbox(deps, operator, id);
  await show(deps.db, io, id);
  return 0;
}

async function connectionFrom(address: string, kind: 'imap' | 'pop3', values: Values): Promise<Connection> {
  const given = {
    ...(values.port ? { port: wholeNumber(values.port, '--port', 65_535) } : {}),
    ...(values.security
      ? { security: oneOf(values.security, '--security', ['tls', 'starttls', 'plain'] as const) }
      : {}),
    ...(values.login ? { login: String(values.login) } : {}),
    ...(values['allow-private'] ? { allowPrivate: true } : {}),
  };
  if (values.host) return readConnection({ host: String(values.host), ...given });
  const found = (await discoverSettings(address))[kind];
  if (!found) throw new UsageError(`No settings are known for ${address}; give --host.`);
  return { ...found, ...given, authentication: 'password' };
}

function policyFrom(policy: string | boolean | undefined, ownerId: string | null) {
  if (policy === undefined) return ownerId === null ? 'team' : 'own';
  return oneOf(policy, '--policy', ['team', 'open', 'responsible', 'own', 'personal'] as const);
}

function oneOf<T extends string>(value: string | boolean, name: string, all: readonly T[]): T {
  const found = all.find((one) => one === value);
  if (found === undefined) throw new UsageError(`${name} is ${all.join(', ')}.`);
  return found;
}

function wholeNumber(value: string | boolean, name: string, most: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > most)
    throw new UsageError(`${name} is a whole number up to ${most}.`);
  return number;
}

async function findByAddress(db: Kysely<Database>, address: string): Promise<ShownMailbox> {
  const found = (await listMailboxes(db, operatorViewer())).find(
    (mailbox) => mailbox.address === address && mailbox.state !== 'removed',
  );
  if (!found) throw new ProductError('not-found', `There is no mailbox ${address}.`);
  return found;
}

async function tell(io: Io, { steps }: Tested): Promise<void> {
  for (const { step, ok, code, params } of steps) {
    const facts = Object.entries(params).map(([name, value]) => `${name} ${value}`);
    io.print(`${ok ? 'ok ' : 'NOT'}  ${step}: ${[code, ...facts].join(', ')}`);
    if (io.isJson) await io.json({ step, ok, code, params });
  }
}

async function show(db: Kysely<Database>, io: Io, id?: string): Promise<void> {
  for (const mailbox of await listMailboxes(db, operatorViewer(), id)) {
    const { address, name, kind, policy, state, trouble, ledgerOk } = mailbox;
    const doing = trouble ? `${trouble.code} ${trouble.detail}`.trim() : state;
    io.print(
      `${mailbox.id.padStart(4)}  ${kind.padEnd(7)}  ${policy.padEnd(11)}  ${address}  ${doing}${ledgerOk === false ? '  ledger red' : ''}`,
    );
    if (io.isJson)
      await io.json({
        id: mailbox.id,
        address,
        name,
        kind,
        policy,
        state,
        trouble: trouble?.code ?? null,
        ledgerOk: ledgerOk ?? null,
      });
  }
}
