// Clears away lists that somebody uploaded and never brought in.
import { type Kysely, sql } from 'kysely';
import type { Config } from '../../config.ts';
import type { Database } from '../../database/schema.ts';
import { dropCardImport } from './imports.ts';

const days = 7;

/** @returns how many lists went */
export async function clearCardUploads(
  deps: { db: Kysely<Database>; config: Pick<Config, 'data'> },
  now = new Date(),
): Promise<number> {
  const until = new Date(now.getTime() - days * 86_400_000);
  const { rows } = await sql<{ id: string }>`
    select id from card_imports where state = 'uploaded' and at < ${until} order by id`.execute(deps.db);
  for (const { id } of rows) await dropCardImport(deps, id);
  return rows.length;
}
