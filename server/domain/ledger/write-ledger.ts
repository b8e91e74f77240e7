// Balances one folder: what is on the server against what became of it, over the UID set of one moment.
import { type Kysely, sql } from 'kysely';
import { announce } from '../../database/announce.ts';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** A folder as the server had it at one moment. */
export interface FolderMoment {
  onServer: number;
  /** The UID set, when the whole was read; the balance is then complete. */
  uids: number[] | undefined;
  isSelected: boolean;
}

interface Counts {
  stored: number;
  skipped: number;
  quarantined: number;
  not_fetched: number;
  given_up: number;
  erased: number;
  /** On the server, and we know nothing of it. */
  unknown: number;
  /** We think it is there, and it is not. */
  surplus: number;
  /** Said to be stored, but its source is not there. */
  lost: number;
}

/**
 * Counts and writes the folder's line. Green means: every UID of the moment is accounted for, each stored one has its
 * source, and none had to be given up.
 * @returns whether it is green
 */
export async function writeLedger(
  db: Kysely<Database>,
  mailbox: { id: string },
  folderId: string,
  moment: FolderMoment,
): Promise<boolean> {
  const counts = await count(db, folderId, moment);
  // A folder that is not chosen is left out by that rule, but for what was kept while it was chosen.
  const skipped = moment.isSelected
    ? counts.skipped
    : Math.max(0, moment.onServer - counts.stored - counts.quarantined - counts.erased);
  const notFetched = moment.isSelected ? counts.not_fetched + counts.unknown : 0;
  const sum = counts.stored + skipped + counts.quarantined + notFetched + counts.erased;
  const ok = sum === moment.onServer && counts.unknown + counts.surplus + counts.lost + counts.given_up === 0;
  const detail = {
    ...(counts.unknown ? { unknown: counts.unknown } : {}),
    ...(counts.surplus ? { surplus: counts.surplus } : {}),
    ...(counts.lost ? { lost: counts.lost } : {}),
    ...(counts.given_up ? { givenUp: counts.given_up, uids: await givenUp(db, folderId) } : {}),
    ...(moment.isSelected ? {} : { rule: 'folder-not-chosen' }),
  };
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into ledgers (folder_id, on_server, stored, skipped, quarantined, not_fetched, erased, ok, detail, complete, at)
      values (${folderId}, ${moment.onServer}, ${counts.stored}, ${skipped}, ${counts.quarantined}, ${notFetched},
        ${counts.erased}, ${ok}, ${JSON.stringify(detail)}, ${moment.uids !== undefined || !moment.isSelected}, now())
      on conflict (folder_id) do update set on_server = excluded.on_server, stored = excluded.stored, skipped = excluded.skipped,
        quarantined = excluded.quarantined, not_fetched = excluded.not_fetched, erased = excluded.erased, ok = excluded.ok,
        detail = excluded.detail, complete = excluded.complete, at = excluded.at`.execute(trx);
    await announce(trx, { what: 'mailbox', mailbox: mailbox.id });
  });
  return ok;
}

async function count(db: Kysely<Database>, folderId: string, { uids }: FolderMoment): Promise<Counts> {
  // Mail that came after the moment is not on either side of the equation.
  const set = uids === undefined ? sql`` : sql`full join unnest(${column('bigint', uids)}) u on u = p.uid`;
  const onServer = uids === undefined ? sql`true` : sql`u is not null`;
  const last = uids?.at(-1) ?? 0;
  // Between two full comparisons what the placements say is believed; a full one looks whether the sources are there.
  const sources = uids === undefined ? sql`` : sql`left join sources s on s.id = p.source_id`;
  const state = uids === undefined ? sql`null::text` : sql`s.state`;
  const source = uids === undefined ? sql`p.source_id` : sql`s.id`;
  const { rows } = await sql<Counts>`
    with p as (
      select p.uid, p.outcome, p.attempts, ${source} as source, ${state} as state
      from placements p join folders f on f.id = p.folder_id and f.uid_validity = p.uid_validity ${sources}
      where p.folder_id = ${folderId} and p.gone_at is null),
    kinds as (
      select case
          when p.uid is null then 'unknown'
          when not (${onServer}) then case when p.uid <= ${last} then 'surplus' else 'later' end
          when p.outcome in ('pending', 'skipped') then p.outcome
          when p.outcome = 'erased' or p.state = 'erased' then 'erased'
          when p.state = 'quarantined' or (p.state is null and p.outcome = 'quarantined') then 'quarantined'
          when p.source is null then 'lost'
          else 'stored' end as kind,
        p.outcome = 'pending' and p.attempts >= 6 as given_up
      from p ${set})
    select count(*) filter (where kind = 'stored')::int as stored, count(*) filter (where kind = 'skipped')::int as skipped,
      count(*) filter (where kind = 'quarantined')::int as quarantined,
      count(*) filter (where kind = 'pending')::int as not_fetched,
      count(*) filter (where given_up)::int as given_up, count(*) filter (where kind = 'erased')::int as erased,
      count(*) filter (where kind = 'unknown')::int as unknown, count(*) filter (where kind = 'surplus')::int as surplus,
      count(*) filter (where kind = 'lost')::int as lost
    from kinds`.execute(db);
  return rows[0]!;
}

async function givenUp(db: Kysely<Database>, folderId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('placements')
    .select('uid')
    .where('folder_id', '=', folderId)
    .where('outcome', '=', 'pending')
    .where('gone_at', 'is', null)
    .where('attempts', '>=', 6)
    .orderBy('uid', 'desc')
    .limit(20)
    .execute();
  return rows.map(({ uid }) => uid);
}
