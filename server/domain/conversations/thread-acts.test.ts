// Proves that people's splits and merges hold, and can be taken back.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import type { Viewer } from '../access/viewer.ts';
import { mergeConversations } from './merge-conversations.ts';
import { splitConversation } from './split-conversation.ts';
import { undoThreadAct } from './undo-thread-act.ts';

let house: MailHouse;
let sales: TestMailbox;
let ada: Viewer;
beforeAll(async () => {
  house = await mailHouse();
  sales = await house.mailbox('sales@kontor.example');
  const [user] = await house.rows<{ id: string }>(
    `insert into users (name, email, role) values ('Ada', 'ada@kontor.example', 'admin') returning id`,
  );
  ada = {
    userId: user!.id,
    role: 'admin',
    principals: ['everyone', `user:${user!.id}`, `owner:${user!.id}`],
  };
});
afterAll(() => house.close());

const at = async (id: string) => {
  const [row] = await house.rows<{ id: string; conversation_id: string }>(
    `select id, conversation_id from messages where message_id = '${id}'`,
  );
  return row!;
};
const listed = (conversation: string) =>
  house.rows<{ count: number }>(
    `select count from conversation_audiences where conversation_id = ${conversation} and mailbox_id = 0`,
  );

test('F23: what a person split stays apart, and later answers go where the mail they answer is', async () => {
  await house.receive(sales.inbox, [
    writeMail({ id: 'a1@x.example', subject: 'Pumps' }),
    writeMail({ id: 'a2@x.example', subject: 'Re: Pumps', inReplyTo: 'a1@x.example' }),
    writeMail({
      id: 'a3@x.example',
      subject: 'Re: Pumps, and an invoice',
      references: ['a1@x.example', 'a2@x.example'],
    }),
  ]);
  const whole = (await at('a1@x.example')).conversation_id;
  const third = await at('a3@x.example');
  const { actId, conversationId } = await splitConversation(house.database.db, ada, {
    id: whole,
    messageIds: [third.id],
  });
  expect((await at('a3@x.example')).conversation_id).toBe(conversationId);
  expect(await listed(whole)).toEqual([{ count: 2 }]);
  expect(await listed(conversationId)).toEqual([{ count: 1 }]);
  await house.receive(sales.inbox, [
    writeMail({
      id: 'a4@x.example',
      subject: 'Re: invoice',
      references: ['a1@x.example', 'a2@x.example', 'a3@x.example'],
    }),
    writeMail({ id: 'a5@x.example', subject: 'Re: Pumps', references: ['a1@x.example', 'a2@x.example'] }),
  ]);
  expect((await at('a4@x.example')).conversation_id).toBe(conversationId);
  expect((await at('a5@x.example')).conversation_id).toBe(whole);

  await undoThreadAct(house.database.db, ada, actId);
  expect((await at('a4@x.example')).conversation_id).toBe(whole);
  expect(await listed(whole)).toEqual([{ count: 5 }]);
});

test('what a person merged is one, leaves a redirect, and comes apart again', async () => {
  await house.receive(sales.inbox, [
    writeMail({ id: 'b1@x.example', subject: 'One' }),
    writeMail({ id: 'b2@x.example', subject: 'Two', from: 'carla@zuid.example' }),
  ]);
  const [one, two] = [(await at('b1@x.example')).conversation_id, (await at('b2@x.example')).conversation_id];
  const { actId } = await mergeConversations(house.database.db, ada, { id: one, other: two });
  expect((await at('b2@x.example')).conversation_id).toBe(one);
  expect(await house.rows(`select merged_into from conversations where id = ${two}`)).toEqual([
    { merged_into: one },
  ]);
  await house.receive(sales.inbox, [
    writeMail({ id: 'b3@x.example', subject: 'Re: Two', inReplyTo: 'b2@x.example' }),
  ]);
  expect((await at('b3@x.example')).conversation_id).toBe(one);
  await undoThreadAct(house.database.db, ada, actId);
  expect((await at('b2@x.example')).conversation_id).not.toBe(one);
  expect(await listed(one)).toHaveLength(1);
});
