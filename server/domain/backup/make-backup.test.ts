// Backups: what is in them comes back whole, into any empty place, and of one moment even while mail comes in.
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { testConfig } from '../../../tests/support/config.ts';
import { emptyDatabase, type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { findOtherPostgres, startOtherPostgres } from '../../../tests/support/other-postgres.ts';
import type { Config } from '../../config.ts';
import { migrate, readMigrations } from '../../database/migrate.ts';
import { readSecretKey } from '../../secret-key.ts';
import { writeBody } from '../incoming/body-folder.ts';
import { makeBackup } from './make-backup.ts';
import { listOwnBackups, makeNightlyBackup } from './own-backups.ts';
import { restoreBackup } from './restore-backup.ts';
import { backupTables } from './tables.ts';

let database: TestDatabase;
let config: Config;
let folder: string;
const ends: (() => unknown)[] = [];

beforeEach(async () => {
  database = await testDatabase();
  const made = testConfig();
  config = made.config;
  folder = join(mkdtempSync(join(tmpdir(), 'kontor-backup-')), 'backup');
  ends.push(
    made.clear,
    () => database.close(),
    () => rmSync(join(folder, '..'), { recursive: true, force: true }),
  );
  await fill(database.pool);
});

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

/** People with odd names, a mailbox, and some mail, a large one among it. */
async function fill(pool: pg.Pool): Promise<void> {
  await pool.query(
    `insert into users (name, email, role) values ('Ada "the\ttab" O''Neil \\N', 'ada@kontor.example', 'admin')`,
  );
  await pool.query(
    `insert into users (name, email, supervisor_id) values ('Бруно Łukasz', 'bruno@kontor.example', 1)`,
  );
  await pool.query(
    `insert into mailboxes (name, address, kind, connection) values ('Sales', 'sales@kontor.example', 'archive', '{"a": "\\\\ \\n"}')`,
  );
  await pool.query(`insert into folders (mailbox_id, path) values (1, 'INBOX')`);
  for (let i = 0; i < 20; i++) await keepOne(pool, i);
  const large = randomBytes(300_000);
  await writeBody(config, sha(large), [large]);
  await pool.query('insert into bodies (hash, size, codec, frames) values ($1, 300000, 1, 1)', [sha(large)]);
  await pool.query(
    `delete from users where false; insert into conversations (last_at) select now() from generate_series(1, 7)`,
  );
}

async function keepOne(pool: pg.Pool, uid: number): Promise<void> {
  const body = Buffer.concat([randomBytes(100), Buffer.from([0, 9, 10, 13, 92])]);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('insert into bodies (hash, size, codec, data) values ($1, $2, 0, $3)', [
      sha(body),
      body.length,
      body,
    ]);
    const { rows } = await client.query(
      `insert into sources (header_hash, body_hash, header, header_codec, size) values ($1, $1, $2, 0, 1) returning id`,
      [sha(body), body],
    );
    await client.query(
      `insert into placements (folder_id, uid_validity, uid, source_id, outcome) values (1, 1, $1, $2, 'stored')`,
      [uid + 1, rows[0].id],
    );
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** Every row of every table that is not derived, as text. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found: Record<string, string[]> = {};
    for (const { name } of await backupTables(client)) {
      const { rows } = await client.query(`select t::text as row from ${name} t order by 1`);
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  } finally {
    await client.end();
  }
}

async function emptyPlace(): Promise<{ config: Config; url: string }> {
  const place = await emptyDatabase();
  const made = testConfig();
  ends.push(made.clear, () => place.close());
  return { config: made.config, url: place.url };
}

test('what is backed up comes back whole in an empty place: rows, large mails, and the next ids', async () => {
  const manifest = await makeBackup({ config, url: database.url }, folder);
  expect(manifest.bodies).toBe(1);
  expect(manifest.tables.map(({ name }) => name)).not.toContain('messages');
  const place = await emptyPlace();
  await restoreBackup(place, folder);
  expect(await contents(place.url)).toEqual(await contents(database.url));
  const names = readdirSync(join(config.data, 'bodies'), { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((path) => path.length > 60))
    expect(readFileSync(join(place.config.data, 'bodies', name))).toEqual(
      readFileSync(join(config.data, 'bodies', name)),
    );
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  const made = await client.query(
    `insert into users (name, email) values ('Cleo', 'c@kontor.example') returning id`,
  );
  expect(made.rows[0].id).toBe('3');
  // Conversations are derived and left out; their ids are not given out twice all the same.
  const talk = await client.query('insert into conversations (last_at) values (now()) returning id');
  expect(talk.rows[0].id).toBe('8');
  await client.end();
});

test('what somebody was at work on when the backup was made is free at once where it comes back', async () => {
  const leased = `now() + interval '1 hour'`;
  await database.pool.query(`update sources set lease_until = ${leased} where id in (1, 2)`);
  await database.pool.query(`update mailboxes set lease_until = ${leased}, lease_holder = 'elsewhere'`);
  await makeBackup({ config, url: database.url }, folder);
  const place = await emptyPlace();
  await restoreBackup(place, folder);
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  const { rows } = await client.query(
    `select (select count(*)::int from sources where lease_until > now()) as mails,
       (select count(*)::int from mailboxes where lease_until > now()) as mailboxes`,
  );
  expect(rows).toEqual([{ mails: 0, mailboxes: 0 }]);
  await client.end();
});

test.runIf(findOtherPostgres())(
  'a backup of the embedded database comes back on an older PostgreSQL',
  async () => {
    const server = await startOtherPostgres(findOtherPostgres()!);
    ends.push(() => server.stop());
    await makeBackup({ config, url: database.url }, folder);
    const { config: elsewhere, clear } = testConfig();
    ends.push(clear);
    await restoreBackup({ config: elsewhere, url: server.url }, folder);
    expect(await contents(server.url)).toEqual(await contents(database.url));
  },
);

test('while mail comes in, a backup holds whole transactions of one moment', async () => {
  let isDone = false;
  let uid = 100;
  const coming = (async () => {
    while (!isDone) await keepOne(database.pool, uid++);
  })();
  await vi.waitFor(() => expect(uid).toBeGreaterThan(125), 60_000);
  const manifest = await makeBackup({ config, url: database.url }, folder);
  isDone = true;
  await coming;
  const rows = (name: string) => manifest.tables.find((table) => table.name === name)!.rows;
  expect(rows('sources')).toBeGreaterThan(20);
  expect(rows('placements')).toBe(rows('sources'));
  expect(rows('bodies')).toBe(rows('sources') + 1);
  const place = await emptyPlace();
  await restoreBackup(place, folder);
  const client = new pg.Client({ connectionString: place.url });
  await client.connect();
  const { rows: torn } = await client.query(
    `select 1 from placements p full join sources s on s.id = p.source_id left join bodies b on b.hash = s.body_hash
     where p.source_id is null or s.id is null or b.hash is null`,
  );
  await client.end();
  expect(torn).toEqual([]);
});

test('a backup of an older schema is brought up to date', async () => {
  const old = await emptyPlace();
  const number = readMigrations().length - 1;
  await migrate(old.url, { upTo: number });
  const pool = new pg.Pool({ connectionString: old.url });
  await pool.query(`insert into users (name, email) values ('Ada', 'ada@kontor.example')`);
  await pool.end();
  expect((await makeBackup(old, folder)).schema).toBe(number);
  const place = await emptyPlace();
  await restoreBackup(place, folder);
  expect((await migrate(place.url)).from).toBe(number + 1);
  expect((await contents(place.url)).users).toHaveLength(1);
});

test('the secret key travels only sealed, and only the passphrase opens it', async () => {
  const key = readSecretKey(config);
  await makeBackup({ config, url: database.url }, folder, { passphrase: 'correct horse' });
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    if (statSync(join(folder, name)).isFile()) {
      const bytes = readFileSync(join(folder, name));
      expect(bytes.includes(key)).toBe(false);
      expect(bytes.includes(key.toString('hex'))).toBe(false);
    }
  const wrong = await emptyPlace();
  await expect(restoreBackup(wrong, folder, { passphrase: 'battery' })).rejects.toMatchObject({
    kind: 'invalid',
  });
  const place = await emptyPlace();
  await restoreBackup(place, folder, { passphrase: 'correct horse' });
  expect(readSecretKey(place.config)).toEqual(key);
});

test('a place that holds people is refused and left as it is', async () => {
  await makeBackup({ config, url: database.url }, folder);
  const before = await contents(database.url);
  await expect(restoreBackup({ config, url: database.url }, folder)).rejects.toMatchObject({
    kind: 'conflict',
  });
  expect(await contents(database.url)).toEqual(before);
});

test('a damaged backup restores nothing, and the place can take another', async () => {
  await makeBackup({ config, url: database.url }, folder);
  const file = join(folder, 'tables', 'placements.zst');
  const whole = readFileSync(file);
  truncateSync(file, whole.length - 10);
  const place = await emptyPlace();
  await expect(restoreBackup(place, folder)).rejects.toThrow();
  writeFileSync(file, whole);
  await restoreBackup(place, folder);
  expect(await contents(place.url)).toEqual(await contents(database.url));
});

test('a backup that is stopped half-way leaves nothing that looks like one', async () => {
  const stop = new AbortController();
  const making = makeBackup({ config, url: database.url }, folder, {
    signal: stop.signal,
    onProgress: (words) => words === 'placements' && stop.abort(),
  });
  await expect(making).rejects.toThrow();
  expect(readdirSync(join(folder, '..'))).toEqual([]);
  expect(existsSync(folder)).toBe(false);
});

test('nightly backups beyond the number kept are removed', async () => {
  const deps = { config: { ...config, nightlyBackups: 2 }, url: database.url };
  for (let night = 0; night < 3; night++) {
    await makeNightlyBackup(deps);
    // Its name has the second in it.
    if (night < 2) await new Promise((done) => setTimeout(done, 1100));
  }
  const kept = await listOwnBackups(config);
  expect(kept).toHaveLength(2);
  expect(kept[0]!.at.getTime()).toBeGreaterThan(kept[1]!.at.getTime());
});
