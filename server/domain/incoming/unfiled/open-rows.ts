// The rows of correspondents that a viewer's list of people without a card is made of.
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Database } from '../../../database/schema.ts';
import { readableAudiences } from '../../access/audiences.ts';
import { containing } from '../../access/card-list.ts';
import type { Viewer } from '../../access/viewer.ts';
import type { OwnAddresses } from '../../mailboxes/own-addresses.ts';
import type { UnfiledQuery } from './unfiled-shape.ts';

/**
 * What follows `from`: correspondents c of mail the viewer may read, none of ours. An address stands there once for each
 * audience.
 * @param own ours by now: a mailbox may have been connected since the mail came
 */
export async function openRows(
  db: Kysely<Database>,
  viewer: Viewer,
  { standing, all, q, domain }: Pick<UnfiledQuery, 'standing' | 'all' | 'q' | 'domain'>,
  own: OwnAddresses,
): Promise<RawBuilder<unknown>> {
  const audiences = await readableAudiences(db, viewer);
  const pattern = containing(q);
  return sql`from correspondents c where c.audience_id = any(${audiences}::bigint[]) and c.standing = ${standing}
    ${all ? sql`` : sql`and c.writes`}
    ${domain === undefined ? sql`` : sql`and c.domain = ${domain}`}
    ${pattern === undefined ? sql`` : sql`and (c.address like ${pattern} or lower(c.name) like ${pattern})`}
    and not c.address = any(${[...own.addresses]}::text[])
    and not split_part(c.address, '@', 2) = any(${[...own.domains]}::text[])`;
}
