// Lays out the mail a search is measured on: some derived by the product, multiplied by SQL with people, times, marks and readers of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { pino } from 'pino';
import { loadConfig } from '../../server/config.ts';
import type { Database } from '../../server/database/schema.ts';
import { refreshAudiences } from '../../server/domain/access/audiences.ts';
import { chooseMarkedCustomers, markDueMail } from '../../server/domain/conversations/mark-customers.ts';
import { closeDigestPool } from '../../server/domain/incoming/digest-pool.ts';
import { importFiles } from '../../server/domain/incoming/import-files.ts';
import { findOrMakeArchive } from '../../server/domain/mailboxes/find-or-make-archive.ts';
import { dropWordsIndex, finishWordsIndex } from '../../server/domain/search/words-index.ts';
import { makeLoadMails } from './load-mails.ts';

export interface Layout {
  data: string;
  messages: number;
  /** How many of them the product's own code derives. */
  derived: number;
  contacts: number;
}

const step = (text: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`);

/** Fills an empty database. Users 1, 2 and 3 read half, 0.5 %, and only mail older than four years. */
export async function layOutSearch(db: Kysely<Database>, layout: Layout): Promise<void> {
  step(`${layout.derived} mails through the product's own code`);
  await derive(db, layout);
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`insert into users (name, email, role) values ('Half', 'half@noord.example', 'member'),
    ('Few', 'few@noord.example', 'member'), ('Old', 'old@noord.example', 'member')`);
  // A hundred mailboxes as a company has them: the first 50 are half's, the 51st is the few's, the 52nd the old one's.
  await run(`insert into mailboxes (name, address, kind, policy)
    select 'Box ' || i, 'box' || i || '@noord.example', 'archive', 'team' from generate_series(1, 100) i`);
  await run(`insert into mailbox_people (mailbox_id, principal)
    select m.id, case when i <= 50 then 'user:1' when i = 51 then 'user:2' when i = 52 then 'user:3' else 'user:99' end
    from mailboxes m cross join lateral (select substring(m.name from 'Box (\\d+)')::int as i) x where i is not null`);
  await run(`insert into audiences (key, reason, mailbox_ids, readers)
    select sha256(('bench' || i)::bytea), jsonb_build_object('mailboxes', jsonb_build_array(m.id::text), 'responsible', '[]'::jsonb,
      'filed', false, 'takenBack', '[]'::jsonb, 'shared', '[]'::jsonb), array[m.id], '{}'
    from mailboxes m cross join lateral (select substring(m.name from 'Box (\\d+)')::int as i) x where i is not null order by i`);
  await db.transaction().execute((trx) => refreshAudiences(trx, { all: true }));
  await dropWordsIndex(db);
  await run(`drop index message_words_recent; drop index message_words_audience_recent;
    drop index message_addresses_address; drop index messages_audience`);
  const copies = Math.ceil(layout.messages / layout.derived);
  await prepare(db);
  for (let copy = 0; copy < copies; copy++) {
    await db.transaction().execute(async (trx) => {
      await sql`set local synchronous_commit = off`.execute(trx);
      await sql`set local jit = off`.execute(trx);
      for (const statement of copied(copy)) await sql.raw(statement).execute(trx);
    });
    if (copy % 10 === 9) step(`copy ${copy + 1} of ${copies}`);
  }
  // What was derived was the mould only.
  await run(`delete from message_words where message_id <= (select max(id) from mould);
    delete from messages where id <= (select max(id) from mould);
    delete from message_addresses where message_id <= (select max(id) from mould)`);
  step('customers');
  await customers(db, layout.contacts);
  await finish(db);
}

/** What comes from now on gets ids behind those that were laid out. */
export async function passIds(db: Kysely<Database>): Promise<void> {
  for (const table of ['messages', 'conversations', 'links'])
    await sql`select setval(pg_get_serial_sequence(${table}, 'id'), (select max(id) from ${sql.table(table)}))`.execute(
      db,
    );
}

async function finish(db: Kysely<Database>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  step('indexes');
  await run(`set maintenance_work_mem = '512MB'`);
  await run(`create index message_words_recent on message_words (sent_at desc, message_id desc)`);
  await run(
    `create index message_words_audience_recent on message_words (audience_id, sent_at desc, message_id desc)`,
  );
  await run(
    `create index message_addresses_address on message_addresses (address, conversation_id, message_id)`,
  );
  await run(`create index messages_audience on messages (audience_id, conversation_id)`);
  step('marks of customers');
  await chooseMarkedCustomers(db);
  await markDueMail(db);
  step('index over words');
  await finishWordsIndex(db);
  step('vacuum');
  await run('vacuum analyze');
  step('laid out');
}

