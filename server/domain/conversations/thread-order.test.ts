// Proves that neither the order of arrival, nor the cut into batches, nor two processes at once change the conversations.
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { column } from '../../database/arrays.ts';
import { transaction } from '../../database/transaction.ts';
import { isFreemail } from '../contacts/is-freemail.ts';
import { describeThread, type ThreadFacts } from './describe-thread.ts';
import { holdThreads } from './hold-threads.ts';
import { belongTogether, Groups } from './thread-graph.ts';
import { threadMessages } from './thread-messages.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ max: 4 });
});
afterAll(() => database.close());

const sha = (text: string): Buffer => hash('sha256', text, 'buffer');
const people = ['bruno@noord.example', 'carla@zuid.example', 'eve@evil.example', 'sales@kontor.example'];

/** Mails over few Message-IDs, so that much refers to much. */
const mail = fc.record({
  id: fc.integer({ min: 0, max: 14 }),
  refs: fc.uniqueArray(fc.integer({ min: 0, max: 14 }), { maxLength: 3 }),
  subject: fc.constantFrom('Offer', 'Re: Offer', 'Re: Pumps', 'Pumps', ''),
  day: fc.integer({ min: 0, max: 80 }),
  from: fc.constantFrom(...people),
  to: fc.constantFrom(...people),
  closed: fc.boolean(),
  isForged: fc.boolean(),
});
type Mail = typeof mail extends fc.Arbitrary<infer T> ? T : never;

function factsOf(one: Mail, id: string): ThreadFacts {
  const isOurs = one.from.endsWith('@kontor.example');
  return {
    id,
    messageIdHash: sha(`id ${one.id}`),
    refs: Buffer.concat(one.refs.filter((ref) => ref !== one.id).map((ref) => sha(`id ${ref}`))),
    subject: one.subject,
    kind: 'personal',
    direction: isOurs ? 'out' : 'in',
    sentAt: new Date(Date.UTC(2026, 0, 1) + one.day * 86_400_000),
    closed: one.closed,
    isForged: one.isForged,
    from: one.from,
    counterpart: isOurs ? one.to : one.from,
    addresses: [one.from, one.to],
    reported: [],
  };
}

/** What the rules say, pair by pair, without a database. */
function expected(all: ThreadFacts[]): string[] {
  const threads = all.map(describeThread);
  const groups = new Groups();
  threads.forEach((a, index) => {
    for (const b of threads.slice(index + 1)) if (belongTogether(a, b, isFreemail)) groups.join(a.id, b.id);
  });
  return partition(all.map(({ id }) => [id, groups.find(id)]));
}

function partition(pairs: [string, string][]): string[] {
  const sets = Map.groupBy(pairs, ([, group]) => group).values();
  return [...sets]
    .map((set) =>
      set
        .map(([id]) => id)
        .sort()
        .join(' '),
    )
    .sort();
}

/** Threads a batch and writes of its messages what later batches look at. */
async function arrive(batch: ThreadFacts[]): Promise<void> {
  await transaction(database.db, async (trx) => {
    await holdThreads(trx);
    const { conversationOf } = await threadMessages(trx, batch.map(describeThread));
    for (const one of batch) {
      const conversation = conversationOf.get(one.id)!;
      await sql`insert into messages (conversation_id, id, source_id, message_id_hash, content_hash, audience_id, subject,
          sent_at, direction, kind, from_address, counterpart_address, refs, closed, authentication)
        values (${conversation}, ${one.id}, 0, ${one.messageIdHash}, ${one.messageIdHash}, 0, ${one.subject}, ${one.sentAt},
          ${one.direction}, ${one.kind}, ${one.from}, ${one.counterpart}, ${one.refs}, ${one.closed},
          ${one.isForged ? '{"verdict":"fail"}' : '{}'})`.execute(trx);
      await sql`insert into message_conversations values (${one.id}, ${conversation})`.execute(trx);
      await sql`insert into message_addresses (conversation_id, message_id, role, position, address)
        select ${conversation}::bigint, ${one.id}::bigint, 'to', n - 1, address
        from unnest(${column('text', one.addresses)}) with ordinality as a (address, n)`.execute(trx);
    }
  });
}

async function found(): Promise<string[]> {
  const { rows } = await sql<{ id: string; conversation_id: string }>`
    select id, conversation_id from message_conversations`.execute(database.db);
  return partition(rows.map(({ id, conversation_id }) => [id, conversation_id]));
}

async function empty(): Promise<void> {
  for (const table of [
    'messages',
    'message_conversations',
    'message_addresses',
    'thread_references',
    'thread_subjects',
  ])
    await sql`delete from ${sql.table(table)}`.execute(database.db);
}

const scene = fc.record({
  mails: fc.array(mail, { minLength: 2, maxLength: 14 }),
  seed: fc.integer(),
  size: fc.integer({ min: 1, max: 6 }),
});

function shuffled<T>(items: T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, order: hash('sha256', `${seed} ${index}`) }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ item }) => item);
}

function cut<T>(items: T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, n * size + size),
  );
}

test('any order of arrival, in batches of any size, gives the conversations the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ mails, seed, size }) => {
      await empty();
      const all = mails.map((one, index) => factsOf(one, String(index + 1)));
      for (const batch of cut(shuffled(all, seed), size)) await arrive(batch);
      expect(await found()).toEqual(expected(all));
    }),
    { numRuns: 150 },
  );
}, 240_000);

test('so do two processes at once', async () => {
  await fc.assert(
    fc.asyncProperty(scene, async ({ mails, seed, size }) => {
      await empty();
      const all = mails.map((one, index) => factsOf(one, String(index + 1)));
      const batches = cut(shuffled(all, seed), size);
      const half = Math.ceil(batches.length / 2);
      const process = async (own: ThreadFacts[][]) => {
        for (const batch of own) await arrive(batch);
      };
      await Promise.all([process(batches.slice(0, half)), process(batches.slice(half))]);
      expect(await found()).toEqual(expected(all));
    }),
    { numRuns: 60 },
  );
}, 240_000);
