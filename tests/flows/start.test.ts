// Starting, stopping and being killed: whatever happens to the processes, the next start works.
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { joinEmbedded } from '../../server/database/embedded/join-embedded.ts';
import { stopPostmaster } from '../../server/database/embedded/postmaster.ts';
import { findPostmaster, isAlive } from '../../server/database/embedded/processes.ts';
import { migrate, readMigrations } from '../../server/database/migrate.ts';
import {
  type KontorProcess,
  runKontorProcess,
  type Settings,
  startKontorProcess,
} from '../support/kontor-process.ts';
import { findOtherPostgres, startOtherPostgres } from '../support/other-postgres.ts';

// Each story starts several processes, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let made: string;
let folder: string;
let data: string;
let running: KontorProcess[];

beforeAll(async () => {
  made = mkdtempSync(join(tmpdir(), 'kontor-flow-'));
  data = join(made, 'data');
  expect((await runKontorProcess(['doctor'], settings())).code).toBe(0);
});

afterAll(() => rmSync(made, { recursive: true, force: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-flow-'));
  data = join(folder, 'data');
  running = [];
});

/** A data folder in which Kontor has worked before, without the time that making it takes. */
function useMadeFolder(): void {
  execFileSync('cp', ['-a', join(made, 'data'), data]);
}

afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  await stopPostmaster(join(data, 'pg18'));
  rmSync(folder, { recursive: true, force: true });
});

// Most stories are about processes and the database; only the first also answers browsers.
const settings = (roles = 'worker,sync'): Settings => ({
  KONTOR_DATA: data,
  KONTOR_PORT: '0',
  KONTOR_LOG: 'warn',
  KONTOR_ROLES: roles,
});

async function start(roles?: string): Promise<KontorProcess> {
  const kontor = startKontorProcess(['start'], settings(roles));
  running.push(kontor);
  await kontor.says(/Kontor is ready/);
  return kontor;
}

const postmaster = () => findPostmaster(join(data, 'pg18'));

async function stop(kontor: KontorProcess): Promise<void> {
  kontor.child.kill('SIGTERM');
  expect(await kontor.ended).toBe(0);
}

test('the first start makes everything and prints the setup link; the second finds it all there; SIGTERM leaves nothing running', async () => {
  const first = await start('http,worker,sync');
  expect(statSync(data).mode & 0o777).toBe(0o700);
  const [address] = await first.says(/http:\/\/127\.0\.0\.1:\d+/);
  await first.says(/\/setup#setup=[\w-]{22}\n/);
  expect(first.stderr()).not.toContain('setup=');
  expect((await fetch(`${address}/api/health`)).status).toBe(200);
  expect(await (await fetch(address!)).text()).toContain('<div id="root">');
  expect((await fetch(`${address}/api/me`)).status).toBe(503);
  await stop(first);
  expect(postmaster()).toBeUndefined();
  const second = await start('http,worker,sync');
  expect(second.stderr()).not.toContain('brought the database up to date');
  expect(second.stderr()).not.toContain('Building');
  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
  expect(postmaster()).toBeUndefined();
});

test('a second start on the same data folder says who runs there, and ends; the first goes on', async () => {
  useMadeFolder();
  const first = await start();
  const second = await runKontorProcess(['start'], settings());
  expect(second.code).toBe(75);
  expect(second.stderr).toContain(`already running on this data folder. It is process ${first.child.pid}`);
  expect(isAlive(postmaster()!.pid)).toBe(true);
  await stop(first);
});

test('after a kill -9 of the server the next one takes over the database that still runs', async () => {
  useMadeFolder();
  const first = await start();
  const { pid } = postmaster()!;
  first.child.kill('SIGKILL');
  await first.ended;
  const second = await start();
  expect(postmaster()!.pid).toBe(pid);
  await stop(second);
  expect(postmaster()).toBeUndefined();
});

// A few seconds on a machine with nothing else to do.
const soon = { timeout: 100_000, interval: 200 };

test('after a kill -9 of the database the running server starts it again', async () => {
  useMadeFolder();
  const kontor = await start();
  const { pid } = postmaster()!;
  process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => expect(postmaster()?.pid ?? pid).not.toBe(pid), soon);
  await vi.waitFor(async () => expect((await runKontorProcess(['doctor'], settings())).code).toBe(0), soon);
  await stop(kontor);
  expect(postmaster()).toBeUndefined();
});

test('after a kill -9 of both the next start works', async () => {
  useMadeFolder();
  const first = await start();
  process.kill(postmaster()!.pid, 'SIGKILL');
  first.child.kill('SIGKILL');
  await first.ended;
  await stop(await start());
});

