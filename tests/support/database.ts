// Gives a test a database of its own: cloned from a migrated template, on one real server per test run.
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { joinEmbedded } from '../../server/database/embedded/join-embedded.ts';
import { migrate, readMigrations } from '../../server/database/migrate.ts';
import { openPool, type Pool, type Purpose } from '../../server/database/pools.ts';

/** A test's own database. */
export interface TestDatabase extends Pool {
  url: string;
  /** Ends all connections and drops the database. */
  close(): Promise<void>;
}

/**
 * Makes a migrated, empty database. With KONTOR_TEST_DATABASE_URL it lies on that server (any PostgreSQL ≥ 15 whose
 * user may create databases), else on an embedded one without fsync that lives as long as the test run.
 * @param options.purpose decides the time-outs; 'command' waits for ever
 */
export async function testDatabase(options: { purpose?: Purpose; max?: number } = {}): Promise<TestDatabase> {
  const server = await testServer();
  const template = await ensureTemplate(server);
  const name = `t_${process.pid}_${Date.now().toString(36)}_${next++}`;
  await withClient(server('postgres'), (client) =>
    client.query(`create database ${name} template ${template}`),
  );
  const url = server(name);
  const pool = openPool(url, options.purpose ?? 'command', options.max);
  return {
    ...pool,
    url,
    async close() {
      await pool.close();
      await dropDatabase(name);
    },
  };
}

/** An empty database without any schema, for tests of migrations and restore. */
export async function emptyDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const server = await testServer();
  const name = `e_${process.pid}_${Date.now().toString(36)}_${next++}`;
  await withClient(server('postgres'), (client) =>
    client.query(`create database ${name} template template0 encoding 'UTF8'`),
  );
  return { url: server(name), close: () => dropDatabase(name) };
}

let next = 0;
let started: Promise<(database: string) => string> | undefined;
let template: Promise<string> | undefined;

/** Connection addresses on the run's server, which is started when nobody has yet. */
function testServer(): Promise<(database: string) => string> {
  started ??= startServer();
  return started;
}

async function startServer(): Promise<(database: string) => string> {
  const given = process.env.KONTOR_TEST_DATABASE_URL;
  if (given) {
    return (database) => {
      const url = new URL(given);
      url.pathname = `/${database}`;
      return url.href;
    };
  }
  const data = process.env.KONTOR_TEST_RUN ?? mkdtempSync(join(tmpdir(), 'kontor-test-'));
  const settings = {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    max_connections: '200',
  };
  // Never released: the run's end stops it, so that it need not start again for each test file.
  const embedded = await joinEmbedded({ data, settings });
  const { url } = embedded;
  return (database) => url(database);
}

/** The template of the migrations as they are now; the first to come makes it, the others wait. */
function ensureTemplate(server: (database: string) => string): Promise<string> {
  template ??= makeTemplate(server);
  return template;
}

async function makeTemplate(server: (database: string) => string): Promise<string> {
  const all = readMigrations().map(({ sql }) => sql);
  const name = `kontor_template_${createHash('sha256').update(all.join()).digest('hex').slice(0, 12)}`;
  await withClient(server('postgres'), async (client) => {
    await client.query('select pg_advisory_lock(7305020)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount) return;
    const draft = `${name}_${process.pid}`;
    await client.query(`create database ${draft} template template0 encoding 'UTF8'`);
    await migrate(server(draft));
    await client.query(`alter database ${draft} rename to ${name}`);
  });
  return name;
}

async function dropDatabase(name: string): Promise<void> {
  const server = await testServer();
  await withClient(server('postgres'), (client) =>
    client.query(`drop database if exists ${name} with (force)`),
  );
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
