// How fast lists and conversations are read at 200,000 mails, as viewers who may read 0.5 %, half and all of them.
//
//   bin/node bench/reading.ts [--mails 200000] [--data FOLDER]   (a FOLDER is kept and used again)
//
// The mail is laid out by SQL: what is measured reads rows, not texts. Everything goes through row level security, as
// the server reads. Prints p50 and p95 in milliseconds and the ratio to the limit of 30 ms.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { pino } from 'pino';
import { openDatabase } from '../server/database/open.ts';
import { openReadingPool } from '../server/database/reading.ts';
import { refreshAudiences } from '../server/domain/access/audiences.ts';
import { readAs } from '../server/domain/access/read-as.ts';
import { loadViewer } from '../server/domain/access/viewer.ts';
import { findConversation } from '../server/domain/conversations/find-conversation.ts';
import { listConversations } from '../server/domain/conversations/list-conversations.ts';

const limit = 30;
const rounds = 200;
const { values } = parseArgs({
  options: { mails: { type: 'string', default: '200000' }, data: { type: 'string' } },
});
const mails = Number(values.mails);

const data = values.data ?? (await mkdtemp(join(tmpdir(), 'kontor-bench-reading-')));
const database = await openDatabase({ data, databaseUrl: undefined });
const reading = await openReadingPool(database.url, pino({ level: 'warn' }));
try {
  const { rows: laidOut } = await sql`select 1 from messages limit 1`.execute(database.db);
  if (laidOut.length === 0) await layOut();
  console.log(`${mails} mails, p50 and p95 of ${rounds} reads in ms, limit ${limit} ms`);
  for (const [name, userId] of [
    ['0.5 %', '1'],
    ['half', '2'],
    ['all', '3'],
  ] as const) {
    const viewer = await loadViewer(database.db, userId);
    const deps = { reading: reading.db };
    await measure(`first page of the inbox, reads ${name}`, () =>
      readAs(deps, viewer, (trx) => listConversations(trx, viewer, { box: 'inbox', limit: 50 })),
    );
    await measure(`first page of all mail, reads ${name}`, () =>
      readAs(deps, viewer, (trx) => listConversations(trx, viewer, { box: 'all', limit: 50 })),
    );
    const { rows } = await sql<{ id: string }>`
      select m.conversation_id as id from messages m join audiences a on a.id = m.audience_id
      where a.readers && ${viewer.principals}::text[] group by 1 having count(*) = 50 limit 1`.execute(
      database.db,
    );
    await measure(`a conversation of 50 mails, reads ${name}`, () =>
      readAs(deps, viewer, (trx) => findConversation(trx, viewer, rows[0]!.id)),
    );
  }
} finally {
  await reading.close();
  await database.close();
  if (!values.data) await rm(data, { recursive: true, force: true });
}

async function measure(name: string, read: () => Promise<unknown>): Promise<void> {
  for (let warm = 0; warm < 10; warm++) await read();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await read();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)]!;
  const p95 = at(0.95);
  console.log(
    `${name.padEnd(48)} p50 ${at(0.5).toFixed(1).padStart(6)}  p95 ${p95.toFixed(1).padStart(6)}  ratio ${(p95 / limit).toFixed(2)}  ${p95 <= limit ? 'ok' : 'TOO SLOW'}`,
  );
}

/**
 * Three mailboxes: one of policy team with 0.5 % of the mail (user 1), one of policy team with half of it (user 2), the
 * rest under policy responsible with 200 responsible people (users 4 to 203), all below user 3, who is in both teams.
 * A conversation has 3 mails, every hundredth 50; a third of the conversations lies open in the inbox.
 */
