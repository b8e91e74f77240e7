// The demo brought into a real database, by the way every mail goes.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailHouse, mailHouse } from '../../../tests/support/mail-house.ts';
import { loadViewer } from '../access/viewer.ts';
import { demoCompany } from './company.ts';
import { fillDemo } from './fill-demo.ts';

const wish = { now: new Date('2026-11-20T16:00:00Z'), seed: 5, count: 400 };
let house: MailHouse;
let brought: number | undefined;

beforeAll(async () => {
  house = await mailHouse();
  brought = await fillDemo(house.deps, wish, () => {}, new AbortController().signal);
});
afterAll(() => house.close());

test('every mail is understood and none is in quarantine', async () => {
  const [counts] = await house.rows<{ messages: string; placements: string; quarantined: string }>(
    `select (select count(*) from messages) as messages, (select count(*) from placements) as placements,
      (select count(*) from quarantines) as quarantined`,
  );
  expect(counts).toEqual({ messages: '400', placements: String(brought), quarantined: '0' });
});

test('twelve people in three teams share seven mailboxes', async () => {
  const [counts] = await house.rows(
    `select (select count(*)::int from users) as users, (select count(*)::int from teams) as teams,
      (select count(*)::int from mailboxes) as mailboxes`,
  );
  expect(counts).toEqual({ users: 12, teams: 3, mailboxes: demoCompany.mailboxes.length });
});

test('most conversations are handled, some open; people have read and starred', async () => {
  const [counts] = await house.rows<Record<string, number>>(
    `select count(*)::int as all, (count(*) filter (where handled))::int as handled,
      (select count(*)::int from reads) as reads, (select count(*)::int from stars) as stars
      from (select not bool_or(open) as handled from conversation_audiences group by conversation_id) parts`,
  );
  expect(counts?.handled).toBeGreaterThan((counts?.all ?? 0) * 0.7);
  expect(counts?.handled).toBeLessThan(counts?.all ?? 0);
  expect(counts?.reads).toBeGreaterThan(400);
  expect(counts?.stars).toBeGreaterThan(0);
});

test('the last days’ mail waits unread', async () => {
  const [counts] = await house.rows<{ unread: number }>(
    `select count(distinct conversation_id)::int as unread from conversation_audiences ca
      join users u on u.email = 'emily@noord.example'
      left join reads r using (conversation_id)
      where unread_after is not null and (r.user_id = u.id or r.user_id is null) and coalesce(r.up_to < unread_after, true)`,
  );
  expect(counts?.unread).toBeGreaterThan(3);
});

test('nearly every mail’s language is recognised as the one it is written in', async () => {
  const [counts] = await house.rows<{ known: number; all: number }>(
    `select count(*) filter (where language in ('en', 'nl', 'ru', 'pl'))::int as known, count(*)::int as all
      from messages where kind = 'personal'`,
  );
  expect(counts?.known).toBeGreaterThan((counts?.all ?? 0) * 0.98);
});

test('cards made by hand file their customers’ mail', async () => {
  const rows = await house.rows(`select distinct record_type from links order by 1`);
  expect(rows).toEqual([{ record_type: 'company' }, { record_type: 'contact' }]);
});

test('the director’s personal mail is his alone', async () => {
  const [ada] = await house.rows<{ id: string }>(`select id from users where email = 'ada@noord.example'`);
  const viewer = await loadViewer(house.deps.db, ada?.id ?? '');
  const readers = await house.rows<{ readers: string[] }>(
    `select distinct a.readers from messages m join audiences a on a.id = m.audience_id
      join sources s on s.id = m.source_id join placements p on p.source_id = s.id join folders f on f.id = p.folder_id
      join mailboxes b on b.id = f.mailbox_id where b.address = 'hendrik@noord.example'`,
  );
  expect(readers.length).toBeGreaterThan(0);
  for (const row of readers) expect(row.readers.some((one) => viewer.principals.includes(one))).toBe(false);
});

test('asked again it makes nothing twice', async () => {
  expect(await fillDemo(house.deps, wish, () => {}, new AbortController().signal)).toBeUndefined();
});
