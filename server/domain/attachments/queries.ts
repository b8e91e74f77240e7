// What is written about files' text: contents once for the same bytes, words under their message's audience.
import { type Kysely, sql, type Transaction } from 'kysely';
import { column } from '../../database/arrays.ts';
import type { Database } from '../../database/schema.ts';
import type { ReadFile } from './reading-task.ts';
import { readersVersion, textPipeline } from './text-pipeline.ts';

/** Seconds after which a reading that never ended is taken up again: longer than any may take. */
export const leaseSeconds = 60;

/** Takes the reading of these bytes upon this process. @returns the attempt's number, undefined when it is not to be read now */
export async function claimContent(db: Kysely<Database>, sha256: Buffer): Promise<number | undefined> {
  const { rows } = await sql<{ attempts: number }>`
    insert into attachment_contents as c (sha256, state, attempts, pipeline) values (${sha256}, 'reading', 1, ${readersVersion})
    on conflict (sha256) do update set state = 'reading', text = null, read_at = now(), pipeline = ${readersVersion},
      attempts = case when c.state = 'reading' then c.attempts + 1 else 1 end
    where c.state = 'reading' and c.read_at < now() - ${leaseSeconds} * interval '1 second'
      or c.state <> 'reading' and c.pipeline < ${readersVersion}
    returning attempts`.execute(db);
  return rows[0]?.attempts;
}

/** What came of the attempt; an attempt that was taken over meanwhile writes nothing. */
export async function finishContent(
  db: Kysely<Database>,
  sha256: Buffer,
  attempt: number,
  { state, text, cut, language, count }: Omit<ReadFile, 'words'>,
): Promise<void> {
  await sql`update attachment_contents set state = ${state}, cut = ${cut}, language = ${language}, words = ${count},
      text = ${state === 'read' ? Buffer.from(text) : null}, attempts = 0
    where sha256 = ${sha256} and state = 'reading' and attempts = ${attempt}`.execute(db);
}

/** Gives an attempt back as if it had not been begun. */
export async function releaseContent(db: Kysely<Database>, sha256: Buffer, attempt: number): Promise<void> {
  await sql`update attachment_contents set attempts = attempts - 1, read_at = '-infinity'
    where sha256 = ${sha256} and state = 'reading' and attempts = ${attempt}`.execute(db);
}

/** Contents no message has any longer, such as those of erased mail. @returns how many */
export async function dropLostContents(db: Kysely<Database>): Promise<number> {
  const { numAffectedRows } = await sql`delete from attachment_contents c
    where not exists (select from message_attachments a where a.sha256 = c.sha256)`.execute(db);
  await sql`delete from attachment_texts t where not exists (select from message_attachments a
    where a.conversation_id = t.conversation_id and a.message_id = t.message_id and a.position = t.position)`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

/** A file of a message, and the words it is to be found by; undefined when it has none. */
export interface FoundWords {
  messageId: string;
  position: number;
  sha256: Buffer | null;
  words: Uint8Array | undefined;
}

/**
 * Makes a file findable by these words under its message's audience, and waiting no longer. Holds the conversation, as
 * whoever moves messages or changes who may read them does.
 */
export async function writeWords(trx: Transaction<Database>, file: FoundWords): Promise<void> {
  const { messageId, position, sha256, words } = file;
  await sql`set local synchronous_commit = off`.execute(trx);
  const conversation = await holdConversation(trx, messageId);
  if (conversation === undefined) return;
  const here = sql`conversation_id = ${conversation}::bigint and message_id = ${messageId}::bigint and position = ${position}`;
  if (words === undefined) await sql`delete from attachment_texts where ${here}`.execute(trx);
  else
    await sql`
      insert into attachment_texts as t (conversation_id, message_id, position, audience_id, sent_at, words)
      select m.conversation_id, m.id, a.position, m.audience_id, m.sent_at, given.words
      from unnest(${column('tsvector', [words])}) as given (words), message_attachments a
        join messages m on m.conversation_id = a.conversation_id and m.id = a.message_id
      where a.conversation_id = ${conversation}::bigint and a.message_id = ${messageId}::bigint
        and a.position = ${position} and a.sha256 = ${sha256}
      on conflict (conversation_id, message_id, position) do update
        set audience_id = excluded.audience_id, sent_at = excluded.sent_at, words = excluded.words
        where (t.audience_id, t.sent_at, t.words) is distinct from (excluded.audience_id, excluded.sent_at, excluded.words)`.execute(
      trx,
    );
  await sql`update message_attachments set text_pipeline = ${textPipeline}
    where ${here} and sha256 is not distinct from ${sha256}`.execute(trx);
}

/** The conversation a message lies in, held; it may have been moved while another held that one. */
async function holdConversation(trx: Transaction<Database>, messageId: string): Promise<string | undefined> {
  for (let held: string | undefined; ; ) {
    const { rows } = await sql<{ id: string }>`
      select conversation_id as id from message_conversations where id = ${messageId}::bigint`.execute(trx);
    const id = rows[0]?.id;
    if (id === held) return id;
    await sql`select from conversations where id = ${id}::bigint for update`.execute(trx);
    held = id;
  }
}

/** Lets files wait again whose words an older version made. @returns the conversation it came to; undefined at the end */
export async function wakeOlder(
  db: Kysely<Database>,
  after: string,
  version = textPipeline,
): Promise<string | undefined> {
  const { rows } = await sql<{ last: string | null }>`
    with piece as (select distinct conversation_id from (
        select conversation_id from message_attachments where conversation_id > ${after}::bigint
        order by conversation_id limit 2000) next),
      woken as (update message_attachments a set text_pipeline = null from piece
        where a.conversation_id = piece.conversation_id and a.text_pipeline < ${version})
    select max(conversation_id) as last from piece`.execute(db);
  return rows[0]?.last ?? undefined;
}
