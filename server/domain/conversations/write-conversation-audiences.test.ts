// Proves that rows which new messages were added to are the rows that would be computed from all messages.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { transaction } from '../../database/transaction.ts';
import type { Viewer } from '../access/viewer.ts';
import { ProductError } from '../problem.ts';
import { handleConversations } from './handle-conversations.ts';
import { writeConversationAudiences } from './write-conversation-audiences.ts';

let house: MailHouse;
let boxes: TestMailbox[];
let people: Viewer[];

beforeAll(async () => {
  house = await mailHouse();
  boxes = [
    await house.mailbox('sales@kontor.example'),
    await house.mailbox('support@kontor.example', { policy: 'team' }),
    await house.mailbox('old@kontor.example', { kind: 'archive' }),
  ];
  people = [await house.admin('Ada'), await house.admin('Bruno')];
  // Support is Bruno's alone.
  await house.rows(
    `insert into mailbox_people (mailbox_id, principal) values (${boxes[1]!.id}, 'user:${people[1]!.userId}')`,
  );
});
afterAll(() => house.close());

const rows = () =>
  house.rows<{ row: string }>(`select ca::text as row from conversation_audiences ca order by 1`);

/** Ada and Bruno in turn declare all handled that they read. */
async function handleAll(turn: number): Promise<void> {
  const ids = await house.rows<{ id: string }>(`select id from conversations where merged_into is null`);
  await handleConversations(house.database.db, people[turn % 2]!, {
    ids: ids.map(({ id }) => id),
    value: true,
  }).catch((error: unknown) => {
    if (!(error instanceof ProductError)) throw error;
  });
}

const mails = fc.array(
  fc.record({
    thread: fc.integer({ min: 0, max: 3 }),
    box: fc.integer({ min: 0, max: 2 }),
    folder: fc.constantFrom('inbox' as const, 'sent' as const, 'junk' as const),
    isAnswer: fc.boolean(),
    fromUs: fc.boolean(),
    minute: fc.integer({ min: 0, max: 5 }),
    isMachine: fc.boolean(),
    handledBefore: fc.boolean(),
  }),
  { minLength: 4, maxLength: 16 },
);

test('added row by row or computed from all messages, the lists are the same', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(mails, async (given) => {
      run += 1;
      let last: string | undefined;
      for (const [
        at,
        { thread, box, folder, isAnswer, fromUs, minute, isMachine, handledBefore },
      ] of given.entries()) {
        const id = `${run}-${at}@x.example`;
        if (handledBefore) await handleAll(run);
        const customer = `anna${thread}@kunde${run}.example`;
        const raw = writeMail({
          id,
          subject: isAnswer ? `Re: Order ${thread}` : `Order ${thread}`,
          from: fromUs ? 'sales@kontor.example' : customer,
          to: fromUs ? customer : 'sales@kontor.example',
          date: new Date(Date.UTC(2026, 4, 1, 10, minute)).toUTCString(),
          ...(isAnswer && last ? { inReplyTo: last } : {}),
          ...(isMachine ? { headers: ['Auto-Submitted: auto-replied'] } : {}),
        });
        last = id;
        await house.receive(boxes[box]![folder], [raw]);
      }
      const added = await rows();
      const ids = await house.rows<{ id: string }>(`select id from conversations where merged_into is null`);
      await transaction(house.database.db, (trx) =>
        writeConversationAudiences(
          trx,
          ids.map(({ id }) => id),
        ),
      );
      expect(await rows()).toEqual(added);
    }),
    { numRuns: 12 },
  );
}, 120_000);

test("Gmail's labels put mail of its one folder into the inbox or into sent", async () => {
  const gmail = await house.mailbox('sales.team@gmail.example');
  const [all] = await house.rows<{ id: string }>(
    `insert into folders (mailbox_id, path, role) values (${gmail.id}, '[Gmail]/All Mail', 'all') returning id`,
  );
  const alias = { from: 'alias@elsewhere.example', to: 'bruno@noord.example' };
  await house.receive(all!.id, [writeMail({ id: 'g1@x.example', subject: 'Hello', ...alias })], {
    placement: { labels: ['\\Sent'] },
  });
  await house.receive(all!.id, [writeMail({ id: 'g2@x.example', subject: 'Pumps' })], {
    placement: { labels: ['\\Inbox', 'Klanten'] },
  });
  expect(
    await house.rows(
      `select message_id, array_agg(box order by box) as boxes from (
         select m.message_id, ca.box from conversation_audiences ca join messages m on m.id = ca.message_id
         where ca.mailbox_id = ${gmail.id}) boxed group by 1 order by 1`,
    ),
  ).toEqual([
    { message_id: 'g1@x.example', boxes: ['all', 'sent'] },
    { message_id: 'g2@x.example', boxes: ['all', 'inbox'] },
  ]);
});
