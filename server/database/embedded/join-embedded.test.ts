// The embedded server itself: ways to run it as root, races, links npm did not make, and settings that cannot work.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AlreadyRunningError, joinEmbedded } from './join-embedded.ts';
import { stopPostmaster } from './postmaster.ts';
import { findPostmaster } from './processes.ts';
import { chooseRunAs } from './run-as.ts';
import { chooseSocketFolder } from './socket-folder.ts';

let data: string;
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'kontor-embedded-')), 'data');
});
afterEach(async () => {
  await stopPostmaster(join(data, 'pg18'));
  const programs = join(data, 'run', 'programs-folder');
  if (existsSync(programs)) rmSync(readFileSync(programs, 'utf8').trim(), { recursive: true, force: true });
  rmSync(join(data, '..'), { recursive: true, force: true });
});

const settings = { fsync: 'off' };
// Root of a container is often not allowed to.
const isMounting = process.getuid!() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;
const postmaster = () => findPostmaster(join(data, 'pg18'));

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('the last one out stops the server, nobody else does', async () => {
  const first = await joinEmbedded({ data, settings });
  const second = await joinEmbedded({ data, settings });
  await first.release();
  expect(postmaster()).toBeDefined();
  await second.release();
  expect(postmaster()).toBeUndefined();
});

test('many that come and go at once each find a server, and none remains', async () => {
  const visit = async () => {
    const share = await joinEmbedded({ data, settings });
    expect(await ask(share.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    await share.release();
  };
  await visit();
  for (let round = 0; round < 3; round++) await Promise.all([visit(), visit(), visit(), visit()]);
  expect(postmaster()).toBeUndefined();
});

test('only one holds the folder for itself, and the next can when it has left', async () => {
  const first = await joinEmbedded({ data, settings, exclusive: true });
  await expect(joinEmbedded({ data, settings, exclusive: true })).rejects.toThrow(AlreadyRunningError);
  await first.release();
  await (await joinEmbedded({ data, settings, exclusive: true })).release();
});

test('commits are durable, words are compared by code point, nothing listens on the network', async () => {
  const share = await joinEmbedded({ data });
  const [found] = await ask(
    share.url('postgres'),
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
       current_setting('full_page_writes') as pages, current_setting('listen_addresses') as addresses,
       current_setting('server_encoding') as encoding, 'Z' < 'a' as by_code, lower('ŁÓDŹ') as folded`,
  );
  await share.release();
  expect(found).toEqual({
    fsync: 'on',
    commit: 'on',
    pages: 'on',
    addresses: '',
    encoding: 'UTF8',
    by_code: true,
    folded: 'łódź',
  });
});

test('a folder that was copied and lost its mode is made private again', async () => {
  await (await joinEmbedded({ data, settings })).release();
  chmodSync(join(data, 'pg18'), 0o755);
  await (await joinEmbedded({ data, settings })).release();
  expect(statSync(join(data, 'pg18')).mode & 0o777).toBe(0o700);
});

test('a server that cannot start is given up soon, with its own words', async () => {
  const broken = joinEmbedded({ data, settings: { shared_buffers: 'plenty' } });
  await expect(broken).rejects.toThrow(/does not start[\s\S]*shared_buffers/);
});

test.runIf(isMounting)('on a full disk it is given up at once, and told apart', async () => {
  const disk = mkdtempSync(join(tmpdir(), 'kontor-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', disk]);
  try {
    await (await joinEmbedded({ data: disk, settings })).release();
    const rest = statfsSync(disk);
    writeFileSync(join(disk, 'rest'), Buffer.alloc(rest.bavail * rest.bsize));
    const began = performance.now();
    await expect(joinEmbedded({ data: disk, settings })).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(performance.now() - began).toBeLessThan(20_000);
  } finally {
    execFileSync('umount', ['--lazy', disk]);
    rmSync(disk, { recursive: true });
  }
});

test.runIf(process.getuid!() === 0)(
  'as root each way works, one after the other on the same folder',
  async () => {
    for (const way of ['user-namespace', 'other-user', 'user-namespace'] as const) {
      const share = await joinEmbedded({ data, settings, runAs: chooseRunAs([way]) });
      expect(await ask(share.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
      await share.release();
    }
  },
);

test.runIf(process.getuid!() === 0)(
  'root leaves a folder alone that a plain user runs Kontor on',
  async () => {
    await (await joinEmbedded({ data, settings })).release();
    chownSync(join(data, 'pg18'), 12_345, 12_345);
    await expect(joinEmbedded({ data, settings })).rejects.toThrow('belongs to user 12345');
    expect(statSync(join(data, 'pg18')).uid).toBe(12_345);
  },
);

test('a session whose process was killed leaves no lock behind', async () => {
  const keeper = await joinEmbedded({ data, settings });
  const module = join(import.meta.dirname, 'join-embedded.ts');
  const script = `import { joinEmbedded } from ${JSON.stringify(module)};
    await joinEmbedded({ data: ${JSON.stringify(data)}, exclusive: true }); console.log('in'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  const next = await joinEmbedded({ data, settings, exclusive: true });
  await next.release();
  await keeper.release();
});

test('a socket folder is short, private and the same each time, however deep the data lies', () => {
  const deep = join(data, 'a'.repeat(60), 'b'.repeat(60));
  mkdirSync(deep, { recursive: true });
  const chosen = chooseSocketFolder(deep);
  expect(Buffer.byteLength(join(chosen, '.s.PGSQL.5432'))).toBeLessThan(104);
  expect(statSync(chosen).mode & 0o777).toBe(0o700);
  expect(chooseSocketFolder(deep)).toBe(chosen);
  chmodSync(chosen, 0o777);
  const other = chooseSocketFolder(deep);
  expect(other).not.toBe(chosen);
  rmSync(chosen, { recursive: true });
  rmSync(other, { recursive: true });
});
