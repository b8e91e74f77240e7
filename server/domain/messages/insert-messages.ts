// Writes everything that is derived of new messages, a whole batch a table.
import { type RawBuilder, sql, type Transaction } from 'kysely';
import { type ArrayType, column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import { isDocument } from '../../protocols/documents/document-format.ts';
import type { Direction, Person } from './direction.ts';
import { rememberPeople } from './remember-people.ts';

/** A message as it is written. Texts free of NUL, addresses in lower case. */
export interface NewMessage {
  conversationId: string;
  id: string;
  sourceId: string;
  audienceId: string;
  messageId: string;
  messageIdHash: Uint8Array;
  contentHash: Uint8Array;
  refs: Uint8Array;
  inReplyTo: Uint8Array | null;
  subject: string;
  sentAt: Date;
  utcOffset: number | null;
  firstSeenAt: Date;
  direction: Direction;
  kind: string;
  language: string;
  from: Person;
  counterpart: Person;
  snippet: string;
  size: number;
  attachmentCount: number;
  junk: boolean;
  noticed: boolean;
  closed: boolean;
  authentication: string;
  calendar: string | null;
  report: string | null;
  problems: string[];
  /** JSON in UTF-8. */
  spans: Uint8Array;
  hasHtml: boolean;
  words: Uint8Array;
  people: { role: 'from' | 'sender' | 'reply-to' | 'to' | 'cc'; position: number; person: Person }[];
  attachments: {
    part: string;
    name: string;
    type: string;
    size: number;
    sha256: Uint8Array;
    contentId: string;
    inline: boolean;
    encoding: string;
    startAt: number;
    encodedLength: number;
  }[];
}

/** Inserts messages that are not there yet, under the pipeline's version. */
export async function insertMessages(
  trx: Transaction<Database>,
  messages: NewMessage[],
  pipeline: number,
): Promise<void> {
  if (messages.length === 0) return;
  await insertRows(trx, messages, pipeline);
  await insertMaps(trx, messages);
  await insertTexts(trx, messages);
  await insertAddresses(trx, messages);
  await insertAttachments(trx, messages);
  await insertWords(trx, messages);
}

/** One column of a bulk insert: its name, its type, its values. */
type Column = [name: string, type: ArrayType, values: unknown[], expression?: string];

async function insert(trx: Transaction<Database>, table: string, columns: Column[]): Promise<void> {
  const names = columns.map(([name]) => sql.ref(name));
  const values = columns.map(([, type, all]) => column(type, all as never) as RawBuilder<unknown>);
  const selected = columns.map(([name, , , expression]) =>
    expression ? sql.raw(expression) : sql.ref(name),
  );
  await sql`insert into ${sql.table(table)} (${sql.join(names)})
    select ${sql.join(selected)} from unnest(${sql.join(values)}) as given (${sql.join(names)})`.execute(trx);
}

/** Writes a part only: the rows of messages into a table of that shape, or the lists of addresses and attachments. */
export async function insertPieces(
  trx: Transaction<Database>,
  messages: NewMessage[],
  pipeline: number,
  where: 'rebuilt' | 'lists',
): Promise<void> {
  if (where === 'rebuilt') return insertRows(trx, messages, pipeline, where);
  await insertAddresses(trx, messages);
  await insertAttachments(trx, messages);
}

async function insertRows(
  trx: Transaction<Database>,
  messages: NewMessage[],
  pipeline: number,
  table = 'messages',
): Promise<void> {
  const of = <T>(pick: (message: NewMessage) => T): T[] => messages.map(pick);
  await insert(trx, table, [
    ['conversation_id', 'bigint', of((one) => one.conversationId)],
    ['id', 'bigint', of((one) => one.id)],
    ['source_id', 'bigint', of((one) => one.sourceId)],
    ['message_id', 'text', of((one) => one.messageId)],
    ['message_id_hash', 'bytea', of((one) => one.messageIdHash)],
    ['content_hash', 'bytea', of((one) => one.contentHash)],
    ['audience_id', 'bigint', of((one) => one.audienceId)],
    ['subject', 'text', of((one) => one.subject)],
    ['sent_at', 'timestamptz', of((one) => one.sentAt)],
    ['utc_offset', 'smallint', of((one) => one.utcOffset)],
    ['first_seen_at', 'timestamptz', of((one) => one.firstSeenAt)],
    ['direction', 'text', of((one) => one.direction)],
    ['kind', 'text', of((one) => one.kind)],
    ['language', 'text', of((one) => one.language)],
    ['from_name', 'text', of((one) => one.from.name)],
    ['from_address', 'text', of((one) => one.from.address)],
    ['counterpart_name', 'text', of((one) => one.counterpart.name)],
    ['counterpart_address', 'text', of((one) => one.counterpart.address)],
    ['in_reply_to', 'bytea', of((one) => one.inReplyTo)],
    ['refs', 'bytea', of((one) => one.refs)],
    ['snippet', 'text', of((one) => one.snippet)],
    ['size', 'integer', of((one) => one.size)],
    ['attachment_count', 'smallint', of((one) => one.attachmentCount)],
    ['junk', 'boolean', of((one) => one.junk)],
    ['noticed', 'boolean', of((one) => one.noticed)],
    ['closed', 'boolean', of((one) => one.closed)],
    ['authentication', 'jsonb', of((one) => one.authentication)],
    ['calendar', 'jsonb', of((one) => one.calendar)],
    ['report', 'jsonb', of((one) => one.report)],
    ['problems', 'text', of((one) => one.problems.join('\u0001')), 'string_to_array(problems, chr(1))'],
    ['pipeline', 'integer', of(() => pipeline)],
  ]);
}

async function insertMaps(trx: Transaction<Database>, messages: NewMessage[]): Promise<void> {
  await insert(trx, 'message_conversations', [
    ['id', 'bigint', messages.map((one) => one.id)],
    ['conversation_id', 'bigint', messages.map((one) => one.conversationId)],
  ]);
  const sorted = messages.toSorted((a, b) => Buffer.compare(a.messageIdHash, b.messageIdHash));
  await insert(trx, 'message_identities', [
    ['message_id_hash', 'bytea', sorted.map((one) => one.messageIdHash)],
    ['content_hash', 'bytea', sorted.map((one) => one.contentHash)],
    ['message_id', 'bigint', sorted.map((one) => one.id)],
    ['conversation_id', 'bigint', sorted.map((one) => one.conversationId)],
  ]);
}

async function insertTexts(trx: Transaction<Database>, messages: NewMessage[]): Promise<void> {
  await insert(trx, 'message_texts', [
    ['conversation_id', 'bigint', messages.map((one) => one.conversationId)],
    ['message_id', 'bigint', messages.map((one) => one.id)],
    ['spans', 'jsonb', messages.map((one) => one.spans)],
    ['has_html', 'boolean', messages.map((one) => one.hasHtml)],
  ]);
}

async function insertAddresses(trx: Transaction<Database>, messages: NewMessage[]): Promise<void> {
  const rows = messages.flatMap((message) => message.people.map((one) => ({ message, ...one })));
  if (rows.length === 0) return;
  await insert(trx, 'message_addresses', [
    ['conversation_id', 'bigint', rows.map((row) => row.message.conversationId)],
    ['message_id', 'bigint', rows.map((row) => row.message.id)],
    ['role', 'text', rows.map((row) => row.role)],
    ['position', 'smallint', rows.map((row) => row.position)],
    ['name', 'text', rows.map((row) => row.person.name)],
    ['address', 'text', rows.map((row) => row.person.address)],
  ]);
  await rememberPeople(
    trx,
    rows.map((row) => row.person),
  );
}

async function insertAttachments(trx: Transaction<Database>, messages: NewMessage[]): Promise<void> {
  const rows = messages.flatMap((message) =>
    message.attachments.map((file, position) => ({ message, file, position })),
  );
  if (rows.length === 0) return;
  await insert(trx, 'message_attachments', [
    ['conversation_id', 'bigint', rows.map((row) => row.message.conversationId)],
    ['message_id', 'bigint', rows.map((row) => row.message.id)],
    ['position', 'smallint', rows.map((row) => row.position)],
    ['source_id', 'bigint', rows.map((row) => row.message.sourceId)],
    ['part', 'text', rows.map((row) => row.file.part)],
    ['name', 'text', rows.map((row) => row.file.name)],
    ['type', 'text', rows.map((row) => row.file.type)],
    ['size', 'integer', rows.map((row) => row.file.size)],
    ['sha256', 'bytea', rows.map((row) => row.file.sha256)],
    ['content_id', 'text', rows.map((row) => row.file.contentId)],
    ['inline', 'boolean', rows.map((row) => row.file.inline)],
    ['encoding', 'text', rows.map((row) => row.file.encoding)],
    ['start_at', 'integer', rows.map((row) => row.file.startAt)],
    ['encoded_length', 'integer', rows.map((row) => row.file.encodedLength)],
    // Documents wait to be read; of others nothing is to be read.
    ['text_pipeline', 'smallint', rows.map((row) => (isDocument(row.file) ? null : 0))],
  ]);
}

async function insertWords(trx: Transaction<Database>, messages: NewMessage[]): Promise<void> {
  await insert(trx, 'message_words', [
    ['conversation_id', 'bigint', messages.map((one) => one.conversationId)],
    ['message_id', 'bigint', messages.map((one) => one.id)],
    ['audience_id', 'bigint', messages.map((one) => one.audienceId)],
    ['sent_at', 'timestamptz', messages.map((one) => one.sentAt)],
    ['words', 'tsvector', messages.map((one) => one.words), markedWords('given')],
  ]);
}

/** SQL for the words of a row and the marks of its customers; where none is marked nothing is looked up. */
export const markedWords = (row: string): string =>
  `coalesce(case when (select exists (select from marked_customers))
    then ${row}.words || kontor_customer_marks(${row}.conversation_id) end, ${row}.words)`;
