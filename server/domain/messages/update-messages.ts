// Writes what is different of messages that are there.
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { insertPieces, markedWords, type NewMessage } from './insert-messages.ts';

/** Columns that follow from the bytes; audience, junk and closed follow from places and are refreshed apart. */
const derived = [
  'subject',
  'sent_at',
  'utc_offset',
  'direction',
  'kind',
  'language',
  'from_name',
  'from_address',
  'counterpart_name',
  'counterpart_address',
  'in_reply_to',
  'refs',
  'snippet',
  'attachment_count',
  'calendar',
  'report',
  'problems',
] as const;

/**
 * Makes these messages say what they are given with. Identity (Message-ID, content) is not touched.
 * @returns how many had anything different
 */
export async function updateMessages(
  trx: Transaction<Database>,
  messages: NewMessage[],
  pipeline: number,
): Promise<number> {
  if (messages.length === 0) return 0;
  await sql`create temporary table if not exists rebuilt (like messages including defaults) on commit drop`.execute(
    trx,
  );
  await sql`truncate rebuilt`.execute(trx);
  await insertPieces(trx, messages, pipeline, 'rebuilt');
  const old = sql.join(derived.map((name) => sql.ref(`m.${name}`)));
  const fresh = sql.join(derived.map((name) => sql.ref(`r.${name}`)));
  const sets = sql.join(derived.map((name) => sql`${sql.ref(name)} = ${sql.ref(`r.${name}`)}`));
  const { rows } = await sql<{ id: string }>`
    update messages m set ${sets}, pipeline = r.pipeline from rebuilt r
    where m.conversation_id = r.conversation_id and m.id = r.id and (${old}) is distinct from (${fresh})
    returning m.id`.execute(trx);
  const changed = new Set(rows.map(({ id }) => id));
  for (const id of await updateTexts(trx, messages)) changed.add(id);
  for (const id of await updateWords(trx, messages)) changed.add(id);
  await updateTimes(trx, messages);
  for (const id of await updateLists(trx, messages)) changed.add(id);
  return changed.size;
}

const updateTexts = (trx: Transaction<Database>, messages: NewMessage[]): Promise<string[]> =>
  updatePieces(trx, 'message_texts', messages, {
    spans: column(
      'jsonb',
      messages.map((one) => one.spans),
    ),
    has_html: column(
      'boolean',
      messages.map((one) => one.hasHtml),
    ),
  });

const updateWords = (trx: Transaction<Database>, messages: NewMessage[]): Promise<string[]> =>
  updatePieces(trx, 'message_words', messages, {
    words: column(
      'tsvector',
      messages.map((one) => one.words),
    ),
    sent_at: column(
      'timestamptz',
      messages.map((one) => one.sentAt),
    ),
  });

/** The words of files stand under their message's time. */
async function updateTimes(trx: Transaction<Database>, messages: NewMessage[]): Promise<void> {
  await sql`update attachment_texts t set sent_at = m.sent_at from messages m
    where m.conversation_id = t.conversation_id and m.id = t.message_id and t.sent_at <> m.sent_at
      and t.conversation_id = any(${messages.map((one) => one.conversationId)}::bigint[])
      and t.message_id = any(${messages.map((one) => one.id)}::bigint[])`.execute(trx);
}

/** Writes these columns, one value a message, where any is different. @returns ids of the messages that had a difference */
async function updatePieces(
  trx: Transaction<Database>,
  table: 'message_texts' | 'message_words',
  messages: NewMessage[],
  fresh: Record<string, RawBuilder<unknown>>,
): Promise<string[]> {
  const names = Object.keys(fresh);
  const sets = sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`given.${name}`)}`));
  const keys = ['conversation_id', 'message_id', ...names];
  const written = keys.map((name) => (name === 'words' ? sql.raw(markedWords('written')) : sql.ref(name)));
  // The same words may lie in another order within: joined with nothing they are laid out anew.
  const said = (row: string) =>
    sql.join(
      names.map((name) => sql`${sql.ref(`${row}.${name}`)}${sql.raw(name === 'words' ? ` || ''` : '')}`),
    );
  const { rows } = await sql<{ message_id: string }>`
    update ${sql.table(table)} t set ${sets}
    from (select ${sql.join(written)} from unnest(${column(
      'bigint',
      messages.map((one) => one.conversationId),
    )}, ${column(
      'bigint',
      messages.map((one) => one.id),
    )}, ${sql.join(Object.values(fresh))}) as written (${sql.join(keys.map((name) => sql.ref(name)))})
    ) as given (${sql.join(keys.map((name) => sql.ref(name)))})
    where t.conversation_id = given.conversation_id and t.message_id = given.message_id
      and (${said('t')}) is distinct from (${said('given')}) returning t.message_id`.execute(trx);
  return rows.map((row) => row.message_id);
}

// Addresses and attachments are short lists: one that differs is written whole.
async function updateLists(trx: Transaction<Database>, messages: NewMessage[]): Promise<string[]> {
  const ids = messages.map((one) => one.id);
  const conversations = messages.map((one) => one.conversationId);
  const { rows } = await sql<{ id: string; people: string; files: string }>`
    select given.id,
      (select coalesce(string_agg(concat_ws(chr(2), role, position, name, address), chr(1) order by role collate "C", position), '')
        from message_addresses a where a.conversation_id = given.conversation_id and a.message_id = given.id) as people,
      (select coalesce(string_agg(concat_ws(chr(2), part, name, type, size, encode(sha256, 'hex'), content_id, inline), chr(1) order by position), '')
        from message_attachments f where f.conversation_id = given.conversation_id and f.message_id = given.id) as files
    from unnest(${column('bigint', conversations)}, ${column('bigint', ids)}) as given (conversation_id, id)`.execute(
    trx,
  );
  const there = new Map(rows.map((row) => [row.id, row]));
  const changed = messages.filter(({ id, ...one }) => {
    const row = there.get(id)!;
    return row.people !== peopleText(one) || row.files !== filesText(one);
  });
  if (changed.length === 0) return [];
  const changedIds = changed.map(({ id }) => id);
  // Files that are written anew wait to be read again; what was read of the same bytes is kept.
  for (const table of ['message_addresses', 'message_attachments', 'attachment_texts'])
    await sql`delete from ${sql.table(table)} where message_id = any(${changedIds}::bigint[])
      and conversation_id = any(${changed.map((one) => one.conversationId)}::bigint[])`.execute(trx);
  await insertPieces(trx, changed, 0, 'lists');
  return changedIds;
}

function peopleText({ people }: Pick<NewMessage, 'people'>): string {
  return people
    .toSorted((a, b) => (a.role < b.role ? -1 : a.role > b.role ? 1 : a.position - b.position))
    .map(({ role, position, person }) => [role, position, person.name, person.address].join('\u0002'))
    .join('\u0001');
}

function filesText({ attachments }: Pick<NewMessage, 'attachments'>): string {
  return attachments
    .map((file) =>
      [
        file.part,
        file.name,
        file.type,
        file.size,
        Buffer.from(file.sha256).toString('hex'),
        file.contentId,
        file.inline ? 't' : 'f',
      ].join('\u0002'),
    )
    .join('\u0001');
}
