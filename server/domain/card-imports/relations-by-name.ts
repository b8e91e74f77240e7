// Finds relations by what a file calls them: the house's words, or the built-in ones in our languages.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';

const words: Record<string, string> = {
  customer: 'client klant kunde klient клиент покупатель',
  prospect: 'prospekt interessent потенциальный',
  supplier: 'vendor leverancier lieferant dostawca поставщик',
  partner: 'партнер партнёр partnerin',
  press: 'pers presse prasa пресса',
  authority: 'overheid behörde urząd ведомство',
  applicant: 'sollicitant bewerber kandydat соискатель',
};
const keys = new Map(
  Object.entries(words).flatMap(([key, all]) => [key, ...all.split(' ')].map((word) => [word, key] as const)),
);

/** Ids by the names asked for, lower case; unknown ones are missing. */
export async function relationsByName(db: Kysely<Database>, names: string[]): Promise<Map<string, string>> {
  const asked = [...new Set(names.map((name) => name.trim().toLowerCase()))].filter(Boolean);
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ id: string; key: string; name: string }>`
    select id, key, lower(name) as name from relations order by id`.execute(db);
  const found = new Map<string, string>();
  for (const name of asked) {
    const row =
      rows.find((one) => one.name === name) ??
      rows.find((one) => one.key !== '' && one.key === keys.get(name));
    if (row) found.set(name, row.id);
  }
  return found;
}
