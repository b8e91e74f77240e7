// Loads what the ids in a reason mean now: policies, owners and people of mailboxes, and who has left.
import type { Kysely } from 'kysely';
import type { Database } from '../../database/schema.ts';
import type { AccessFacts, MailboxFacts } from './readers-of-message.ts';

/** The facts of all mailboxes (there are hundreds at most) and all leavers. */
export async function loadAccessFacts(db: Kysely<Database>): Promise<AccessFacts> {
  const mailboxes = await db.selectFrom('mailboxes').select(['id', 'policy', 'owner_id']).execute();
  const people = await db.selectFrom('mailbox_people').select(['mailbox_id', 'principal']).execute();
  const leavers = await db.selectFrom('users').select('id').where('disabled_at', 'is not', null).execute();
  const facts = new Map<string, MailboxFacts>(
    mailboxes.map(({ id, policy, owner_id }) => [id, { policy, ownerId: owner_id, people: [] }]),
  );
  for (const { mailbox_id, principal } of people) facts.get(mailbox_id)?.people.push(principal);
  return { mailboxes: facts, leavers: new Set(leavers.map(({ id }) => id)) };
}
