// Opens the pool http reads with: as the role that owns nothing, so that row level security stands behind each query.
import type { Log } from '../log.ts';
import { openPool, type Pool } from './pools.ts';

const role = 'kontor_http';

/**
 * A pool whose statements run as `kontor_http` (DESIGN §8). On a server where the database's user may neither make
 * nor take that role there is no second wall: the log says so and the pool reads as the owner.
 */
export async function openReadingPool(url: string, log: Log): Promise<Pool> {
  const owner = openPool(url, 'reading');
  const { rows } = await owner.pool.query(
    `select exists (select from pg_roles where rolname = $1 and pg_has_role(current_user, oid, 'member')) as there`,
    [role],
  );
  if (!rows[0].there) {
    log.warn('role kontor_http is missing: row level security does not stand behind what http reads');
    return owner;
  }
  await owner.close();
  return openPool(url, 'reading', undefined, role);
}
