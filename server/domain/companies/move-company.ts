// Lets all that hangs on a company hang on another when they are merged, and gives it back.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { giveBackPeople, movePeople } from '../contacts/move-people.ts';
import { updateParents } from './queries.ts';

/** What came along. */
export interface MovedCompany {
  people: string[];
  below: string[];
  shared: string[];
  movesFrom: string[];
  movesTo: string[];
}

export async function moveAllOfCompany(
  trx: Transaction<Database>,
  { from, into }: { from: string; into: string },
): Promise<MovedCompany> {
  const { rows } = await sql<{ id: string }>`
    select id from companies where parent_id = ${from}::bigint and id <> ${into}::bigint for update`.execute(
    trx,
  );
  const below = rows.map(({ id }) => id);
  await updateParents(trx, below, into);
  return { ...(await movePeople(trx, { from, into })), below };
}

/** @returns addresses of the people who went back */
export async function giveBackAllOfCompany(
  trx: Transaction<Database>,
  input: MovedCompany & { from: string; into: string; at: Date; domains: string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from companies where id = any(${input.below}::bigint[]) and parent_id = ${input.from}::bigint`.execute(
    trx,
  );
  await updateParents(
    trx,
    rows.map(({ id }) => id),
    input.into,
  );
  return giveBackPeople(trx, input);
}
