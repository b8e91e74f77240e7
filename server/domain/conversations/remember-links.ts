// What two conversations are filed under when a person merges them, and how undoing gives it back.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { JoinedHandlings } from './remember-handlings.ts';

/** A link of a whole conversation; times are ISO 8601, UTC. */
interface RememberedLink {
  record_type: string;
  record_id: string;
  reason: object;
  made_by: string | null;
  at: string;
  undone_at: string | null;
  undone_by: string | null;
}

/** What a merge joined. */
export interface Joined {
  /** The conversation that came, and is a redirect now. */
  conversation: string;
  came: RememberedLink[];
  stayed: RememberedLink[];
  /** What was in the conversation that stayed. */
  messages: string[];
  handled: JoinedHandlings;
}

/** Call it before anything moves. */
export async function rememberLinks(
  trx: Transaction<Database>,
  from: string,
  into: string,
): Promise<Pick<Joined, 'came' | 'stayed'>> {
  return { came: await linksOf(trx, from), stayed: await linksOf(trx, into) };
}

/**
 * Gives the parted conversation the links it came with and takes from the other what it had not before. What people
 * did to a link since holds on both sides; links made since stay where they are.
 */
export async function giveBackLinks(
  trx: Transaction<Database>,
  { home, parted, joined }: { home: string; parted: string; joined: Joined },
): Promise<void> {
  const present = new Map((await linksOf(trx, home)).map((link) => [keyOf(link), link]));
  const stayed = new Map(joined.stayed.map((link) => [keyOf(link), link]));
  for (const link of joined.came) {
    const now = present.get(keyOf(link));
    if (!now) continue;
    const other = stayed.get(keyOf(link));
    // Undone in one of the two it was undone in the whole: no word about the other.
    const changed = now.undone_at !== (other?.undone_at ?? link.undone_at);
    await insertLink(
      trx,
      parted,
      changed ? { ...link, undone_at: now.undone_at, undone_by: now.undone_by } : link,
    );
    if (!other) await deleteLink(trx, home, link);
    else if (!changed) await updateUndone(trx, home, other);
  }
}

const keyOf = (link: RememberedLink): string => `${link.record_type} ${link.record_id}`;

async function linksOf(trx: Transaction<Database>, conversation: string): Promise<RememberedLink[]> {
  const { rows } = await sql<Omit<RememberedLink, 'at' | 'undone_at'> & { at: Date; undone_at: Date | null }>`
    select record_type, record_id, reason, made_by, at, undone_at, undone_by from links
    where conversation_id = ${conversation}::bigint and message_id = 0 order by id`.execute(trx);
  return rows.map(({ at, undone_at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    undone_at: undone_at?.toISOString() ?? null,
  }));
}

async function insertLink(
  trx: Transaction<Database>,
  conversation: string,
  link: RememberedLink,
): Promise<void> {
  await sql`
    insert into links (conversation_id, message_id, record_type, record_id, reason, made_by, at, undone_at, undone_by)
    values (${conversation}::bigint, 0, ${link.record_type}, ${link.record_id}::bigint, ${JSON.stringify(link.reason)}::jsonb,
      ${link.made_by}::bigint, ${link.at}::timestamptz, ${link.undone_at}::timestamptz, ${link.undone_by}::bigint)
    on conflict (conversation_id, record_type, record_id, message_id) do nothing`.execute(trx);
}

async function deleteLink(
  trx: Transaction<Database>,
  conversation: string,
  { record_type, record_id }: RememberedLink,
): Promise<void> {
  await sql`delete from links where conversation_id = ${conversation}::bigint and message_id = 0
    and record_type = ${record_type} and record_id = ${record_id}::bigint`.execute(trx);
}

async function updateUndone(
  trx: Transaction<Database>,
  conversation: string,
  { record_type, record_id, undone_at, undone_by }: RememberedLink,
): Promise<void> {
  await sql`update links set undone_at = ${undone_at}::timestamptz, undone_by = ${undone_by}::bigint
    where conversation_id = ${conversation}::bigint and message_id = 0
      and record_type = ${record_type} and record_id = ${record_id}::bigint`.execute(trx);
}
