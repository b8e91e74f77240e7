// Tells which tables a backup holds and in which order they can be filled again.
import type pg from 'pg';
import { ProductError } from '../problem.ts';

export interface BackupTable {
  name: string;
  /** Those that are written, in order; computed ones are not. */
  columns: string[];
}

/**
 * The tables of a backup, those that others refer to first. Left out is what can be made again: tables whose comment
 * begins with "Derived:", sessions and counters of the sign-in, and the list of migrations.
 */
export async function backupTables(client: pg.Client): Promise<BackupTable[]> {
  const { rows } = await client.query<BackupTable>(
    `select c.relname as name, array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0
       and not attisdropped and attgenerated = '' order by attnum) as columns
     from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'Derived:%' order by relname`,
  );
  const { rows: references } = await client.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`,
  );
  return inOrder(
    rows.filter(({ name }) => !leftOut.has(name)),
    references,
  );
}

const leftOut = new Set(['migrations', 'rate_limits', 'sessions', 'verifications']);

function inOrder(tables: BackupTable[], references: { from: string; to: string }[]): BackupTable[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const ordered: BackupTable[] = [];
  while (left.size > 0) {
    const free = [...left.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && left.has(to)),
    );
    if (free.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...left.keys()].join(', ')}`);
    for (const table of free) {
      ordered.push(table);
      left.delete(table.name);
    }
  }
  return ordered;
}

/** The last value of every identity column's sequence, by table; tables that gave out none are missing. */
export async function lastIds(client: pg.Client): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const { table, sequence } of await sequences(client)) {
    const { rows } = await client.query(`select last_value::text as last, is_called from ${sequence}`);
    if (rows[0].is_called) found[table] = rows[0].last;
  }
  return found;
}

/** Lets each table go on after the ids it gave out before. */
export async function setLastIds(client: pg.Client, ids: Record<string, string>): Promise<void> {
  for (const { table, sequence } of await sequences(client))
    if (ids[table] !== undefined)
      await client.query('select setval($1::regclass, $2)', [sequence, ids[table]]);
}

async function sequences(client: pg.Client): Promise<{ table: string; sequence: string }[]> {
  const { rows } = await client.query(
    `select c.relname as table, pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and a.attidentity <> '' order by 1`,
  );
  return rows;
}

/** ProductError `conflict` unless the database holds no mail and no people yet. */
export async function refuseFilled(client: pg.Client): Promise<void> {
  for (const table of ['users', 'sources']) {
    const { rows } = await client.query('select to_regclass($1) is not null as there', [table]);
    if (rows[0].there && (await client.query(`select 1 from ${table} limit 1`)).rowCount)
      throw new ProductError(
        'conflict',
        'A backup is restored into an empty place only, and this one holds people or mail. Choose another KONTOR_DATA or database.',
        'not-empty',
      );
  }
}
