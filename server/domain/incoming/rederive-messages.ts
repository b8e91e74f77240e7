// Compares messages with what is derived of their source now, and writes what is different.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { refreshReaders } from '../conversations/refresh-conversations.ts';
import { keepCorrespondents } from '../correspondents/keep-correspondents.ts';
import { mentionsOfMessages, otherMentions } from '../correspondents/mentions.ts';
import { isOwnAddress, ownAddresses } from '../mailboxes/own-addresses.ts';
import type { NewMessage } from '../messages/insert-messages.ts';
import { updateMessages } from '../messages/update-messages.ts';
import { type Arrival, placesOf } from './arrivals.ts';
import { describeArrival } from './describe-arrival.ts';
import type { DigestedMail } from './digested-mail.ts';
import { pipelineVersion } from './pipeline-version.ts';

interface Row {
  source_id: string;
  message_id: string;
  conversation_id: string;
  audience_id: string;
  size: number;
  internal_date: Date | null;
  first_seen_at: Date;
  arrived_live: boolean;
  authentication: NonNullable<DigestedMail['authentication']>;
  noticed: boolean;
}

/** @returns how many messages were different. Copies that are not the one a message is made from are passed over. */
export async function rederiveMessages(
  trx: Transaction<Database>,
  mails: (DigestedMail & { sourceId: string })[],
): Promise<number> {
  const { rows } = await sql<Row>`
    select s.id as source_id, m.id as message_id, m.conversation_id, m.audience_id, s.size, s.internal_date,
      s.first_seen_at, s.arrived_live, m.authentication, m.noticed
    from sources s join message_conversations mc on mc.id = s.message_id
      join messages m on m.conversation_id = mc.conversation_id and m.id = mc.id and m.source_id = s.id
    where s.id = any(${column(
      'bigint',
      mails.map((one) => one.sourceId),
    )}) order by s.id for update of s`.execute(trx);
  const places = await placesOf(
    trx,
    rows.map((row) => row.source_id),
  );
  const own = await ownAddresses(trx);
  const digests = new Map(mails.map((one) => [one.sourceId, one.digest]));
  const messages = rows.map((row): NewMessage => {
    const arrival: Arrival = {
      sourceId: row.source_id,
      size: row.size,
      internalDate: row.internal_date ?? undefined,
      firstSeenAt: row.first_seen_at,
      isLive: row.arrived_live,
      places: places.get(row.source_id) ?? [],
      known: undefined,
      before: undefined,
    };
    // What was checked while the mail arrived cannot be checked again; whether it was noticed is a matter of that time.
    const mail = { digest: digests.get(row.source_id)!, authentication: row.authentication };
    return {
      ...describeArrival(mail, arrival, (address) => isOwnAddress(own, address)),
      id: row.message_id,
      conversationId: row.conversation_id,
      audienceId: row.audience_id,
      noticed: row.noticed,
    };
  });
  const ids = rows.map((row) => row.message_id);
  const before = await mentionsOfMessages(trx, ids);
  const changed = await updateMessages(trx, messages, pipelineVersion);
  const moved = await refreshReaders(
    trx,
    rows.map((row) => row.conversation_id),
  );
  await keepCorrespondents(trx, [], moved, changed > 0 ? await otherMentions(trx, ids, before) : []);
  await sql`update sources set pipeline = ${pipelineVersion}
    where id = any(${mails.map((one) => one.sourceId)}::bigint[]) and pipeline <> ${pipelineVersion}`.execute(
    trx,
  );
  return changed;
}
