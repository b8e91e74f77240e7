// Reads and writes the settings of the whole installation, one JSON value a name.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

/** A setting's value as it was stored; undefined when nobody has set it. The owner of the name checks it. */
export async function readSetting<T>(db: Kysely<Database>, name: string): Promise<T | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value as T | undefined;
}

/** Stores a setting whole. */
export async function writeSetting(
  db: Kysely<Database>,
  userId: string | null,
  name: string,
  value: unknown,
): Promise<void> {
  await sql`insert into settings (name, value, changed_by) values (${name}, ${JSON.stringify(value)}::jsonb, ${userId})
    on conflict (name) do update set value = excluded.value, changed_by = excluded.changed_by, changed_at = now()`.execute(
    db,
  );
}
