// Proves that files are read in the background, once for the same bytes, and harm nobody whatever is in them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeDocx, writeEncryptedPdf, writePdf, writeXlsx } from '../../../tests/support/write-documents.ts';
import { writeMailWithFiles } from '../../../tests/support/write-mail.ts';
import { openReadingPool } from '../../database/reading.ts';
import { transaction } from '../../database/transaction.ts';
import { readAs } from '../access/read-as.ts';
import type { Viewer } from '../access/viewer.ts';
import { refreshConversations } from '../conversations/refresh-conversations.ts';
import { shareMessage, undoShare } from '../conversations/share-message.ts';
import { splitConversation } from '../conversations/split-conversation.ts';
import { createParsePool } from '../incoming/parse/parse-in-workers.ts';
import { rebuildAll } from '../incoming/rebuild.ts';
import { describeMessages } from '../messages/describe-messages.ts';
import { insertAccessAct } from '../messages/queries-acts.ts';
import { claimContent } from './queries.ts';
import { countWaitingFiles, readWaitingFiles, rebuildFiles } from './read-waiting-files.ts';
import { createReadingPool, type ReadingPool } from './reading-pool.ts';
import type { ReadFile } from './reading-task.ts';

let house: MailHouse;
let sales: TestMailbox;
let own: TestMailbox;
let ada: Viewer;
let reading: Awaited<ReturnType<typeof openReadingPool>>;
let bruno: Viewer;
const folder = mkdtempSync(join(tmpdir(), 'kontor-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  house = await mailHouse();
  await house.rows(`insert into settings (name, value) values ('house', '{"cardsMakeThemselves": false}')`);
  ada = await house.admin('Ada');
  bruno = await house.admin('Bruno');
  sales = await house.mailbox('sales@kontor.example');
  reading = await openReadingPool(house.database.url, house.deps.log);
  own = await house.mailbox('ada@kontor.example', { policy: 'personal', ownerId: ada.userId! });
});
afterAll(async () => {
  await reading.close();
  await house.close();
});

const receive = async (
  id: string,
  files: { name: string; bytes: Buffer; type?: string }[],
  inbox = sales.inbox,
  live = true,
) => {
  await house.receive(inbox, [writeMailWithFiles({ id: `${id}@x.example`, subject: id }, files)], { live });
  const [row] = await house.rows<{ id: string; conversation_id: string }>(
    `select id, conversation_id from messages where message_id = '${id}@x.example'`,
  );
  return row!;
};
const jobs = () =>
  house.rows<{ payload: { messages?: string[] }; run_at: Date; priority: number }>(
    `select payload, run_at, priority from graphile_worker._private_jobs where payload::text <> '' order by id`,
  );
const found = (word: string) =>
  house.rows<{ message_id: string; position: number }>(
    `select message_id, position from attachment_texts where words @@ '${word}'::tsquery order by message_id`,
  );
const states = (id: string) =>
  house
    .rows<{ name: string; state: string }>(
      `select a.name, c.state from message_attachments a left join attachment_contents c on c.sha256 = a.sha256
       where message_id = ${id} order by position`,
    )
    .then((rows) => Object.fromEntries(rows.map(({ name, state }) => [name, state])));

test('new mail has its documents read by one job a batch; pictures wait for nobody', async () => {
  const offer = await receive('offer', [
    { name: 'offerte.docx', bytes: await writeDocx(['Offerte voor drie koelcellen in Rotterdam']) },
    { name: 'prijzen.xlsx', bytes: await writeXlsx('Prijzen', [['Verdamper', 4711]]) },
    { name: 'foto.png', bytes: Buffer.from('89504e470d0a1a0a', 'hex'), type: 'image/png' },
  ]);
  expect(await countWaitingFiles(house.deps.db)).toBe(2);
  expect((await jobs()).map(({ payload }) => payload.messages)).toEqual([[offer.id]]);
  expect(await readWaitingFiles(house.deps, { messages: [offer.id] })).toEqual({ read: 2, waiting: false });
  expect(await countWaitingFiles(house.deps.db)).toBe(0);
  expect(await found('rotterdam')).toEqual([{ message_id: offer.id, position: 0 }]);
  expect(await found('4711')).toEqual([{ message_id: offer.id, position: 1 }]);
  const [word] = await house.rows<{ words: number; language: string }>(
    `select words, language from attachment_contents where state = 'read' and words = 6`,
  );
  expect(word).toBeDefined();
});

test('files of a first fetch are read later: each batch puts their one job off', async () => {
  await house.rows('delete from graphile_worker._private_jobs');
  const pdf = writePdf(['Contract about pumps']);
  await receive('old1', [{ name: 'a.pdf', bytes: pdf }], sales.inbox, false);
  await receive('old2', [{ name: 'b.pdf', bytes: pdf }], sales.inbox, false);
  const waiting = await jobs();
  expect(waiting).toHaveLength(1);
  expect(waiting[0]!.payload).toEqual({});
  expect(waiting[0]!.run_at.getTime()).toBeGreaterThan(Date.now() + 100_000);
});

