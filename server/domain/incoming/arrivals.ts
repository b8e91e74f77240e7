// Reads under lock what the database knows of kept mails that are about to be understood: their copies and places.
import { sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';

/** A kept mail somebody holds the lease of. */
export interface Leased {
  sourceId: string;
  /** Fencing token: whoever holds an older one writes nothing. */
  fence: string;
}

/** One place of a mail. */
export interface Place {
  mailboxId: string;
  mailboxKind: 'imap' | 'pop3' | 'archive';
  policy: 'team' | 'open' | 'responsible' | 'own' | 'personal';
  role: string;
  isGone: boolean;
  isSeen: boolean;
}

/** A kept mail and where it lies. */
export interface Arrival {
  sourceId: string;
  size: number;
  internalDate: Date | undefined;
  firstSeenAt: Date;
  isLive: boolean;
  places: Place[];
  /** The message it already belongs to: only its places have changed. */
  known: { messageId: string; conversationId: string } | undefined;
  /** What it belonged to before the derived tables were lost (a restored backup): these ids are kept. */
  before: { messageId: string; conversationId: string } | undefined;
}

/** The mails whose lease still holds, locked; somebody else has the others. */
export async function lockArrivals(
  trx: Transaction<Database>,
  leased: Leased[],
): Promise<Map<string, Arrival>> {
  const { rows } = await sql<{
    id: string;
    size: number;
    internal_date: Date | null;
    first_seen_at: Date;
    arrived_live: boolean;
    message_id: string | null;
    conversation_id: string | null;
    conversation_before: string | null;
  }>`
    select s.id, s.size, s.internal_date, s.first_seen_at, s.arrived_live, s.message_id, mc.conversation_id,
      s.conversation_id as conversation_before
    from sources s
      join unnest(${column(
        'bigint',
        leased.map((one) => one.sourceId),
      )},
        ${column(
          'bigint',
          leased.map((one) => one.fence),
        )}) as given (id, fence)
        on s.id = given.id and s.fence = given.fence
      left join message_conversations mc on mc.id = s.message_id
    where s.state = 'kept' order by s.id for update of s`.execute(trx);
  const places = await placesOf(
    trx,
    rows.map((row) => row.id),
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        sourceId: row.id,
        size: row.size,
        internalDate: row.internal_date ?? undefined,
        firstSeenAt: row.first_seen_at,
        isLive: row.arrived_live,
        places: places.get(row.id) ?? [],
        known:
          row.message_id && row.conversation_id
            ? { messageId: row.message_id, conversationId: row.conversation_id }
            : undefined,
        before:
          row.message_id && row.conversation_before
            ? { messageId: row.message_id, conversationId: row.conversation_before }
            : undefined,
      },
    ]),
  );
}

/** Where sources lie or lay. */
export async function placesOf(
  trx: Transaction<Database>,
  sourceIds: string[],
): Promise<Map<string, Place[]>> {
  const { rows } = await sql<{
    source_id: string;
    mailbox_id: string;
    kind: Place['mailboxKind'];
    policy: Place['policy'];
    role: string;
    is_gone: boolean;
    is_seen: boolean;
  }>`
    select p.source_id, f.mailbox_id, b.kind, b.policy, f.role, p.gone_at is not null as is_gone,
      '\\Seen' = any (p.flags) as is_seen
    from placements p join folders f on f.id = p.folder_id join mailboxes b on b.id = f.mailbox_id
    where p.source_id = any(${column('bigint', sourceIds)})`.execute(trx);
  const places = new Map<string, Place[]>();
  for (const row of rows) {
    const own = places.get(row.source_id);
    const place: Place = {
      mailboxId: row.mailbox_id,
      mailboxKind: row.kind,
      policy: row.policy,
      role: row.role,
      isGone: row.is_gone,
      isSeen: row.is_seen,
    };
    if (own) own.push(place);
    else places.set(row.source_id, [place]);
  }
  return places;
}

/** Junk everywhere it lies now, or where it last lay. */
export function isJunk(places: Place[]): boolean {
  const now = places.filter((place) => !place.isGone);
  const considered = now.length > 0 ? now : places;
  return considered.length > 0 && considered.every((place) => place.role === 'junk');
}

/** Only in mailboxes that are not for everybody's eyes. */
export function isClosed(places: Place[]): boolean {
  return (
    places.length > 0 && places.every(({ policy }) => ['responsible', 'own', 'personal'].includes(policy))
  );
}