test('a start killed at any moment of its making leaves nothing that stops the next', async () => {
  for (const after of [150, 400, 700, 1000, 1300]) {
    const kontor = startKontorProcess(['start'], settings());
    running.push(kontor);
    await new Promise((done) => setTimeout(done, after));
    kontor.child.kill('SIGKILL');
    await kontor.ended;
  }
  await stop(await start());
});

test('a postmaster.pid that names some other living process stops nothing', async () => {
  useMadeFolder();
  await stop(await start());
  const file = join(data, 'pg18', 'postmaster.pid');
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, `${process.pid}\n${join(data, 'pg18')}\n1\n5432\n${join(data, 'run')}\n\n1 1\nready\n`);
  await stop(await start());
});

test('a command beside a server shares its database and leaves it running; alone it starts and stops one', async () => {
  useMadeFolder();
  const alone = await runKontorProcess(['doctor', '--json'], settings());
  expect(alone.code).toBe(0);
  expect(postmaster()).toBeUndefined();
  const server = await start();
  const { pid } = postmaster()!;
  const beside = await runKontorProcess(['doctor', '--json'], settings());
  expect(beside.code).toBe(0);
  expect(postmaster()!.pid).toBe(pid);
  await stop(server);
});

test('the data folder may lie deeper than a socket address can say', async () => {
  data = join(
    folder,
    'a-folder-with-a-rather-long-name/another-folder-with-a-rather-long-name/and-one-more',
    'data',
  );
  mkdirSync(data, { recursive: true });
  const kontor = await start();
  const socketFolder = readFileSync(join(data, 'run', 'socket-folder'), 'utf8').trim();
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  await stop(kontor);
  rmSync(socketFolder, { recursive: true });
});

test('a program older than its data refuses to start, in words', async () => {
  useMadeFolder();
  const server = await start();
  const { withDatabase } = await import('../support/live-database.ts');
  await withDatabase(data, (client) =>
    client.query(`insert into migrations (number, name) values (999, 'later')`),
  );
  await stop(server);
  const older = await runKontorProcess(['start'], settings());
  expect(older.code).toBe(78);
  expect(older.stderr).toContain('older than its data');
});

test.runIf(findOtherPostgres())(
  'with DATABASE_URL the roles may be processes of their own, on an older PostgreSQL',
  async () => {
    const server = await startOtherPostgres(findOtherPostgres()!);
    try {
      const own = (roles: string) => ({ ...settings(roles), DATABASE_URL: server.url });
      const [http, worker] = [
        startKontorProcess(['start'], own('http')),
        startKontorProcess(['start'], own('worker,sync')),
      ];
      running.push(http, worker);
      const [, address] = await http.says(/Kontor is ready: (http:\S+)/);
      await worker.says(/Kontor is ready/);
      expect((await fetch(`${address}/api/ready`)).status).toBe(200);
      expect(existsSync(join(data, 'pg18'))).toBe(false);
      await stop(http);
      await stop(worker);
    } finally {
      await server.stop();
    }
  },
);

test('an update makes a backup before it changes the data; a command leaves that to the server', async () => {
  const share = await joinEmbedded({ data });
  const older = readMigrations().length - 1;
  await withEmpty(share.url('postgres'), (client) => client.query('create database kontor'));
  await migrate(share.url('kontor'), { upTo: older });
  await withEmpty(share.url('kontor'), (client) =>
    client.query(`insert into users (name, email) values ('Ada', 'ada@kontor.example')`),
  );
  await share.release();
  const command = await runKontorProcess(['search', ''], settings());
  expect(command).toMatchObject({ code: 78, stderr: expect.stringContaining('newer than its data') });
  await stop(await start());
  const [backup] = readdirSync(join(data, 'backups'));
  expect(backup).toMatch(/^schema-/);
  const { schema } = JSON.parse(readFileSync(join(data, 'backups', backup!, 'backup.json'), 'utf8'));
  expect(schema).toBe(older);
  expect((await runKontorProcess(['search', ''], settings())).code).toBe(0);
});

test('a demo of an older version is brought up to date by its own command, anybody else’s data is not', async () => {
  const share = await joinEmbedded({ data });
  await withEmpty(share.url('postgres'), (client) => client.query('create database kontor'));
  await migrate(share.url('kontor'), { upTo: readMigrations().length - 1 });
  const refused = await runKontorProcess(['demo', '--data', data], settings());
  expect(refused).toMatchObject({ code: 78, stderr: expect.stringContaining('newer than its data') });
  await withEmpty(share.url('kontor'), (client) =>
    client.query(`insert into settings (name, value) values ('demo', '{}')`),
  );
  await share.release();
  const demo = startKontorProcess(['demo', '--data', data], settings());
  running.push(demo);
  await demo.says(/Sign in as one of these/);
  await stop(demo);
  expect((await runKontorProcess(['search', ''], settings())).code).toBe(0);
});

async function withEmpty(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await work(client);
  await client.end();
}