/** Lays the mail there is so many times in all: the same again under other ids, so that every stretch of time is denser. */
export async function layOutAgain(db: Kysely<Database>, times: number): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await dropWordsIndex(db);
  await run(`drop index message_words_recent; drop index message_words_audience_recent;
    drop index message_addresses_address; drop index messages_audience`);
  await run(
    `create unlogged table again as select (select max(id) from conversations) as conversation, (select max(id) from messages) as message`,
  );
  const tables: [table: string, ids: Record<string, 'conversation' | 'message'>][] = [
    ['conversations', { id: 'conversation' }],
    ['messages', { conversation_id: 'conversation', id: 'message' }],
    ['message_conversations', { id: 'message', conversation_id: 'conversation' }],
    ['message_texts', { conversation_id: 'conversation', message_id: 'message' }],
    ['message_addresses', { conversation_id: 'conversation', message_id: 'message' }],
    ['message_words', { conversation_id: 'conversation', message_id: 'message' }],
    ['links', { id: 'message', conversation_id: 'conversation' }],
  ];
  for (let time = 1; time < times; time++) {
    for (const [table, ids] of tables) {
      const { rows } = await sql<{ name: string }>`
        select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(
        db,
      );
      const names = rows.map(({ name }) => name);
      const values = names.map((name) =>
        ids[name] ? `${name} + ${time} * (select ${ids[name]} from again)` : name,
      );
      const first =
        table === 'links' || table === 'messages' || table === 'message_conversations'
          ? ['id', table === 'links' ? 'message' : 'message']
          : table === 'conversations'
            ? ['id', 'conversation']
            : ['conversation_id', 'conversation'];
      await run(`insert into ${table} (${names.map((name) => `"${name}"`).join(', ')}) overriding system value
        select ${values.join(', ')} from ${table} where ${first[0]} <= (select ${first[1]} from again)`);
      step(`${table}, ${time + 1} of ${times}`);
    }
  }
  // What was copied bears its marks.
  await run('truncate marks_due');
  await run('drop table again');
  await finish(db);
}

async function derive(db: Kysely<Database>, { data, derived }: Layout): Promise<void> {
  const config = loadConfig({ KONTOR_DATA: data, KONTOR_LOG: 'error' });
  const folder = mkdtempSync(join(tmpdir(), 'kontor-bench-mails-'));
  try {
    const file = join(folder, 'mails.mbox');
    for (const mail of makeLoadMails({ count: derived, seed: 7, end: new Date() })) {
      const quoted = mail.raw
        .toString('latin1')
        .replace(/\r\n/g, '\n')
        .replace(/^(>*From )/gm, '>$1');
      const from = `From bench@noord.example ${mail.date.toUTCString().replace(',', '')}\n`;
      writeFileSync(file, `${from}${quoted}\n`, { flag: 'a', encoding: 'latin1' });
    }
    const { id } = await findOrMakeArchive(db, 'sales@noord.example');
    await importFiles(
      { db, config, log: pino({ level: 'error' }) },
      {
        mailboxId: id,
        paths: [file],
        signal: new AbortController().signal,
      },
    );
  } finally {
    await closeDigestPool(config);
    rmSync(folder, { recursive: true });
  }
}

// A word that a third of the mail older than four years has, and none since.
export const onceCommon = 'qoncecommon';

// By way of text the words lie in their order: what a driver sends need not, and ts_delete writes past the end of such.
async function prepare(db: Kysely<Database>): Promise<void> {
  await sql`create unlogged table mould as select m.id, m.conversation_id, w.words::text::tsvector as words,
    array(select lexeme from unnest(w.words) where lexeme like '~y%' or lexeme like '~m%') as marks
    from messages m join message_words w on w.conversation_id = m.conversation_id and w.message_id = m.id`.execute(
    db,
  );
  await sql`create unlogged table steps as select
    (select max(id) from conversations) as conversation, (select max(id) from messages) as message,
    (select min(id) from audiences where key = sha256('bench1')) as first_audience`.execute(db);
}

/**
 * One copy of all derived mail. Each conversation goes to a box of its own and to another time within ten years, so that
 * the order of ids is none of time; every thirtieth copy has people of its own.
 */
function copied(copy: number): string[] {
  const c = `(select conversation from steps) * ${copy + 1}`;
  const m = `(select message from steps) * ${copy + 1}`;
  const people = copy % 30;
  const salt = (of: string) => `abs(hashtext('${copy}.' || ${of}))`;
  const at = (of: string, conversation: string) =>
    `(${of} - ((${salt(`${conversation}`)} % 1826) * interval '1 day'))`;
  const own = (address: string) =>
    `case when ${address} like '%@noord.example' then ${address} else 'p${people}.' || ${address} end`;
  const name = (of: string) =>
    `case when ${of} = '' then '' else ${of} || ' ' || initcap(translate(substr(md5(${of} || '${people}'), 1, 6), '0123456789', 'aeiouldrst')) end`;
  // Audiences in the order of the boxes: 1–50 half's, 51 the few's, 52 the old one's, 53–100 nobody's of the three.
  const audience = (conversation: string, sent: string) => `(select first_audience from steps) - 1 + case
    when ${salt(`'few' || ${conversation}`)} % 200 = 0 then 51
    when ${sent} < now() - interval '4 years' and ${salt(`'old' || ${conversation}`)} % 5 = 0 then 52
    when ${salt(`'half' || ${conversation}`)} % 2 = 0 then 1 + ${salt(`'box' || ${conversation}`)} % 50
    else 53 + ${salt(`'box' || ${conversation}`)} % 48 end`;
  return [
    `create temporary table copied on commit drop as
      select o.id, o.conversation_id, ${at('m.sent_at', 'o.conversation_id')} as sent_at from mould o join messages m on m.conversation_id = o.conversation_id and m.id = o.id`,
    `create temporary table placed on commit drop as
      select conversation_id, ${audience('conversation_id', 'min(sent_at)')} as audience_id, min(sent_at) as first_at, max(sent_at) as last_at, count(*) as n
      from copied group by 1`,
    `insert into conversations (id, subject_key, first_at, last_at, message_count)
      select p.conversation_id + ${c}, '', first_at, last_at, n from placed p`,
    `insert into messages (conversation_id, id, source_id, message_id, message_id_hash, content_hash, audience_id, subject,
        sent_at, utc_offset, direction, kind, language, from_name, from_address, counterpart_name, counterpart_address,
        snippet, size, attachment_count, noticed, pipeline)
      select m.conversation_id + ${c}, m.id + ${m}, m.source_id, '${copy}.' || m.message_id, m.message_id_hash, m.content_hash, p.audience_id,
        m.subject, k.sent_at, utc_offset, direction, kind, language, ${name('from_name')}, ${own('from_address')},
        ${name('counterpart_name')}, ${own('counterpart_address')}, snippet, size, attachment_count, false, pipeline
      from copied k join messages m on m.conversation_id = k.conversation_id and m.id = k.id join placed p on p.conversation_id = k.conversation_id`,
    `insert into message_texts (conversation_id, message_id, spans, has_html)
      select t.conversation_id + ${c}, t.message_id + ${m}, spans, has_html
      from copied k join message_texts t on t.conversation_id = k.conversation_id and t.message_id = k.id`,
    `insert into message_addresses (conversation_id, message_id, role, position, name, address)
      select a.conversation_id + ${c}, a.message_id + ${m}, role, position, ${name('name')}, ${own('address')}
      from copied k join message_addresses a on a.conversation_id = k.conversation_id and a.message_id = k.id`,
    `insert into message_words (conversation_id, message_id, audience_id, sent_at, words)
      select o.conversation_id + ${c}, o.id + ${m}, p.audience_id, k.sent_at,
        ts_delete(o.words, o.marks) || array_to_tsvector(array(select distinct lexeme from (values
          (to_char(k.sent_at at time zone 'UTC', '"~y"YYYY')), (to_char(k.sent_at at time zone 'UTC', '"~m"YYYYMM')), ('copy${copy}'),
          (case when k.sent_at < now() - interval '4 years' and ${salt('o.id')} % 3 = 0 then '${onceCommon}' end)
        ) v (lexeme) where lexeme is not null) || array(select 'p${people}.' || address from message_addresses a
          where a.conversation_id = o.conversation_id and a.message_id = o.id and address not like '%@noord.example'))
      from copied k join mould o on o.conversation_id = k.conversation_id and o.id = k.id join placed p on p.conversation_id = k.conversation_id`,
    ...(copy < 30
      ? [
          `insert into known_people (address, name) select distinct ${own('address')}, ${name('name')} from message_addresses a
            where a.message_id in (select id from mould) on conflict do nothing`,
        ]
      : []),
  ];
}

async function customers(db: Kysely<Database>, contacts: number): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db);
  await run(`insert into companies (name) select distinct initcap(split_part(split_part(address, '@', 2), '.', 1)) || ' ' || split_part(address, '@', 2)
    from known_people where address not like '%@noord.example'`);
  await run(
    `insert into company_domains (domain, company_id) select split_part(name, ' ', 2), id from companies on conflict do nothing`,
  );
  await run(`insert into contacts (name, company_id)
    select coalesce(nullif(k.name, ''), k.address), d.company_id from known_people k
      join company_domains d on d.domain = split_part(k.address, '@', 2) limit ${contacts}`);
  await run(`insert into contact_addresses (contact_id, address)
    select c.id, min(k.address) from contacts c join known_people k on k.name = c.name group by 1 on conflict do nothing`);
  await run(`insert into links (conversation_id, record_type, record_id, reason)
    select distinct m.conversation_id, 'company', d.company_id, jsonb_build_object('by', 'domain', 'what', d.domain)
    from messages m join company_domains d on d.domain = split_part(m.counterpart_address, '@', 2)`);
  await run(
    `insert into message_conversations (id, conversation_id) select id, conversation_id from messages on conflict do nothing`,
  );
  await run(`insert into correspondents (address, audience_id, domain, sort, name, writes, first_at, last_at, last_message_id, count_in)
    select counterpart_address, audience_id, split_part(counterpart_address, '@', 2), 'person', max(counterpart_name), true,
      min(sent_at), max(sent_at), max(id), count(*) from messages where counterpart_address not like '%@noord.example' group by 1, 2
    on conflict do nothing`);
}
