// Mailboxes whose not yet understood mail a viewer may see: by the policy alone, since nothing else is known of it.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { loadAccessFacts } from './access-facts.ts';
import { readersOfMessage } from './readers-of-message.ts';
import type { Viewer } from './viewer.ts';

/** Ids of the mailboxes whose quarantine the viewer may open (DESIGN §8). */
export async function mailboxesByPolicy(db: Kysely<Database>, viewer: Viewer): Promise<string[]> {
  const facts = await loadAccessFacts(db);
  const mine = new Set(viewer.principals);
  return [...facts.mailboxes.keys()].filter((id) =>
    readersOfMessage(
      { mailboxes: [id], responsible: [], filed: false, takenBack: [], shared: [] },
      facts,
    ).some((reader) => mine.has(reader)),
  );
}

/** How much mail of these mailboxes lies in quarantine. */
export async function countQuarantined(db: Kysely<Database>, viewer: Viewer): Promise<number> {
  const mailboxes = await mailboxesByPolicy(db, viewer);
  const { rows } = await sql<{ count: number }>`
    select count(distinct q.source_id)::int as count
    from quarantines q join placements p on p.source_id = q.source_id join folders f on f.id = p.folder_id
    where f.mailbox_id = any(${mailboxes}::bigint[])`.execute(db);
  return rows[0]!.count;
}
