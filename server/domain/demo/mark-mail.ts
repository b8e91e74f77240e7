// Does with the demo's conversations what its people did: handled, read, starred.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { loadViewer } from '../access/viewer.ts';
import { handleConversations } from '../conversations/handle-conversations.ts';
import { markRead, markStarred } from '../conversations/mark-conversations.ts';
import type { DemoMail } from './make-demo.ts';

const DAY = 86_400_000;
/** What is older than this everybody has long seen. */
const SEEN_BY_ALL_DAYS = 14;
const AT_ONCE = 500;

/** @param users ids by e-mail @param now the end of the demo's time */
export async function markMail(
  db: Kysely<Database>,
  users: Map<string, string>,
  mails: DemoMail[],
  now: Date,
): Promise<void> {
  const conversations = await newestMails(db, mails);
  for (const [email, id] of users) {
    const viewer = await loadViewer(db, id);
    const wanted = (choose: (mail: DemoMail) => boolean) =>
      [...conversations].filter(([, mail]) => choose(mail)).map(([conversation]) => conversation);
    const old = (mail: DemoMail) => now.getTime() - mail.internalDate.getTime() > SEEN_BY_ALL_DAYS * DAY;
    const read = wanted((mail) => mail.folder !== 'Junk' && (old(mail) || mail.readBy.includes(email)));
    for (const ids of chunks(read)) await markRead(db, viewer, { ids, value: true });
    for (const ids of chunks(wanted((mail) => mail.starredBy.includes(email))))
      await markStarred(db, viewer, { ids, value: true });
    const handled = wanted((mail) => mail.handled?.by === email);
    for (const ids of chunks(handled)) await handleConversations(db, viewer, { ids, value: true });
  }
}

/** The newest mail of each conversation as the pipeline threaded them: what was done with it holds for the conversation. */
async function newestMails(db: Kysely<Database>, mails: DemoMail[]): Promise<Map<string, DemoMail>> {
  const { rows } = await sql<{ conversation_id: string; message_id: string }>`
    select conversation_id, message_id from messages`.execute(db);
  const conversationOf = new Map(rows.map((row) => [bare(row.message_id), row.conversation_id]));
  const newest = new Map<string, DemoMail>();
  for (const mail of mails) {
    const conversation = conversationOf.get(bare(mail.messageId));
    if (conversation !== undefined) newest.set(conversation, mail);
  }
  return newest;
}

function bare(messageId: string): string {
  return messageId.replace(/^<|>$/g, '');
}

function* chunks<T>(all: T[]): Generator<T[]> {
  for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}