async function layOut(): Promise<void> {
  const { db } = database;
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`insert into users (name, email, role, supervisor_id)
    select 'User ' || i, 'user' || i || '@house.example', 'member', case when i > 3 then 3 end
    from generate_series(1, 203) i`);
  await run(`insert into mailboxes (name, address, kind, policy) values
    ('Small', 'small@house.example', 'imap', 'team'), ('Half', 'half@house.example', 'imap', 'team'),
    ('Rest', 'rest@house.example', 'imap', 'responsible')`);
  await run(`insert into mailbox_people (mailbox_id, principal) values
    (1, 'user:1'), (2, 'user:2'), (1, 'user:3'), (2, 'user:3'), (3, 'user:3')`);
  await run(
    `insert into folders (mailbox_id, path, role) select i, 'INBOX', 'inbox' from generate_series(1, 3) i`,
  );
  await run(`insert into audiences (key, reason, mailbox_ids, user_ids, readers)
    select sha256(('a' || i)::bytea), jsonb_build_object('mailboxes', jsonb_build_array(m::text),
        'responsible', case when m = 3 then jsonb_build_array((i)::text) else '[]' end,
        'filed', m = 3, 'takenBack', '[]'::jsonb, 'shared', '[]'::jsonb),
      array[m], case when m = 3 then array[i] else '{}'::bigint[] end, '{}'
    from (select i, case i when 1 then 1 when 2 then 2 else 3 end as m from generate_series(1, 203) i where i <> 3) x`);
  await db.transaction().execute((trx) => refreshAudiences(trx, { all: true }));
  // Every hundredth conversation has 50 mails, the others 3: on average 3.47.
  const conversations = Math.round(mails / 3.47);
  await run(`insert into conversations (subject_key, first_at, last_at, message_count)
    select 'subject ' || i, now() - i * interval '10 minutes', now() - i * interval '10 minutes', case when i % 100 = 0 then 50 else 3 end
    from generate_series(1, ${conversations}) i`);
  await run(`insert into messages (conversation_id, source_id, message_id, message_id_hash, content_hash, audience_id,
      subject, sent_at, direction, kind, from_name, from_address, counterpart_name, counterpart_address, snippet, size, noticed)
    select c.id, c.id * 100 + n, c.id || '.' || n || '@x.example', sha256((c.id || '.' || n)::bytea), sha256((c.id || '/' || n)::bytea),
      case when c.id % 200 = 0 then 1 when c.id % 2 = 0 then 2 else 4 + c.id % 197 end,
      'Re: order ' || c.id, c.last_at - (c.message_count - n) * interval '3 hours',
      case when n % 2 = 1 then 'in' else 'out' end, 'personal', 'Joost de Vries', 'p' || c.id % 5000 || '@customer' || c.id % 400 || '.example',
      'Joost de Vries', 'p' || c.id % 5000 || '@customer' || c.id % 400 || '.example',
      'Could you confirm that the cells are delivered in week 49, as we agreed in the offer of last month?', 9000, true
    from conversations c cross join lateral generate_series(1, c.message_count) n`);
  await run(`insert into handlings (conversation_id, message_ids)
    select conversation_id, array_agg(id order by id) from messages where conversation_id % 3 = 2 group by 1`);
  await run(`insert into message_conversations select id, conversation_id from messages`);
  await run(`insert into message_texts (conversation_id, message_id, spans, has_html)
    select conversation_id, id, jsonb_build_array(jsonb_build_array('own', repeat('Could you confirm that the cells are delivered. ', 20)),
      jsonb_build_array('quoted', repeat('> we will deliver in week 49 ', 30))), true from messages`);
  await run(`insert into message_addresses (conversation_id, message_id, role, position, name, address)
    select conversation_id, id, role, 0, from_name, case when role = 'from' then from_address else 'sales@house.example' end
    from messages cross join (values ('from'), ('to')) r (role)`);
  await run(`insert into sources (header_hash, body_hash, header, header_codec, size, state, message_id, conversation_id)
    select sha256(('h' || id)::bytea), sha256(('b' || id)::bytea), ''::bytea, 0, 9000, 'understood', id, conversation_id from messages`);
  await run(`insert into placements (folder_id, uid_validity, uid, outcome, source_id)
    select case when m.audience_id = 1 then 1 when m.audience_id = 2 then 2 else 3 end, 1, s.id, 'stored', s.id
    from sources s join messages m on m.id = s.message_id and m.conversation_id = s.conversation_id`);
  await run(`insert into companies (name) select 'Customer ' || i from generate_series(0, 399) i`);
  await run(`insert into company_domains select 'customer' || (id - 1) || '.example', id from companies`);
  await run(`insert into links (conversation_id, record_type, record_id, reason)
    select id, 'company', id % 400 + 1, jsonb_build_object('by', 'domain', 'what', 'customer' || id % 400 || '.example') from conversations`);
  await run(`insert into conversation_audiences (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after, open)
    select p.mailbox_id, p.box, m.audience_id, m.conversation_id, max(m.sent_at), count(*), max(m.id), max(m.sent_at),
      case when p.mailbox_id = 0 then m.conversation_id % 3 < 2 end
    from messages m cross join lateral (
      select 0 as mailbox_id, 'all' as box
      union all select case when m.audience_id = 1 then 1 when m.audience_id = 2 then 2 else 3 end, 'all'
      union all select case when m.audience_id = 1 then 1 when m.audience_id = 2 then 2 else 3 end, 'inbox' where m.conversation_id % 3 < 2
    ) p group by 1, 2, 3, 4`);
  await run('vacuum analyze');
}
