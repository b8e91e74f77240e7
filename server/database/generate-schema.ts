// Writes schema.sql and schema.ts from the migrations; with --check says what differs instead and fails.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeSchema, type Schema } from './describe-schema.ts';
import { openDatabase } from './open.ts';
import { writeSchemaSql, writeSchemaTypes } from './write-schema.ts';

/** What the two files must hold for the migrations as they are. */
export function schemaFiles(schema: Schema): Record<string, string> {
  return {
    [join(import.meta.dirname, 'schema.sql')]: writeSchemaSql(schema),
    [join(import.meta.dirname, 'schema.ts')]: writeSchemaTypes(schema),
  };
}

/** Tables and columns that say nothing about themselves. */
export function undocumented({ tables }: Schema): string[] {
  return tables.flatMap(({ name, comment, columns }) => [
    ...(comment ? [] : [name]),
    ...columns.filter((column) => !column.comment).map((column) => `${name}.${column.name}`),
  ]);
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'));

async function main(check: boolean): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'kontor-schema-'));
  try {
    const database = await openDatabase({ data, databaseUrl: undefined });
    const schema = await describeSchema(database.pool).finally(() => database.close());
    const missing = undocumented(schema);
    if (missing.length > 0) console.error(`Without a comment: ${missing.join(', ')}`);
    const files = Object.entries(schemaFiles(schema));
    const stale = files.filter(([path, text]) => read(path) !== text);
    if (!check) for (const [path, text] of stale) writeFileSync(path, text);
    for (const [path] of stale)
      console.error(check ? `${path} is not what the migrations say.` : `Wrote ${path}`);
    return missing.length > 0 || (check && stale.length > 0) ? 1 : 0;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
