// Proves that everything derived comes back the same: in place, from nothing, with people's acts.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import type { Viewer } from '../access/viewer.ts';
import { handleConversations } from '../conversations/handle-conversations.ts';
import { splitConversation } from '../conversations/split-conversation.ts';
import { rebuildAll } from './rebuild.ts';
import { rederiveOld } from './rederive-old.ts';

let house: MailHouse;
let sales: TestMailbox;
let ada: Viewer;
const derived = [
  'messages',
  'message_conversations',
  'message_identities',
  'thread_subjects',
  'message_texts',
  'message_addresses',
  'message_attachments',
  'message_words',
  'attachment_texts',
  'conversation_audiences',
  'correspondents',
];

beforeAll(async () => {
  house = await mailHouse();
  sales = await house.mailbox('sales@kontor.example');
  // Cards would file the mail in a job; here everything is to stand still.
  await house.rows(`insert into settings (name, value) values ('house', '{"cardsMakeThemselves": false}')`);
  ada = await house.admin('Ada');
  const thread = (n: number) => [
    writeMail({ id: `r${n}a@x.example`, subject: `Order ${n}`, from: `bruno${n}@noord.example` }),
    writeMail({
      id: `r${n}b@x.example`,
      subject: `Re: Order ${n}`,
      from: 'sales@kontor.example',
      to: `bruno${n}@noord.example`,
      references: [`r${n}a@x.example`],
    }),
    writeMail({
      id: `r${n}c@x.example`,
      subject: `Re: Order ${n}`,
      from: `bruno${n}@noord.example`,
      inReplyTo: `r${n}b@x.example`,
    }),
  ];
  await house.receive(sales.inbox, Array.from({ length: 12 }, (_, n) => thread(n)).flat());
  const [third] = await house.rows<{ id: string; conversation_id: string }>(
    `select id, conversation_id from messages where message_id = 'r3c@x.example'`,
  );
  await splitConversation(house.database.db, ada, { id: third!.conversation_id, messageIds: [third!.id] });
  // Two are handled; a machine answers the one, a person the other.
  const handled = await house.rows<{ conversation_id: string; message_id: string }>(
    `select conversation_id, message_id from messages where message_id in ('r8c@x.example', 'r9c@x.example') order by 2`,
  );
  await handleConversations(house.database.db, ada, {
    ids: handled.map(({ conversation_id }) => conversation_id),
    value: true,
  });
  await house.receive(sales.inbox, [
    writeMail({
      id: 'r8d@x.example',
      from: 'bruno8@noord.example',
      inReplyTo: 'r8c@x.example',
      headers: ['Auto-Submitted: auto-replied'],
    }),
    writeMail({ id: 'r9d@x.example', from: 'bruno9@noord.example', inReplyTo: 'r9c@x.example' }),
  ]);
  expect(
    await house.rows(
      `select open, count from conversation_audiences where mailbox_id = 0 and count = 4 order by conversation_id`,
    ),
  ).toEqual([
    { open: false, count: 4 },
    { open: true, count: 4 },
  ]);
});
afterAll(() => house.close());

const snapshot = async () => {
  const tables: Record<string, unknown> = {};
  for (const table of derived) {
    const rows = await house.rows<{ row: string }>(`select t::text as row from ${table} t order by 1`);
    tables[table] = rows.map(({ row }) => row);
  }
  return tables;
};

test('a rebuild finds nothing to change, twice, and a split stays split', async () => {
  const before = await snapshot();
  expect(await rebuildAll(house.deps)).toMatchObject({ messages: 38, changed: 0, moved: 0, quarantined: 0 });
  expect(await rebuildAll(house.deps)).toMatchObject({ changed: 0, moved: 0 });
  expect(await snapshot()).toEqual(before);
});

test('from nothing but sources and acts, everything comes back under the same ids', async () => {
  const before = await snapshot();
  for (const table of [...derived, 'thread_references', 'conversations'])
    await sql`truncate ${sql.table(table)}`.execute(house.database.db);
  await rebuildAll(house.deps);
  expect(await snapshot()).toEqual(before);
  expect(await rebuildAll(house.deps)).toMatchObject({ changed: 0, moved: 0 });
});

test('what was tampered with is put right, and nothing else is written', async () => {
  const before = await snapshot();
  await sql`update messages set subject = 'forged', kind = 'bulk' where message_id = 'r5a@x.example'`.execute(
    house.database.db,
  );
  await sql`delete from message_addresses where address = 'bruno6@noord.example'`.execute(house.database.db);
  expect(await rebuildAll(house.deps)).toMatchObject({ changed: 4, moved: 0 });
  expect(await snapshot()).toEqual(before);
});

test('what an older pipeline derived is derived anew in the background', async () => {
  const before = await snapshot();
  await sql`update messages set snippet = 'old', pipeline = 0 where message_id = 'r7b@x.example'`.execute(
    house.database.db,
  );
  await sql`update sources set pipeline = 0`.execute(house.database.db);
  await rederiveOld(house.deps, new AbortController().signal, () => false);
  expect(await house.rows(`select 1 from sources where pipeline = 0`)).toEqual([]);
  expect(await snapshot()).toEqual(before);
});
