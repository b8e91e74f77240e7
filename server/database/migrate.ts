// Brings a database to the schema this program knows: numbered SQL files, forward only, one at a time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

const folder = join(import.meta.dirname, 'migrations');

/** One file of `migrations/`: `NNN-name.sql`. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
  /** False where the file's first line says `-- no transaction` (CREATE INDEX CONCURRENTLY). */
  inTransaction: boolean;
}

/** The schema is newer than the program. */
export class NewerSchemaError extends Error {
  override name = 'NewerSchemaError';
}

/** The schema is older than the program, and whoever came is not the one to change it. */
export class OlderSchemaError extends Error {
  override name = 'OlderSchemaError';
}

/** All migrations of this program, in order. */
export function readMigrations(): Migration[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  const migrations = files.map((file) => {
    const match = /^(\d{3})-([a-z0-9-]+)\.sql$/.exec(file);
    if (!match) throw new Error(`${file} is not named NNN-name.sql.`);
    const sql = readFileSync(join(folder, file), 'utf8');
    return {
      number: Number(match[1]),
      name: match[2]!,
      sql,
      inTransaction: !sql.startsWith('-- no transaction'),
    };
  });
  migrations.sort((a, b) => a.number - b.number);
  migrations.forEach(({ number }, index) => {
    if (number !== index + 1) throw new Error(`Migration ${index + 1} is missing or there twice.`);
  });
  return migrations;
}

/**
 * Runs what is missing, each file in a transaction with its row in `migrations`. Several processes may call it at
 * once: one works, the others wait. Nothing missing costs one query.
 * @param options.upTo stops after this number (restore of an older backup)
 * @param options.before called once before the first change of a database that is not empty, such as to back it up
 * @throws NewerSchemaError when the database knows migrations this program does not
 */
export async function migrate(
  url: string,
  options: { upTo?: number; before?: () => Promise<void> } = {},
): Promise<{ from: number; to: number }> {
  const migrations = readMigrations();
  const latest = migrations.length;
  const wanted = Math.min(options.upTo ?? latest, latest);
  const { default: driver } = await import('pg');
  const client = new driver.Client({ connectionString: url, application_name: 'kontor migrations' });
  await client.connect();
  try {
    const found = await schemaNumber(client);
    refuseNewer(found, latest);
    if (found >= wanted && (await hasQueue(client))) return { from: found, to: found };

    await waitForTurn(client);
    await client.query(ownTable);
    const from = await schemaNumber(client);
    refuseNewer(from, latest);
    await makeQueue(url);
    if (from > 0 && from < wanted) await options.before?.();
    for (const migration of migrations.slice(from, wanted)) await run(client, migration);
    return { from, to: Math.max(from, wanted) };
  } finally {
    await client.end();
  }
}

/** The number of the last migration in a database; 0 for an empty one. */
export async function schemaNumber(client: pg.Client | pg.PoolClient | pg.Pool): Promise<number> {
  const { rows } = await client.query(`select to_regclass('migrations') is not null as there`);
  if (!rows[0].there) return 0;
  return (await client.query('select coalesce(max(number), 0) as number from migrations')).rows[0].number;
}

function refuseNewer(found: number, latest: number): void {
  if (found <= latest) return;
  throw new NewerSchemaError(
    `This Kontor is older than its data: the database has schema ${found}, this program knows ${latest}. Start the newer program, or restore a backup made before the update.`,
  );
}

async function hasQueue(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(
    `select to_regclass('graphile_worker.migrations') is not null as there`,
  );
  return rows[0].there;
}

// Waiting inside one long statement would hold a snapshot, for which CREATE INDEX CONCURRENTLY waits in turn.
async function waitForTurn(client: pg.Client): Promise<void> {
  while (!(await client.query('select pg_try_advisory_lock(7305010) as mine')).rows[0].mine)
    await new Promise((done) => setTimeout(done, 100));
}

const ownTable = `create table if not exists migrations (
    number integer primary key, name text not null, at timestamptz(3) not null default now());
  comment on table migrations is 'Which migrations have run here';
  comment on column migrations.number is 'Number of the file';
  comment on column migrations.name is 'Name of the file';
  comment on column migrations.at is 'When it ran';`;

/** The queue's tables belong to graphile-worker, which brings them up to date itself. */
async function makeQueue(url: string): Promise<void> {
  const [{ default: driver }, { makeWorkerUtils }] = await Promise.all([
    import('pg'),
    import('graphile-worker'),
  ]);
  const pool = new driver.Pool({ connectionString: url, max: 2 });
  // What breaks a connection fails the query on it; without listeners it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (connected) => connected.on('error', () => {}));
  const utils = await makeWorkerUtils({ pgPool: pool });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
    await pool.end();
  }
}

async function run(client: pg.Client, { number, name, sql, inTransaction }: Migration): Promise<void> {
  if (inTransaction) await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into migrations (number, name) values ($1, $2)', [number, name]);
    if (inTransaction) await client.query('commit');
  } catch (cause) {
    if (inTransaction) await client.query('rollback').catch(() => {});
    throw new Error(`Migration ${number} (${name}) failed: ${(cause as Error).message}`, { cause });
  }
}
