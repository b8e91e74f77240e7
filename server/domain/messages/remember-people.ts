// Remembers the names and addresses mail bears, each once, so that people are found by what somebody types.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** Sorted, so that two processes never wait for each other in a circle. */
export async function rememberPeople(
  trx: Transaction<Database>,
  people: { name: string; address: string }[],
): Promise<void> {
  const distinct = new Map<string, { name: string; address: string }>();
  for (const { name, address } of people)
    if (address !== '') {
      const short = [...name.slice(0, 400)].slice(0, 200).join('');
      distinct.set(`${address}\u0001${short}`, { name: short, address });
    }
  const sorted = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, person]) => person);
  if (sorted.length === 0) return;
  const given = sql`unnest(${column(
    'text',
    sorted.map((one) => one.address),
  )}, ${column(
    'text',
    sorted.map((one) => one.name),
  )})`;
  // Nearly all are there already: looking is cheaper than inserting in vain.
  await sql`
    insert into known_people (address, name)
    select given.address, given.name from ${given} as given (address, name)
    where not exists (select from known_people k where k.address = given.address and k.name = given.name)
    on conflict do nothing`.execute(trx);
}
