// Says for changed conversations and mailboxes who may be told, so that one query serves all open screens.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { loadAccessFacts } from './access-facts.ts';
import { mayAdminister } from './may.ts';
import { type AudienceReason, readersOfMessage } from './readers-of-message.ts';
import type { Viewer } from './viewer.ts';

/** Answers for one conversation: undefined when this viewer may read no message in it, else what they may know. */
export type Hearing = (viewer: Viewer) => { mailboxes: string[] } | undefined;

/** Who may hear of each of these conversations, from what is in the database now. */
export async function whoHearsOfConversations(
  db: Kysely<Database>,
  conversationIds: string[],
): Promise<Map<string, Hearing>> {
  if (conversationIds.length === 0) return new Map();
  const { rows } = await sql<{ conversation_id: string; readers: string[]; reason: AudienceReason }>`
    select distinct on (m.conversation_id, a.id) m.conversation_id, a.readers, a.reason
    from messages m join audiences a on a.id = m.audience_id
    where m.conversation_id = any(${conversationIds}::bigint[])`.execute(db);
  const facts = await loadAccessFacts(db);
  const byConversation = Map.groupBy(rows, (row) => row.conversation_id);
  return new Map(
    [...byConversation].map(([id, audiences]) => [
      id,
      (viewer: Viewer) => {
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
      },
    ]),
  );
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

/** The conversations of these messages, for announcements that name messages. */
export async function conversationsOf(db: Kysely<Database>, messageIds: string[]): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select distinct conversation_id as id from message_conversations
    where id = any(${messageIds}::bigint[])`.execute(db);
  return rows.map(({ id }) => id);
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
