// Counts all correspondents anew, a piece at a time: for a rebuild, and once after the table came with an upgrade.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { transaction } from '../../database/transaction.ts';
import { readSetting, writeSetting } from '../house/settings.ts';
import { recountAddresses } from './keep-correspondents.ts';

const atOnce = 500;
const setting = 'correspondents.counted';

/** Walks all addresses; differences alone are written. The server may run meanwhile. */
export async function recountAll(db: Kysely<Database>, signal?: AbortSignal): Promise<void> {
  for (let after = ''; ; ) {
    if (signal?.aborted) throw new Error('The process stops; counting begins again with the next attempt.');
    const { rows } = await sql<{ address: string }>`
      select address from (
        (select distinct address from message_addresses where address > ${after} order by 1 limit ${atOnce})
        union (select distinct counterpart_address from messages where counterpart_address > ${after}
          and direction = 'in' and counterpart_address <> from_address and counterpart_address <> ''
          order by 1 limit ${atOnce})
        union (select distinct address from correspondents where address > ${after} order by 1 limit ${atOnce})
      ) x order by address limit ${atOnce}`.execute(db);
    if (rows.length === 0) break;
    const addresses = rows.map(({ address }) => address);
    after = addresses.at(-1)!;
    await transaction(db, (trx) => recountAddresses(trx, addresses));
  }
  await writeSetting(db, null, setting, true);
}

/** Whether the mail that was there before this table has been counted. */
export const isCounted = async (db: Kysely<Database>): Promise<boolean> =>
  (await readSetting<boolean>(db, setting)) === true;
