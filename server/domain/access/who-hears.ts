// Says for changed conversations and mailboxes who may be told, so that one query serves all open screens.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { loadAccessFacts } from './access-facts.ts';
import { mayAdminister } from './may.ts';
import { type AudienceReason, readersOfMessage } from './readers-of-message.ts';
import type { Viewer } from './viewer.ts';

/** Answers for a conversation or message: undefined when this viewer may read none of it, else what they may know. */
export type Hearing = (viewer: Viewer) => { mailboxes: string[] } | undefined;

/** Who may hear of each of these conversations, from what is in the database now: whoever reads a message in it. */
export async function whoHearsOfConversations(
  db: Kysely<Database>,
  conversationIds: string[],
): Promise<Map<string, Hearing>> {
  if (conversationIds.length === 0) return new Map();
  const { rows } = await sql<Readable & { conversation_id: string }>`
    select distinct on (m.conversation_id, a.id) m.conversation_id, a.readers, a.reason
    from messages m join audiences a on a.id = m.audience_id
    where m.conversation_id = any(${conversationIds}::bigint[])`.execute(db);
  const facts = await loadAccessFacts(db);
  const byConversation = Map.groupBy(rows, (row) => row.conversation_id);
  return new Map([...byConversation].map(([id, audiences]) => [id, hearingOf(audiences, facts)]));
}

/** Who may hear of each of these messages, with the conversations these are in: whoever reads the message itself. */
export async function whoHearsOfMessages(
  db: Kysely<Database>,
  messageIds: string[],
): Promise<Map<string, { conversation: string; hearing: Hearing }>> {
  if (messageIds.length === 0) return new Map();
  const { rows } = await sql<Readable & { id: string; conversation_id: string }>`
    select m.id, m.conversation_id, a.readers, a.reason
    from message_conversations mc join messages m on m.conversation_id = mc.conversation_id and m.id = mc.id
      join audiences a on a.id = m.audience_id
    where mc.id = any(${messageIds}::bigint[])`.execute(db);
  const facts = await loadAccessFacts(db);
  return new Map(
    rows.map((row) => [row.id, { conversation: row.conversation_id, hearing: hearingOf([row], facts) }]),
  );
}

interface Readable {
  readers: string[];
  reason: AudienceReason;
}

function hearingOf(audiences: Readable[], facts: Awaited<ReturnType<typeof loadAccessFacts>>): Hearing {
  return (viewer) => {
    const mine = new Set(viewer.principals);
    const readable = audiences.filter(({ readers }) => readers.some((reader) => mine.has(reader)));
    if (readable.length === 0) return undefined;
    const mailboxes = readable.flatMap(({ reason }) =>
      reason.mailboxes.filter((mailbox) => {
        // Where it lies in a colleague's own mailbox is the colleague's affair (F36).
        const owner = facts.mailboxes.get(mailbox)?.ownerId ?? null;
        if (owner !== null && owner !== viewer.userId) return false;
        const through = readersOfMessage({ ...reason, mailboxes: [mailbox] }, facts);
        return through.some((reader) => mine.has(reader));
      }),
    );
    return { mailboxes: [...new Set(mailboxes)].sort() };
  };
}

/** Whether somebody with these principals is among an audience's readers. */
export async function readersOfAudiences(
  db: Kysely<Database>,
  ids: string[],
): Promise<(id: string, principals: string[]) => boolean> {
  if (ids.length === 0) return () => false;
  const { rows } = await sql<{ id: string; readers: string[] }>`
    select id, readers from audiences where id = any(${ids}::bigint[])`.execute(db);
  const readers = new Map(rows.map((row) => [row.id, row.readers]));
  return (id, principals) => readers.get(id)?.some((reader) => principals.includes(reader)) ?? false;
}

/** Who may hear of a mailbox's state: its owner, its people, everyone for an open one, and admins who repair it. */
export async function whoHearsOfMailboxes(
  db: Kysely<Database>,
): Promise<(viewer: Viewer, mailboxId: string) => boolean> {
  const { mailboxes } = await loadAccessFacts(db);
  return (viewer, id) => {
    const mailbox = mailboxes.get(id);
    if (!mailbox) return false;
    if (mayAdminister(viewer)) return true;
    if (mailbox.ownerId !== null) return mailbox.ownerId === viewer.userId;
    if (mailbox.policy === 'open') return true;
    return mailbox.people.some((principal) => viewer.principals.includes(principal));
  };
}
