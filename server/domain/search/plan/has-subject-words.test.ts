// After an upgrade: mail an older version understood is found by its subject before and after it was read anew.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../../tests/support/mail-house.ts';
import { writeMail } from '../../../../tests/support/write-mail.ts';
import type { Viewer } from '../../access/viewer.ts';
import { rederiveOld } from '../../incoming/rederive-old.ts';
import { searchMessages } from '../search-messages.ts';
import { hasSubjectWords } from './has-subject-words.ts';

let house: MailHouse;
let ada: Viewer;

beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  const { inbox } = await house.mailbox('sales@kontor.example');
  await house.receive(inbox, [
    writeMail({ id: 'old', subject: 'Offer for pumps', body: 'Forty of them.' }),
    writeMail({ id: 'said', subject: 'Prices', body: 'The offer is late.' }),
  ]);
});
afterAll(() => house.close());

/** As version 2 left it. */
async function makeOld(): Promise<void> {
  await house.rows(
    `update message_words set words = regexp_replace(words::text, '''=[^'']*''', '', 'g')::tsvector`,
  );
  await house.rows('update sources set pipeline = 2');
}

const found = async (q: string) => {
  // Each transaction asks for itself, and remembers nothing.
  const { items } = await house.deps.db
    .transaction()
    .execute((trx) => searchMessages(trx, ada, { q, limit: 10 }));
  return items.map(({ messageId }) => messageId);
};

test('words of a subject are found by weight in old mail, by their sign once all is read anew', async () => {
  await makeOld();
  const [{ signs }] = (await house.rows<{ signs: string }>(
    `select count(*) as signs from message_words where words::text like '%''=%'`,
  )) as [{ signs: string }];
  expect(Number(signs)).toBe(0);
  expect(await hasSubjectWords(house.deps.db)).toBe(false);
  for (const q of ['subject:offer', 'subject:offers', 'subject:"offer for"', 'subject:off*'])
    expect([q, await found(q)]).toEqual([q, ['old']]);
  await rederiveOld(house.deps, new AbortController().signal, () => false);
  for (const q of ['subject:offer', 'subject:offers', 'subject:"offer for"', 'subject:off*'])
    expect([q, await found(q)]).toEqual([q, ['old']]);
  await house.deps.db.transaction().execute(async (trx) => expect(await hasSubjectWords(trx)).toBe(true));
  await house.rows('delete from message_words');
  expect(await found('subject:offer')).toEqual([]);
});
