// Proves that what was handled or open before acts named their letters is so afterwards, for everybody.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase } from '../../../tests/support/database.ts';
import { migrate, readMigrations } from '../../database/migrate.ts';
import { openPool, type Pool } from '../../database/pools.ts';
import { transaction } from '../../database/transaction.ts';
import { writeConversationAudiences } from './write-conversation-audiences.ts';

const before = readMigrations().find(({ name }) => name === 'handled-by-letter')!.number - 1;
let place: Awaited<ReturnType<typeof emptyDatabase>>;
let database: Pool;
const rows = async (query: string) => (await database.pool.query(query)).rows;

// Conversations: 1 handled, 2 open, 3 handled without an act of record, 4 sent and open, 5 sent to ourselves, 6 a list's
// that nobody kept in the inbox, 7 junk that is handled, 8 opened again. Audience 1 reads the first letter, 2 the second.
const laidOut = `
  insert into users (id, name, email) values (1, 'Ada', 'ada@kontor.example');
  insert into mailboxes (id, name, address, kind, policy) values (1, 'Sales', 'sales@kontor.example', 'imap', 'team');
  insert into folders (id, mailbox_id, path, role) values (1, 1, 'INBOX', 'inbox'), (2, 1, 'Sent', 'sent'),
    (3, 1, 'Lists', 'other'), (4, 1, 'Junk', 'junk');
  insert into audiences (id, key, reason, mailbox_ids, user_ids, readers)
    select n, sha256(n::text::bytea), '{"mailboxes": ["1"]}', '{1}', '{}', '{}' from generate_series(1, 2) n;
  insert into conversations (id, subject_key, first_at, last_at, message_count, handled_at)
    select n, '', now(), now(), 2, case when n in (1, 3, 7) then now() - interval '1 hour' end from generate_series(1, 8) n;
  insert into messages (conversation_id, id, source_id, message_id_hash, content_hash, audience_id, sent_at, direction, kind,
      junk, noticed)
    select c, c * 10 + n, c * 10 + n, sha256((c * 10 + n)::text::bytea), '', n, now() - interval '2 hours' + n * interval '1 minute',
      case when c in (4, 5) then 'out' else 'in' end, case when c = 6 then 'list' else 'personal' end, c = 7, true
    from generate_series(1, 8) c cross join generate_series(1, 2) n;
  insert into message_conversations (id, conversation_id) select id, conversation_id from messages;
  insert into sources (id, header_hash, body_hash, header, header_codec, size, state, message_id, conversation_id, first_seen_at)
    select id, sha256(('h' || id)::bytea), sha256(('b' || id)::bytea), '', 0, 100, 'understood', id, conversation_id, sent_at
    from messages;
  insert into placements (folder_id, uid_validity, uid, outcome, source_id)
    select case conversation_id when 4 then 2 when 6 then 3 when 7 then 4 else 1 end, 1, id, 'stored', id from messages;
  insert into conversation_audiences (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after)
    select b.mailbox_id, b.box, m.audience_id, m.conversation_id, m.sent_at, 1, m.id, m.sent_at
    from messages m cross join (values (0, 'all'), (1, 'all'), (1, 'sent'), (1, 'inbox'), (1, 'junk')) b (mailbox_id, box)
    where case b.box when 'junk' then m.junk when 'all' then not m.junk when 'sent' then m.direction = 'out'
      else m.conversation_id in (2, 5, 8) end;
  insert into handlings (conversation_id, at, user_id) values (1, now() - interval '1 hour', 1), (7, now() - interval '1 hour', 1);
  insert into handlings (conversation_id, at, user_id, undone_at, undone_reason)
    values (8, now() - interval '119 minutes' + interval '30 seconds', 1, now(), 'answer')`;

beforeAll(async () => {
  place = await emptyDatabase();
  await migrate(place.url, { upTo: before });
  database = openPool(place.url, 'command');
  await database.pool.query(laidOut);
  await migrate(place.url);
});
afterAll(async () => {
  await database.close();
  await place.close();
});

test('what was handled is closed to the letter, with who did it; what was opened again is open', async () => {
  expect(
    await rows(`select conversation_id::int as conversation, user_id::int as by, undone_at is null as stands,
      array(select id::int from unnest(message_ids) id order by 1) as letters from handlings order by 1`),
  ).toEqual([
    { conversation: 1, by: 1, stands: true, letters: [11, 12] },
    { conversation: 3, by: null, stands: true, letters: [31, 32] },
    { conversation: 7, by: 1, stands: true, letters: [71, 72] },
    { conversation: 8, by: 1, stands: false, letters: [81] },
  ]);
  expect(
    await rows(`select conversation_id::int as conversation, array_agg(open order by audience_id) as open
      from conversation_audiences where mailbox_id = 0 or box = 'junk' group by 1 order by 1`),
  ).toEqual([
    { conversation: 1, open: [false, false] },
    { conversation: 2, open: [true, true] },
    { conversation: 3, open: [false, false] },
    { conversation: 4, open: [null, null] },
    { conversation: 5, open: [true, true] },
    { conversation: 6, open: [null, null] },
    { conversation: 7, open: [false, false] },
    { conversation: 8, open: [true, true] },
  ]);
});

test('the rows are those that are computed from letters and acts', async () => {
  const all = () => rows(`select ca::text as row from conversation_audiences ca order by 1`);
  const migrated = await all();
  await transaction(database.db, (trx) =>
    writeConversationAudiences(trx, ['1', '2', '3', '4', '5', '6', '7', '8']),
  );
  expect(await all()).toEqual(migrated);
});

test('restored from a backup of that time, where conversations come after, acts know their letters too', async () => {
  const other = await emptyDatabase();
  await migrate(other.url, { upTo: before });
  const pool = openPool(other.url, 'command');
  await pool.pool.query(laidOut);
  await pool.pool.query('truncate conversations, messages, message_conversations, conversation_audiences');
  await migrate(other.url);
  const { rows: acts } = await pool.pool.query(
    `select conversation_id::int as conversation, array(select id::int from unnest(message_ids) id order by 1) as letters
      from handlings where undone_at is null order by 1`,
  );
  expect(acts).toEqual([
    { conversation: 1, letters: [11, 12] },
    { conversation: 7, letters: [71, 72] },
  ]);
  await pool.close();
  await other.close();
});
