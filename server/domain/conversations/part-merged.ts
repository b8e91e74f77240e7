// Takes apart what a person merged: each letter, link and mark goes where it was, and what came since follows what it answers.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { isFreemail } from '../contacts/is-freemail.ts';
import { fileConversations } from './file-conversations.ts';
import { loadThreads } from './load-threads.ts';
import { mailThatFollows, wouldMeet } from './mail-that-follows.ts';
import { copyReads } from './merge-marks.ts';
import { moveMessages } from './move-messages.ts';
import { insertThreadAct, type ThreadAct } from './queries-threads.ts';
import { giveBackHandlings } from './remember-handlings.ts';
import { giveBackLinks } from './remember-links.ts';
import { rewriteThreads } from './rewrite-threads.ts';

/** @returns the conversations whose mail changed; `home` alone when nothing of what came is there any more */
export async function partMerged(
  trx: Transaction<Database>,
  { id, messageIds, joined, stayed, userId, home }: ThreadAct & { id: string; home: string },
): Promise<string[]> {
  const threads = (await loadThreads(trx, { conversations: [home] })).map(({ thread }) => thread);
  const came = new Set(messageIds);
  const remained = new Set(joined?.messages ?? threads.map(({ id }) => id));
  const going = threads.filter(({ id }) => came.has(id));
  if (going.length === 0) return [home];
  const staying = threads.filter(({ id }) => !came.has(id) && remained.has(id));
  const later = threads.filter(({ id }) => !came.has(id) && !remained.has(id));
  going.push(...mailThatFollows({ going, staying, later }, isFreemail));
  const ids = going.map(({ id }) => id);
  const parted =
    (joined && (await reviveConversation(trx, joined.conversation, home))) ?? (await like(trx, home));
  await moveMessages(trx, ids, home, parted);
  await copyReads(trx, home, parted);
  await rewriteThreads(trx, [home, parted]);
  const gone = new Set(ids);
  if (joined) {
    const answered = new Set(later.map((mail) => (gone.has(mail.id) ? parted : home)));
    await giveBackLinks(trx, { home, parted, joined });
    await giveBackHandlings(trx, { actId: id, home, parted, handled: joined.handled, answered });
  }
  await fileConversations(trx, [home, parted]);
  // Where mail of both sides names each other, only a person's word keeps them apart.
  if (
    wouldMeet(
      going,
      threads.filter(({ id }) => !gone.has(id)),
      isFreemail,
    )
  )
    await insertThreadAct(trx, { kind: 'split', messageIds: ids, stayed, userId });
  return [home, parted];
}

/** The conversation that came gets its name back, so that old addresses lead to it. */
async function reviveConversation(
  trx: Transaction<Database>,
  id: string,
  home: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    update conversations set merged_into = null
    where id = ${id}::bigint and merged_into = ${home}::bigint returning id`.execute(trx);
  return rows[0]?.id;
}

async function like(trx: Transaction<Database>, home: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into conversations (subject_key) select subject_key from conversations
    where id = ${home}::bigint returning id`.execute(trx);
  return rows[0]!.id;
}
