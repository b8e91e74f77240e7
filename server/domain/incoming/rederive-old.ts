// After an upgrade: derives anew what an older pipeline made, newest first, whenever there is nothing else to do.
import { sql } from 'kysely';
import { transaction } from '../../database/transaction.ts';
import { pipelineVersion } from './pipeline-version.ts';
import { rederiveMessages } from './rederive-messages.ts';
import { digest, type UnderstandDeps } from './understand.ts';

const atOnce = 100;

/** Ends when all is up to date, the process stops, or new mail is waiting. */
export async function rederiveOld(
  deps: UnderstandDeps,
  signal: AbortSignal,
  isWanted: () => boolean,
): Promise<void> {
  while (!signal.aborted && !isWanted()) {
    const { rows } = await sql<{ id: string }>`
      select id from sources where state = 'understood' and pipeline < ${pipelineVersion}
      order by id desc limit ${atOnce}`.execute(deps.db);
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    const { mails } = await digest(
      deps,
      ids.map((sourceId) => ({ sourceId, fence: '' })),
    );
    await transaction(deps.db, async (trx) => {
      await rederiveMessages(trx, mails);
      // A copy no message is made from, or one the new pipeline cannot parse, keeps what it has.
      await sql`update sources set pipeline = ${pipelineVersion}
        where id = any(${ids}::bigint[]) and pipeline < ${pipelineVersion}`.execute(trx);
    });
  }
}
