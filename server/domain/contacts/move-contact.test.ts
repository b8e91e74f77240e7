// Proves that who changes companies leaves their mail where it was, unless somebody asks for it, and that all can be undone.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse, type TestMailbox } from '../../../tests/support/mail-house.ts';
import { runQueued } from '../../../tests/support/run-queued.ts';
import { writeMail } from '../../../tests/support/write-mail.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { makeCompany } from '../companies/change-company.ts';
import { rebuildAll } from '../incoming/rebuild.ts';
import { changeContact, makeContact } from './change-contact.ts';
import { employerAt } from './contact-moves.ts';
import { listMoves, moveEarlierMail } from './move-contact.ts';

let house: MailHouse;
let sales: TestMailbox;
let ada: Viewer;
let noord: string;
let zuid: string;
let jan: string;
let bruno: string;

beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  const [made] = await house.rows<{ id: string }>(
    `insert into users (name, email, role) values ('Bruno', 'bruno@kontor.example', 'member') returning id`,
  );
  bruno = made!.id;
  sales = await house.mailbox('sales@kontor.example', { policy: 'responsible' });
  const { db } = house.database;
  noord = (await makeCompany(db, ada, { name: 'Noord', responsibleId: ada.userId })).id;
  zuid = (await makeCompany(db, ada, { name: 'Zuid', responsibleId: bruno })).id;
  jan = (await makeContact(db, ada, { name: 'Jan', addresses: ['jan@post.example'], companyId: noord })).id;
  await house.receive(sales.inbox, [mail('one', -60), mail('two', -50)]);
  await runQueued(house);
});
afterAll(() => house.close());

function mail(subject: string, minutes: number) {
  const at = new Date(Date.now() + minutes * 60_000);
  return writeMail({
    id: `${subject}@post.example`,
    subject,
    from: 'jan@post.example',
    to: 'sales@kontor.example',
    date: at.toUTCString().replace('GMT', '+0000'),
  });
}

async function filed(): Promise<Record<string, string[]>> {
  const rows = await house.rows<{ subject: string; companies: string[] }>(`
    select m.subject, array(select o.name from links l join companies o on o.id = l.record_id
      where l.conversation_id = m.conversation_id and l.record_type = 'company' and l.undone_at is null order by 1) as companies
    from messages m order by 1`);
  return Object.fromEntries(rows.map(({ subject, companies }) => [subject, companies]));
}

async function readBy(userId: string): Promise<string[]> {
  const { principals } = await loadViewer(house.database.db, userId);
  const { rows } = await sql<{
    subject: string;
  }>`select m.subject from messages m join audiences a on a.id = m.audience_id
    where a.readers && ${principals}::text[] order by 1`.execute(house.database.db);
  return rows.map(({ subject }) => subject);
}

test('earlier mail stays with the company they left, and its responsible keeps reading it; new mail is the new one’s', async () => {
  const { db } = house.database;
  expect(await filed()).toEqual({ one: ['Noord'], two: ['Noord'] });
  await changeContact(db, ada, jan, { companyId: zuid });
  await sql`update contact_moves set at = now() - interval '10 minutes'`.execute(db);
  await house.receive(sales.inbox, [mail('three', -1)]);
  await runQueued(house);
  expect(await filed()).toEqual({ one: ['Noord'], two: ['Noord'], three: ['Zuid'] });
  expect(await readBy(ada.userId!)).toEqual(['one', 'two']);
  expect(await readBy(bruno)).toEqual(['three']);
});

test('a rebuild from nothing files each mail where its time says', async () => {
  const before = await filed();
  const { db } = house.database;
  await sql`delete from links where made_by is null`.execute(db);
  for (const table of [
    'messages',
    'message_conversations',
    'message_identities',
    'thread_subjects',
    'message_texts',
    'message_addresses',
    'message_attachments',
    'message_words',
    'conversation_audiences',
    'thread_references',
    'conversations',
  ])
    await sql`truncate ${sql.table(table)}`.execute(db);
  await rebuildAll(house.deps);
  expect(await filed()).toEqual(before);
  expect(await readBy(bruno)).toEqual(['three']);
});

test('asked for, the earlier mail goes along, and comes back', async () => {
  const { db } = house.database;
  const [move] = (await listMoves(db, ada, jan)).items;
  expect(move).toMatchObject({
    from: { name: 'Noord' },
    to: { name: 'Zuid' },
    mail: 'stays',
    conversations: { count: 2, capped: false },
  });
  await moveEarlierMail(db, ada, { contactId: jan, moveId: move!.id, mail: 'moved' });
  await runQueued(house);
  expect(await filed()).toEqual({ one: ['Zuid'], two: ['Zuid'], three: ['Zuid'] });
  expect(await readBy(bruno)).toEqual(['one', 'three', 'two']);
  await moveEarlierMail(db, ada, { contactId: jan, moveId: move!.id, mail: 'stays' });
  await runQueued(house);
  expect(await filed()).toEqual({ one: ['Noord'], two: ['Noord'], three: ['Zuid'] });
  expect(await readBy(bruno)).toEqual(['three']);
});

test('nobody takes the earlier mail along to a company they answer for themselves', async () => {
  const { db } = house.database;
  const [move] = (await listMoves(db, ada, jan)).items;
  const himself = await loadViewer(db, bruno);
  await expect(
    moveEarlierMail(db, himself, { contactId: jan, moveId: move!.id, mail: 'moved' }),
  ).rejects.toMatchObject({ code: 'responsible-oneself' });
});

test('taken back, the person works where they did, and mail that came since goes there too', async () => {
  const { db } = house.database;
  await changeContact(db, ada, jan, { companyId: noord }, 'undo');
  await runQueued(house);
  expect(await filed()).toEqual({ one: ['Noord'], two: ['Noord'], three: ['Noord'] });
  expect((await listMoves(db, ada, jan)).items).toEqual([]);
});

test('of several moves each decides about its own time', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 0, day));
  const move = (fromCompany: string, day: number, mailMoved = false, addresses: string[] | null = null) => ({
    fromCompany,
    at: at(day),
    mailMoved,
    addresses,
  });
  const twice = [move('x', 10), move('y', 20)];
  expect([5, 15, 25].map((day) => employerAt(twice, 'a', at(day), 'z'))).toEqual(['x', 'y', 'z']);
  const along = [move('x', 10), move('y', 20, true)];
  expect([5, 15, 25].map((day) => employerAt(along, 'a', at(day), 'z'))).toEqual(['x', 'z', 'z']);
  const first = [move('x', 10, true), move('y', 20)];
  expect([5, 15, 25].map((day) => employerAt(first, 'a', at(day), 'z'))).toEqual(['y', 'y', 'z']);
  const one = [move('x', 10, false, ['b'])];
  expect([employerAt(one, 'a', at(5), 'z'), employerAt(one, 'b', at(5), 'z')]).toEqual(['z', 'x']);
});