test('the same bytes are read once, however many mails bring them', async () => {
  expect(await readWaitingFiles(house.deps)).toEqual({ read: 2, waiting: false });
  expect(await found('contract')).toHaveLength(2);
  const rows = await house.rows<{ n: number }>(
    `select count(distinct sha256)::int as n from message_attachments where name in ('a.pdf', 'b.pdf')`,
  );
  expect(rows).toEqual([{ n: 1 }]);
});

test('what cannot be read says why, on the screen too, and the others of its mail are read', async () => {
  const odd = await receive('odd', [
    { name: 'sealed.pdf', bytes: writeEncryptedPdf('secret') },
    { name: 'damaged.docx', bytes: (await writeDocx(['x'])).subarray(0, 60) },
    { name: 'scan.pdf', bytes: writePdf(['']) },
    { name: 'old.doc', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
    { name: 'good.txt', bytes: Buffer.from('soundness') },
  ]);
  const shown = async () => {
    const messages = await describeMessages(house.deps.db, ada, { conversationId: odd.conversation_id });
    return messages.flatMap(({ message }) => message.attachments.map(({ text }) => text));
  };
  expect(await shown()).toEqual(Array(5).fill('waiting'));
  await readWaitingFiles(house.deps);
  expect(await shown()).toEqual(['encrypted', 'broken', 'no-text', 'unsupported', 'read']);
  expect(await found('soundness')).toEqual([{ message_id: odd.id, position: 4 }]);
});

test('F10: a file that takes too long is tried once more alone, then left; the next file is read', async () => {
  writeFileSync(
    join(folder, 'hang.ts'),
    `import { understand as real } from ${JSON.stringify(new URL('./read-in-thread.ts', import.meta.url).href)};
     export async function understand(raw) { if (raw.includes('HANG')) for (;;) {} return real(raw); }`,
  );
  const pool = createParsePool<ReadFile>({
    size: 1,
    script: pathToFileURL(join(folder, 'hang.ts')),
    timeoutMs: 700,
  });
  const { id } = await receive('hang', [
    { name: 'a.txt', bytes: Buffer.from('HANG here') },
    { name: 'b.txt', bytes: Buffer.from('afterwards') },
  ]);
  expect(await readWaitingFiles(house.deps, { pool })).toEqual({ read: 1, waiting: true });
  expect(await states(id)).toEqual({ 'a.txt': 'reading', 'b.txt': 'read' });
  await house.rows(`update attachment_contents set read_at = now() - interval '2 minutes'`);
  expect(await readWaitingFiles(house.deps, { pool })).toEqual({ read: 1, waiting: false });
  expect(await states(id)).toEqual({ 'a.txt': 'too-large', 'b.txt': 'read' });
  await pool.close();
}, 60_000);

test('where a reader is not installed nothing is said of the files: they wait', async () => {
  const { id } = await receive('unread', [{ name: 'w.pdf', bytes: writePdf(['Waiting for a reader']) }]);
  const pool = {
    run: async () => [{ id: 0, error: "Cannot find package 'unpdf' imported from read-pdf.ts" }],
  } as unknown as ReadingPool;
  await expect(readWaitingFiles(house.deps, { messages: [id], pool })).rejects.toThrow('No file can be read');
  expect(await countWaitingFiles(house.deps.db)).toBe(1);
  await house.rows(
    `update attachment_contents set read_at = now() - interval '2 minutes' where state = 'reading'`,
  );
  expect(await readWaitingFiles(house.deps, { messages: [id] })).toEqual({ read: 1, waiting: false });
  expect(await states(id)).toEqual({ 'w.pdf': 'read' });
}, 60_000);

test('a process that was killed while reading: taken up after its lease, and given up the fourth time', async () => {
  const { id } = await receive('killer', [{ name: 'k.txt', bytes: Buffer.from('killing words') }]);
  const [{ sha256 }] = (await house.rows<{ sha256: Buffer }>(
    `select sha256 from message_attachments where message_id = ${id}`,
  )) as [{ sha256: Buffer }];
  const lapse = () =>
    house.rows(
      `update attachment_contents set read_at = now() - interval '2 minutes' where state = 'reading'`,
    );
  expect(await claimContent(house.deps.db, sha256)).toBe(1);
  expect(await readWaitingFiles(house.deps)).toEqual({ read: 0, waiting: true });
  await lapse();
  expect(await claimContent(house.deps.db, sha256)).toBe(2);
  await lapse();
  expect(await claimContent(house.deps.db, sha256)).toBe(3);
  await lapse();
  expect(await readWaitingFiles(house.deps)).toEqual({ read: 1, waiting: false });
  expect(await states(id)).toEqual({ 'k.txt': 'broken' });
  expect(await found('killing')).toEqual([]);
});

test('F35: words of a file follow their message: another audience, another conversation, other readers', async () => {
  const letter = await receive('private', [{ name: 'p.txt', bytes: Buffer.from('whisper') }], own.inbox);
  await readWaitingFiles(house.deps);
  const sees = (viewer: Viewer) =>
    readAs({ reading: reading.db }, viewer, async (trx) => {
      const { rows } = await sql`select 1 from attachment_texts where words @@ 'whisper'::tsquery`.execute(
        trx,
      );
      return rows.length;
    });
  expect([await sees(ada), await sees(bruno)]).toEqual([1, 0]);
  const raw = writeMailWithFiles({ id: 'private@x.example', subject: 'private' }, [
    { name: 'p.txt', bytes: Buffer.from('whisper') },
  ]);
  await house.receive(sales.inbox, [raw]);
  expect([await sees(ada), await sees(bruno)]).toEqual([1, 1]);
  const differing = `select 1 from attachment_texts t left join messages m
    on m.conversation_id = t.conversation_id and m.id = t.message_id
    where (m.audience_id, m.sent_at) is distinct from (t.audience_id, t.sent_at)`;
  expect(await house.rows(differing)).toEqual([]);
  await house.receive(sales.inbox, [
    writeMailWithFiles(
      { id: 'answer@x.example', subject: 'Re: private', inReplyTo: 'private@x.example' },
      [],
    ),
  ]);
  await splitConversation(house.deps.db, ada, { id: letter.conversation_id, messageIds: [letter.id] });
  expect(await house.rows(differing)).toEqual([]);
  expect(await found('whisper')).toHaveLength(1);
});

/** Reads really, and lets something happen in the middle of it. */
function whileReading(happen: () => Promise<void>): { pool: ReadingPool; close: () => Promise<void> } {
  const real = createReadingPool();
  const pool = {
    run: async (tasks: Parameters<ReadingPool['run']>[0]) => {
      const outcome = await real.run(tasks);
      await happen();
      return outcome;
    },
  } as ReadingPool;
  return { pool, close: () => real.close() };
}
const readers = async (word: string) => {
  const sees = (viewer: Viewer) =>
    readAs({ reading: reading.db }, viewer, async (trx) => {
      const { rows } = await sql`select 1 from attachment_texts where words @@ ${word}::tsquery`.execute(trx);
      return rows.length;
    });
  return { ada: await sees(ada), bruno: await sees(bruno) };
};

test('F36: a mail that is shared while its file is read is found by whom it is shared with', async () => {
  const letter = await receive('shared', [{ name: 's.txt', bytes: Buffer.from('murmuring') }], own.inbox);
  const { pool, close } = whileReading(async () => {
    await shareMessage(house.deps.db, ada, {
      messageId: letter.id,
      principal: `user:${bruno.userId}`,
      why: '',
    });
  });
  await readWaitingFiles(house.deps, { messages: [letter.id], pool });
  await close();
  expect(await readers('murmuring')).toEqual({ ada: 1, bruno: 1 });
});

test('F35: a share that ends while the file is read, and while its words wait to be written, ends for them too', async () => {
  for (const word of ['hushing', 'hissing']) {
    const letter = await receive(word, [{ name: 'n.txt', bytes: Buffer.from(word) }], own.inbox);
    const share = await shareMessage(house.deps.db, ada, {
      messageId: letter.id,
      principal: `user:${bruno.userId}`,
      why: '',
    });
    let ended: Promise<void> | undefined;
    const { pool, close } = whileReading(async () => {
      if (word === 'hushing') return undoShare(house.deps.db, ada, share.id);
      // Its conversation is held when the words come to be written; the end of the share is not yet there.
      const held = Promise.withResolvers<void>();
      ended = transaction(house.deps.db, async (trx) => {
        await sql`select from conversations where id = ${letter.conversation_id}::bigint for update`.execute(
          trx,
        );
        held.resolve();
        await insertAccessAct(trx, {
          messageId: letter.id,
          mailboxId: own.id,
          kind: 'take-back',
          principal: null,
          why: '',
          userId: ada.userId,
        });
        await refreshConversations(trx, [letter.conversation_id]);
        await new Promise((resolve) => setTimeout(resolve, 300));
      });
      return held.promise;
    });
    await readWaitingFiles(house.deps, { messages: [letter.id], pool });
    await ended;
    await close();
    expect(await readers(word)).toEqual({ ada: 1, bruno: 0 });
  }
});

test('words of a file follow a message that is moved while they wait to be written', async () => {
  const letter = await receive('moved', [{ name: 'm.txt', bytes: Buffer.from('wandering') }]);
  await house.receive(sales.inbox, [
    writeMailWithFiles({ id: 'stays@x.example', subject: 'Re: moved', inReplyTo: 'moved@x.example' }, []),
  ]);
  let split: Promise<unknown> | undefined;
  const { pool, close } = whileReading(async () => {
    const held = Promise.withResolvers<void>();
    const hold = transaction(house.deps.db, async (trx) => {
      await sql`select from conversations where id = ${letter.conversation_id}::bigint for update`.execute(
        trx,
      );
      held.resolve();
      await new Promise((resolve) => setTimeout(resolve, 200));
    });
    await held.promise;
    // Waits behind that, and the words behind it.
    split = splitConversation(house.deps.db, ada, { id: letter.conversation_id, messageIds: [letter.id] });
    await new Promise((resolve) => setTimeout(resolve, 100));
    void hold;
  });
  await readWaitingFiles(house.deps, { messages: [letter.id], pool });
  await split;
  await close();
  const rows = await house.rows<{ same: boolean; waits: boolean }>(
    `select t.conversation_id = m.conversation_id as same, a.text_pipeline is null as waits
     from messages m join message_attachments a on a.message_id = m.id
       left join attachment_texts t on t.message_id = m.id where m.id = ${letter.id}`,
  );
  expect(rows).toEqual([{ same: true, waits: false }]);
});

test('what was read of a mail goes with its rows, as they go in an erasure, unless another mail has the same file', async () => {
  const bytes = Buffer.from('perishable goods');
  const one = await receive('erased', [
    { name: 'a.txt', bytes },
    { name: 'b.txt', bytes: Buffer.from('vanishing alone') },
  ]);
  const other = await receive('keeps', [{ name: 'c.txt', bytes }]);
  await readWaitingFiles(house.deps);
  expect(await found('perishable')).toHaveLength(2);
  const contents = () =>
    house.rows<{ n: number }>(
      `select count(*)::int as n from attachment_contents c where sha256 in
         (sha256('perishable goods'), sha256('vanishing alone'))`,
    );
  expect(await contents()).toEqual([{ n: 2 }]);
  await house.rows(`delete from message_attachments where message_id = ${one.id}`);
  expect(await found('perishable')).toEqual([{ message_id: other.id, position: 0 }]);
  expect(await found('vanishing')).toEqual([]);
  expect(await contents()).toEqual([{ n: 1 }]);
  await house.rows(`delete from message_attachments where message_id = ${other.id}`);
  expect(await contents()).toEqual([{ n: 0 }]);
  // A list of files that is written anew keeps what was read.
  await rebuildAll(house.deps);
  await rebuildFiles(house.deps);
  expect(await found('perishable')).toHaveLength(2);
});

test('from nothing, a rebuild makes the same words again; a second one changes nothing', async () => {
  // With the message's conversation, whichever number that has: of two that were split, the rebuild may number the other.
  const snapshot = () =>
    house.rows(`select t.message_id, position, t.audience_id, t.sent_at, words::text from attachment_texts t
      join messages m on m.conversation_id = t.conversation_id and m.id = t.message_id order by 1, 2`);
  // What was beyond the limits of the tests above is well within the real ones.
  await house.rows(`delete from attachment_contents where state in ('too-large', 'broken')`);
  await rebuildFiles(house.deps);
  const before = await snapshot();
  expect(before.length).toBeGreaterThan(5);
  for (const table of ['attachment_texts', 'attachment_contents', 'message_attachments', 'messages'])
    await sql`truncate ${sql.table(table)}`.execute(house.deps.db);
  await sql`truncate message_conversations`.execute(house.deps.db);
  await sql`truncate message_identities, message_texts, message_words, message_addresses, thread_subjects, thread_references, conversation_audiences, conversations`.execute(
    house.deps.db,
  );
  await rebuildAll(house.deps);
  await rebuildFiles(house.deps);
  expect(await snapshot()).toEqual(before);
  await house.rows(`delete from attachment_texts where words @@ 'rotterdam'::tsquery`);
  await house.rows(`insert into attachment_contents (sha256, state, pipeline) values ('\\x00', 'broken', 1)`);
  await rebuildFiles(house.deps);
  expect(await snapshot()).toEqual(before);
  expect(await house.rows(`select 1 from attachment_contents where sha256 = '\\x00'`)).toEqual([]);
}, 60_000);

test('while mail waits to be understood, files wait', async () => {
  await receive('late', [{ name: 'l.txt', bytes: Buffer.from('later on') }]);
  await house.rows(`update sources set state = 'kept' where id = (select max(id) from sources)`);
  expect(await readWaitingFiles(house.deps, { yieldsToMail: true })).toEqual({ read: 0, waiting: true });
});
