// Proves the order by last mail: every card once, in the order its readable mail says, however long the list.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { refreshAudiences } from '../access/audiences.ts';
import { loadViewer, type Viewer } from '../access/viewer.ts';
import { listContacts } from '../contacts/list-contacts.ts';

let house: MailHouse;
let ada: Viewer;
let mia: Viewer;

// 1,500 contacts, 300 of them without mail. Three conversations each, in one of two mailboxes; Mia reads the second alone.
beforeAll(async () => {
  house = await mailHouse();
  ada = await house.admin('Ada');
  const { db } = house.database;
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`insert into users (name, email) values ('Mia', 'mia@kontor.example')`);
  mia = await loadViewer(db, String(Number(ada.userId) + 1));
  await run(
    `insert into mailboxes (name, address, kind, policy) values ('A', 'a@kontor.example', 'imap', 'team'), ('B', 'b@kontor.example', 'imap', 'team')`,
  );
  await run(
    `insert into mailbox_people (mailbox_id, principal) values (1, 'user:${ada.userId}'), (2, 'user:${ada.userId}'), (2, 'user:${mia.userId}')`,
  );
  await run(`insert into audiences (key, reason, mailbox_ids, readers) select sha256(('a' || i)::bytea),
    jsonb_build_object('mailboxes', jsonb_build_array(i::text), 'responsible', '[]'::jsonb, 'filed', false, 'takenBack', '[]'::jsonb, 'shared', '[]'::jsonb),
    array[i], '{}' from generate_series(1, 2) i`);
  await db.transaction().execute((trx) => refreshAudiences(trx, { all: true }));
  await run(`insert into contacts (name) select 'Person ' || i from generate_series(1, 1500) i`);
  await run(`insert into conversations (subject_key, first_at, last_at, message_count)
    select '', now(), now(), 1 from generate_series(1, 3600) i`);
  // Many in the same minute: ties are part of it.
  await run(`insert into messages (conversation_id, source_id, message_id, message_id_hash, content_hash, audience_id, subject, sent_at, direction, kind)
    select id, id, id || '@x', sha256(id::text::bytea), '', 1 + id % 7 / 5, '', timestamptz '2026-01-01' + (id * 7919 % 900) * interval '1 minute', 'in', 'personal'
    from conversations`);
  await run(`insert into links (conversation_id, record_type, record_id, reason, made_by)
    select id, 'contact', 1 + id % 1200, '{"by": "hand"}', ${ada.userId} from conversations`);
  await run(`insert into conversation_audiences (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id)
    select 0, 'all', audience_id, conversation_id, sent_at, 1, id from messages`);
  await run('vacuum analyze');
}, 120_000);
afterAll(() => house.close());

async function walk(viewer: Viewer, limit: number, filter: object = {}) {
  const found: { id: string; lastMailAt?: string | undefined }[] = [];
  let cursor: string | undefined;
  do {
    const page = await listContacts(house.database.db, viewer, {
      q: '',
      order: 'mail',
      limit,
      cursor,
      ...filter,
    });
    found.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return found;
}

test.each([
  ['all', () => ada, "'{1,2}'"],
  ['one mailbox', () => mia, "'{2}'"],
])(
  'who reads %s finds every card once, by the newest mail they may read',
  async (_, viewer, audiences) => {
    const wanted = await house.rows<{ id: string }>(`
    select c.id from contacts c left join lateral (select max(m.sent_at) as at from links l join messages m using (conversation_id)
      where l.record_id = c.id and m.audience_id = any(${audiences}::bigint[])) x on true
    order by x.at desc nulls last, c.id desc`);
    const found = await walk(viewer(), 100);
    expect(found.length).toBe(1500);
    expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
  },
  60_000,
);

test('a short list and pages of any size give the same order', async () => {
  const all = (await walk(ada, 37, { q: 'person 14' })).map(({ id }) => id);
  expect(all.length).toBe(111);
  expect(new Set(all).size).toBe(111);
  expect((await walk(ada, 100, { q: 'person 14' })).map(({ id }) => id)).toEqual(all);
});

test('a cursor of another order, or none of ours, is refused in words', async () => {
  const { next } = await listContacts(house.database.db, ada, { q: '', order: 'name', limit: 10 });
  for (const cursor of [next, 'x', Buffer.from('["mail","not a time","1"]').toString('base64url')])
    await expect(
      listContacts(house.database.db, ada, { q: '', order: 'mail', limit: 10, cursor }),
    ).rejects.toMatchObject({ kind: 'invalid', code: 'bad-cursor' });
});
