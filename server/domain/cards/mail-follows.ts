// Lets the mail of changed cards follow them in the background: what is filed under them, and who may read it.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import type { Database } from '../../database/schema.ts';
import type { CardType } from './card-shape.ts';

/** Starts one job a card, in the transaction of the change; one that waits already is done once. */
export async function mailFollows(db: Kysely<Database>, type: CardType, ids: string[]): Promise<void> {
  await sql`select graphile_worker.add_job(identifier => 'refile-customer',
      payload => json_build_object('type', ${type}::text, 'id', id::text),
      job_key => 'refile ' || ${type}::text || ' ' || id, priority => ${ids.length > 1 ? 5 : -10}::int)
    from unnest(${ids}::bigint[]) id`.execute(db);
  await announce(db, { what: 'lists' });
}
