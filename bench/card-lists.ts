// How fast lists of cards are read at 60,000 contacts and 200,000 conversations, by name, by last mail and narrowed.
//
//   bin/node bench/card-lists.ts [--contacts 60000] [--data FOLDER]   (a FOLDER is kept and used again)
//
// Laid out by SQL and read behind row level security, as the server reads: by somebody who may read 0.5 % of the mail, half of
// it, or all of it through 200 audiences. Prints p50 and p95 in milliseconds and the ratio to the limit of 50 ms.
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
import { listTags } from '../server/domain/cards/list-tags.ts';
import { listContacts } from '../server/domain/contacts/list-contacts.ts';

const limit = 50;
const rounds = 40;
const { values } = parseArgs({
  options: { contacts: { type: 'string', default: '60000' }, data: { type: 'string' } },
});
const contacts = Number(values.contacts);

const data = values.data ?? (await mkdtemp(join(tmpdir(), 'kontor-bench-card-lists-')));
const database = await openDatabase({ data, databaseUrl: undefined });
const reading = await openReadingPool(database.url, pino({ level: 'warn' }));
try {
  const { rows: laidOut } = await sql`select 1 from contacts limit 1`.execute(database.db);
  if (laidOut.length === 0) await layOut();
  console.log(`${contacts} contacts, p50 and p95 of ${rounds} reads in ms, limit ${limit} ms`);
  const since = new Date(Date.now() - 30 * 864e5).toISOString();
  for (const [name, userId] of [
    ['0.5 %', '1'],
    ['half', '2'],
    ['all', '3'],
  ] as const) {
    const viewer = await loadViewer(database.db, userId);
    const page = (filter: object) =>
      readAs({ reading: reading.db }, viewer, (trx) =>
        listContacts(trx, viewer, { q: '', limit: 100, ...filter }),
      );
    const deep = async (order: 'name' | 'mail' | 'created') => {
      let cursor: string | undefined;
      for (let at = 0; at < 20; at++) cursor = (await page({ order, cursor })).next ?? cursor;
      return cursor;
    };
    for (const order of ['name', 'created', 'mail'] as const) {
      await measure(`first page, order ${order}, reads ${name}`, () => page({ order }));
      const cursor = await deep(order);
      await measure(`twentieth page, order ${order}, reads ${name}`, () => page({ order, cursor }));
    }
    await measure(`of one relation, reads ${name}`, () => page({ relation: '3' }));
    await measure(`of a tag one in a hundred has, order mail, reads ${name}`, () =>
      page({ tags: ['2'], order: 'mail' }),
    );
    await measure(`with mail in the last 30 days, reads ${name}`, () => page({ mailSince: since }));
    await measure(`without mail in the last 30 days, reads ${name}`, () => page({ quietSince: since }));
    await measure(`found by words, reads ${name}`, () => page({ q: 'person 7' }));
    await measure(`all tags, reads ${name}`, () =>
      readAs({ reading: reading.db }, viewer, (trx) => listTags(trx, viewer, { q: '' })),
    );
  }
} finally {
  await reading.close();
  await database.close();
  if (!values.data) await rm(data, { recursive: true, force: true });
}

async function measure(name: string, read: () => Promise<unknown>): Promise<void> {
  for (let warm = 0; warm < 3; warm++) await read();
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
    `${name.padEnd(60)} p50 ${at(0.5).toFixed(1).padStart(6)}  p95 ${p95.toFixed(1).padStart(6)}  ratio ${(p95 / limit).toFixed(2)}  ${p95 <= limit ? 'ok' : 'TOO SLOW'}`,
  );
}

/** Two in three cards made themselves. A contact has from none to hundreds of conversations, a few most of them. */
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
  await run(`insert into audiences (key, reason, mailbox_ids, user_ids, readers)
    select sha256(('a' || i)::bytea), jsonb_build_object('mailboxes', jsonb_build_array(m::text),
        'responsible', case when m = 3 then jsonb_build_array((i)::text) else '[]' end,
        'filed', m = 3, 'takenBack', '[]'::jsonb, 'shared', '[]'::jsonb),
      array[m], case when m = 3 then array[i] else '{}'::bigint[] end, '{}'
    from (select i, case i when 1 then 1 when 2 then 2 else 3 end as m from generate_series(1, 203) i where i <> 3) x`);
  await db.transaction().execute((trx) => refreshAudiences(trx, { all: true }));
  await run(`insert into tags (name) select 'tag ' || i from generate_series(1, 40) i`);
  await run(`insert into companies (name, made_by) select 'Customer ' || i, case when i % 3 = 0 then 'person' else 'itself' end
    from generate_series(1, ${Math.ceil(contacts / 12)}) i`);
  await run(`insert into contacts (name, company_id, made_by, relation_id, stage, tag_ids, created_at)
    select 'Person ' || (i * 7919) % ${contacts} || ' van Noord', 1 + i % ${Math.ceil(contacts / 12)},
      case when i % 3 = 0 then 'person' else 'itself' end, 1 + i % 7, (array['', 'lead', 'active', 'lapsed'])[1 + i % 4],
      case when i % 100 = 0 then array[2] when i % 3 = 0 then array[1] else '{}' end, now() - i * interval '9 minutes'
    from generate_series(1, ${contacts}) i`);
  await run(
    `insert into contact_addresses (contact_id, address) select id, 'p' || id || '@customers.example' from contacts`,
  );
  const conversations = Math.round(contacts * 3.4);
  await run(`insert into conversations (subject_key, first_at, last_at, message_count)
    select 'subject ' || i, now() - i * interval '7 minutes', now() - i * interval '7 minutes', 2
    from generate_series(1, ${conversations}) i`);
  // The power makes few contacts write much and many little.
  await run(`create temporary table whose as select id as conversation_id,
    1 + floor(${contacts - 1} * power((id * 7919 % ${conversations})::numeric / ${conversations}, 1.7))::bigint as contact_id from conversations`);
  await run(`insert into messages (conversation_id, source_id, message_id, message_id_hash, content_hash, audience_id,
      subject, sent_at, direction, kind, from_name, from_address, counterpart_name, counterpart_address, snippet, size, noticed)
    select c.id, c.id * 10 + n, c.id || '.' || n || '@x.example', sha256((c.id || '.' || n)::bytea), sha256((c.id || '/' || n)::bytea),
      case when c.id % 200 = 0 then 1 when c.id % 2 = 0 then 2 else 4 + c.id % 197 end,
      'Re: order ' || c.id, c.last_at - (2 - n) * interval '3 hours', case when n = 1 then 'in' else 'out' end, 'personal', 'Joost',
      'p' || w.contact_id || '@customers.example', 'Joost', 'p' || w.contact_id || '@customers.example', 'Could you confirm?', 9000, true
    from conversations c join whose w on w.conversation_id = c.id cross join lateral generate_series(1, 2) n`);
  await run(`insert into message_addresses (conversation_id, message_id, role, position, name, address)
    select conversation_id, id, 'from', 0, from_name, from_address from messages`);
  await run(`insert into links (conversation_id, record_type, record_id, reason)
    select conversation_id, 'contact', contact_id, jsonb_build_object('by', 'address', 'what', 'p' || contact_id || '@customers.example') from whose`);
  await run(`insert into conversation_audiences (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after)
    select 0, 'all', audience_id, conversation_id, max(sent_at), count(*), max(id), max(sent_at) from messages group by 3, 4`);
  await run('vacuum analyze');
}
