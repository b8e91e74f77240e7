// Says of addresses and whole domains that they are no customers, so that nobody is asked about them again.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../../database/announce.ts';
import type { Database } from '../../../database/schema.ts';
import { transaction } from '../../../database/transaction.ts';
import { readableAudiences } from '../../access/audiences.ts';
import { mustWrite } from '../../access/may.ts';
import type { Viewer } from '../../access/viewer.ts';
import { isFreemail } from '../../contacts/is-freemail.ts';
import { refreshStandings } from '../../correspondents/keep-correspondents.ts';
import { ProductError } from '../../problem.ts';
import { addressesOf } from './addresses-of.ts';
import { insertNever } from './queries.ts';
import { holdAct, noteAct } from './unfiled-act.ts';
import type { UnfiledActed } from './unfiled-shape.ts';

/**
 * @param patterns addresses, or `@domain` for all of a company's; lower case. Those the viewer reads no mail of are left out
 * @param act as for makeUnfiledCards
 * @throws ProductError `not-found` when the viewer reads mail of none of them
 */
export async function sayNever(
  db: Kysely<Database>,
  viewer: Viewer,
  { patterns, act }: { patterns: string[]; act?: string | undefined },
): Promise<UnfiledActed> {
  mustWrite(viewer);
  return transaction(db, async (trx) => {
    const held = await holdAct(trx, viewer, act);
    const known = await knownAmong(trx, viewer, patterns);
    if (known.length === 0)
      throw new ProductError('not-found', 'You read no mail from or to this address.', 'no-correspondent');
    const never = await insertNever(trx, known, viewer.userId);
    const addresses = await addressesOf(trx, never);
    const acted = await noteAct(trx, viewer, held, { contacts: [], companies: [], never, addresses });
    await announce(trx, { what: 'lists' });
    await refreshStandings(trx, addresses);
    return acted;
  });
}

async function knownAmong(db: Kysely<Database>, viewer: Viewer, patterns: string[]): Promise<string[]> {
  const audiences = await readableAudiences(db, viewer);
  const { rows } = await sql<{ pattern: string }>`
    select pattern from unnest(${[...new Set(patterns)]}::text[]) pattern where exists (
      select from correspondents c where c.audience_id = any(${audiences}::bigint[])
        and (c.address = pattern or (pattern like '@%' and c.domain = substr(pattern, 2))))`.execute(db);
  // A provider's users have nothing in common: nobody means all of them.
  return rows.map(({ pattern }) => pattern).filter((pattern) => !isFreemail(pattern.replace(/^@/, '')));
}
