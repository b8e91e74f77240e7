// What a customer's newest mail tells the viewer: computed when asked, from what they may read, never stored.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { Viewer } from '../access/viewer.ts';
import { listColleagues } from './colleagues.ts';
import { type Facts, factsOfMails, type MailFacts } from './facts-of-mails.ts';
import { matchingMails } from './matching-mails.ts';

const newestMails = 1000;

/**
 * Facts of a contact, or of a company over its people, from the newest 1,000 mails.
 * @throws ProductError `not-found` when there is no such card for the viewer
 */
export async function findFacts(
  db: Kysely<Database>,
  viewer: Viewer,
  { type, id }: { type: 'contact' | 'company'; id: string },
): Promise<Facts> {
  const matching = await matchingMails(db, viewer, { of: `${type}-${id}` });
  // Of a conversation several write in, only this contact's own letters and those to them tell of them.
  const isTheirs =
    type === 'contact'
      ? sql`and exists (select from message_addresses a
          join contact_addresses ca on ca.address = a.address and ca.contact_id = ${id}::bigint
          where a.conversation_id = m.conversation_id and a.message_id = m.id
            and (a.role = 'from' or m.direction = 'out' and a.role in ('to', 'cc')))`
      : sql``;
  const { rows } = await sql<{
    id: string;
    conversation_id: string;
    sent_at: Date;
    utc_offset: number | null;
    direction: MailFacts['direction'];
    kind: string;
    language: string;
    from_name: string;
    from_address: string;
    to: string[];
    message_id_hash: Buffer;
    in_reply_to: Buffer | null;
  }>`
    with ${matching.mails}
    select m.id, m.conversation_id, m.sent_at, m.utc_offset, m.direction, m.kind, m.language, m.from_name,
      m.from_address, m.message_id_hash, m.in_reply_to,
      array(select a.address from message_addresses a where a.conversation_id = m.conversation_id
        and a.message_id = m.id and a.role in ('to', 'cc')) as "to"
    from (select * from mails order by sent_at desc, id desc limit ${newestMails}) newest
      join messages m on m.conversation_id = newest.conversation_id and m.id = newest.id
    where true ${isTheirs}
    order by m.sent_at desc, m.id desc`.execute(db);
  const mails = rows.map((row) => ({
    id: row.id,
    conversationId: row.conversation_id,
    sentAt: row.sent_at,
    utcOffset: row.utc_offset,
    direction: row.direction,
    kind: row.kind,
    language: row.language,
    from: { name: row.from_name, address: row.from_address },
    to: row.to,
    hash: row.message_id_hash.toString('hex'),
    inReplyTo: row.in_reply_to?.toString('hex'),
  }));
  return factsOfMails(mails, await listColleagues(db), Date.now());
}
