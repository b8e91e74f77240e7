// Decides anew which of all messages belong together, with what people split and merged, and moves what is elsewhere.
import { sql, type Transaction } from 'kysely';
import type { Database } from '../../database/schema.ts';
import { isFreemail } from '../contacts/is-freemail.ts';
import { fileConversations } from './file-conversations.ts';
import { holdThreads } from './hold-threads.ts';
import { loadThreads } from './load-threads.ts';
import { moveConversation, moveMessages } from './move-messages.ts';
import { refreshConversations } from './refresh-conversations.ts';
import { rewriteThreads } from './rewrite-threads.ts';
import { belongTogether, Groups, type Thread } from './thread-graph.ts';

interface Placed {
  thread: Thread;
  conversationId: string;
}

const atOnce = 2000;

/** @returns how many conversations were joined or taken apart. Holds about 1 KB of memory a message. */
export async function rethread(trx: Transaction<Database>): Promise<number> {
  await holdThreads(trx);
  const all = await loadAll(trx);
  const groups = await groupAll(trx, all);
  const wanted = Map.groupBy(all, ({ thread }) => groups.find(thread.id));
  const touched = new Set<string>();
  // A conversation's name stays with the group of its oldest message.
  const owners = new Map<string, string>();
  for (const { thread, conversationId } of all)
    if (!owners.has(conversationId)) owners.set(conversationId, groups.find(thread.id));
  const sizes = Map.groupBy(all, (one) => one.conversationId);
  let moved = 0;
  for (const [root, members] of wanted) {
    const parts = Map.groupBy(members, (member) => member.conversationId);
    const named = [...parts.keys()].filter((id) => owners.get(id) === root).sort(byAge);
    const home = named[0] ?? (await makeConversation(trx, members[0]!));
    for (const [conversationId, part] of parts) {
      if (conversationId === home) continue;
      moved++;
      touched.add(home);
      touched.add(conversationId);
      const isWhole = sizes.get(conversationId)!.length === part.length;
      if (isWhole) await moveConversation(trx, conversationId, home);
      else
        await moveMessages(
          trx,
          part.map(({ thread }) => thread.id),
          conversationId,
          home,
        );
    }
  }
  if (touched.size === 0) return 0;
  const ids = [...touched];
  await rewriteThreads(trx, ids);
  await fileConversations(trx, ids);
  await refreshConversations(trx, ids);
  return moved;
}

async function loadAll(trx: Transaction<Database>): Promise<Placed[]> {
  const all: Placed[] = [];
  for (let after = '0'; ; ) {
    const { rows } = await sql<{ id: string }>`
      select id from message_conversations where id > ${after}::bigint order by id limit ${atOnce}`.execute(
      trx,
    );
    if (rows.length === 0) return all;
    after = rows.at(-1)!.id;
    const loaded = await loadThreads(trx, { messages: rows.map(({ id }) => id) });
    for (const { thread, conversationId } of loaded) all.push({ thread, conversationId });
  }
}

async function groupAll(trx: Transaction<Database>, all: Placed[]): Promise<Groups> {
  const acts = await sql<{ kind: 'split' | 'merge'; message_ids: string[]; stayed: string }>`
    select kind, message_ids, stayed from thread_acts where undone_at is null order by id`.execute(trx);
  const zones = zonesOf(
    all.map(({ thread }) => thread),
    acts.rows.filter(({ kind }) => kind === 'split').map((act) => act.message_ids),
  );
  const groups = new Groups();
  const byKey = new Map<string, Thread[]>();
  const hold = (key: string, thread: Thread) => {
    const holders = byKey.get(key);
    if (holders) holders.push(thread);
    else byKey.set(key, [thread]);
  };
  for (const { thread } of all) {
    for (const hash of new Set([thread.self, ...thread.refs])) hold(`r${hash}`, thread);
    if (thread.subject !== '') hold(`s${thread.subject}`, thread);
  }
  for (const [key, holders] of byKey) {
    if (holders.length < 2) continue;
    const isPlain =
      key.startsWith('r') &&
      holders.every(({ closed }) => !closed) &&
      holders.some(({ self }) => `r${self}` !== key);
    for (const [, same] of Map.groupBy(holders, ({ id }) => zones.get(id) ?? ''))
      joinHolders(same, isPlain, groups);
  }
  for (const { kind, message_ids, stayed } of acts.rows)
    if (kind === 'merge') for (const id of message_ids) groups.join(stayed, id);
  return groups;
}

function joinHolders(holders: Thread[], isPlain: boolean, groups: Groups): void {
  holders.forEach((a, index) => {
    if (isPlain) groups.join(holders[0]!.id, a.id);
    else
      for (const b of holders.slice(index + 1)) if (belongTogether(a, b, isFreemail)) groups.join(a.id, b.id);
  });
}

/** Which split a message is on the far side of: its own, or that of the nearest mail it answers. */
function zonesOf(threads: Thread[], splits: string[][]): Map<string, string> {
  const zones = new Map<string, string>();
  if (splits.length === 0) return zones;
  splits.forEach((ids, index) => {
    for (const id of ids) zones.set(id, String(index));
  });
  const taken = new Set(zones.keys());
  const bySelf = new Map(threads.map((thread) => [thread.self, thread]));
  const sorted = threads.toSorted((a, b) => a.sentAt.getTime() - b.sentAt.getTime() || byAge(a.id, b.id));
  for (const thread of sorted) {
    if (taken.has(thread.id)) continue;
    const parent = thread.refs.toReversed().flatMap((ref) => bySelf.get(ref) ?? [])[0];
    const zone = parent && zones.get(parent.id);
    if (zone !== undefined) zones.set(thread.id, zone);
  }
  return zones;
}

const byAge = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

async function makeConversation(trx: Transaction<Database>, { thread }: Placed): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into conversations (subject_key) values (${thread.looseSubject}) returning id`.execute(trx);
  return rows[0]!.id;
}
