// `kontor demo`: a made-up company to look at, in a data folder of its own.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../config.ts';
import { OlderSchemaError } from '../database/migrate.ts';
import { type OpenDatabase, openDatabase } from '../database/open.ts';
import { DEMO_PASSWORD, demoCompany } from '../domain/demo/company.ts';
import { fillDemo, isDemo } from '../domain/demo/fill-demo.ts';
import { closeDigestPool } from '../domain/incoming/digest-pool.ts';
import { createLog } from '../log.ts';
import { startKontor } from '../main.ts';
import { type Command, type Io, UsageError } from './command.ts';
import { explain } from './exit-codes.ts';

export const command: Command = {
  name: 'demo',
  summary: 'Shows a made-up company: 12 people, 150 customers, 5,000 mails in four languages.',
  usage: `
kontor demo [--data DIR] [--count N] [--seed N] [--no-start] [--json]

Makes the company Noord BV in a data folder of its own the first time, which takes a minute, then runs the server on it and
says who may sign in. Your own data is not touched. To begin anew, remove the folder.

  --data DIR    the folder, ./demo-data if not given
  --count N     how many mails, 5000 if not given
  --seed N      another number makes another company's two years
  --no-start    makes it and ends
  --json        prints {"data","mails","seconds","password","users"} once it is made

Exit codes: 0 done or stopped as told, 5 the folder holds something else, 64 wrong arguments, 75 already running.`,
  async run(args, io) {
    const { values } = parseArgs({
      args,
      options: {
        data: { type: 'string', default: 'demo-data' },
        count: { type: 'string', default: '5000' },
        seed: { type: 'string', default: '1' },
        'no-start': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const wish = { now: new Date(), seed: wholeNumber(values.seed), count: wholeNumber(values.count) };
    // Never a database somebody named for their real mail.
    const config: Config = { ...io.config, data: resolve(values.data), databaseUrl: undefined };
    await make(config, wish, io);
    return values['no-start'] ? 0 : start(config, io);
  },
};

async function make(config: Config, wish: { now: Date; seed: number; count: number }, io: Io): Promise<void> {
  const began = performance.now();
  await mkdir(config.data, { recursive: true, mode: 0o700 });
  const log = createLog({ log: config.log === 'info' ? 'error' : config.log });
  const database = await open(config);
  try {
    const say = ({ mails, of }: { mails: number; of: number }) =>
      io.progress(`Making the demo: ${mails} of ${of} mails`);
    const mails = await fillDemo({ db: database.db, config, log }, wish, say, io.signal);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    if (mails !== undefined)
      io.print(`Made ${demoCompany.house.name} in ${config.data}: ${mails} mails in ${seconds} s.`);
    const users = demoCompany.users.map(({ email, name, role }) => ({ email, name, role }));
    if (io.isJson)
      await io.json({ data: config.data, mails: mails ?? 0, seconds, password: DEMO_PASSWORD, users });
  } finally {
    await closeDigestPool(config);
    await database.close();
  }
}

/** A demo of an older version is only looked at here: the start after it brings it up to date. */
async function open(config: Config): Promise<OpenDatabase> {
  try {
    return await openDatabase(config);
  } catch (error) {
    if (!(error instanceof OlderSchemaError)) throw error;
    const older = await openDatabase(config, { migrate: false });
    if (await isDemo(older.db)) return older;
    await older.close();
    throw error;
  }
}

async function start(config: Config, io: Io): Promise<number> {
  const running = await startKontor(config, (line) => io.print(line));
  io.print('');
  io.print(`Sign in as one of these; the password is: ${DEMO_PASSWORD}`);
  for (const { email, name, job, role } of demoCompany.users)
    io.print(
      `  ${email.padEnd(24)} ${name}, ${job.en.toLowerCase()}${role === 'member' ? '' : ` (${role})`}`,
    );
  io.print('Ctrl-C ends it.');
  const told = new Promise<number>((done) => {
    if (io.signal.aborted) done(0);
    io.signal.addEventListener('abort', () => done(0));
  });
  const code = await Promise.race([told, running.lost.then((error) => explain(error).code)]);
  await running.stop();
  return code;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`“${text}” is no whole number.`);
  return Number(text);
}
