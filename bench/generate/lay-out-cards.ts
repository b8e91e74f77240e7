// Lays out contacts and companies with the mail their lists are ordered and narrowed by, in SQL.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../../server/database/schema.ts';
import { refreshAudiences } from '../../server/domain/access/audiences.ts';

const given = "'{Anna,Jan,Piet,Иван,Ольга,Łukasz,Zofia,Emma,Lars,Noor,Юлия,Marek,Andrea}'::text[]";
const family =
  "'{de Vries,Nowak,Петров,Jansen,Bakker,Zieliński,Иванова,Smith,van Dijk,Brown,Kowalska}'::text[]";
const trades = "'{Bouw,Trade,Логистика,Meubel,Stal,Energia,Consult,Print,Foods,Textiel}'::text[]";
const places = "'{Utrecht,Gdańsk,Тверь,Leeds,Breda,Lyon,Kraków,Dublin,Zwolle}'::text[]";

/**
 * Two in three cards made themselves. A contact has from none to hundreds of conversations, a few most of them. Users 1, 2 and 3 read
 * 0.5 % of the mail, half of it, and all of it through 202 audiences.
 */
export async function layOutCards(db: Kysely<Database>, contacts: number, companies: number): Promise<void> {
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
  await cards(run, contacts, companies);
  await mail(run, contacts, Math.round(contacts * 3.4));
  await run('vacuum analyze');
}

type Run = (text: string) => Promise<unknown>;

async function cards(run: Run, contacts: number, companies: number): Promise<void> {
  const common = (i: string) => `case when ${i} % 3 = 0 then 'person' else 'itself' end, 1 + ${i} % 7,
    (array['', 'lead', 'active', 'lapsed'])[1 + ${i} % 4],
    case when ${i} % 100 = 0 then array[2] when ${i} % 3 = 0 then array[1] else '{}' end,
    case when ${i} % 5 = 0 then 4 + ${i} / 5 % 199 end, now() - ${i} * interval '9 minutes', case when ${i} % 500 = 0 then now() end`;
  await run(`insert into tags (name) select 'tag ' || i from generate_series(1, 40) i`);
  await run(`insert into companies (name, made_by, relation_id, stage, tag_ids, responsible_id, created_at, binned_at)
    select (${trades})[1 + i % 10] || ' ' || (${places})[1 + i / 10 % 9] || ' ' || i * 7919 % ${companies} || ' BV', ${common('i')}
    from generate_series(1, ${companies}) i`);
  await run(
    `insert into company_domains (domain, company_id) select 'customer' || id || '.example', id from companies`,
  );
  await run(`insert into company_numbers (company_id, kind, value, number)
    select id, 'vat', 'NL' || 800000000 + id || 'B01', 'NL' || 800000000 + id || 'B01' from companies where id % 2 = 0`);
  await run(`insert into contacts (name, company_id, language, made_by, relation_id, stage, tag_ids, responsible_id, created_at, binned_at)
    select (${given})[1 + i % 13] || ' ' || (${family})[1 + i * 7919 % 2477 % 11] || '-' || i * 7919 % 2477, 1 + i % ${companies},
      case when i % 150 = 0 then 'pl' when i % 2 = 0 then 'nl' else '' end, ${common('i')}
    from generate_series(1, ${contacts}) i`);
  await run(`insert into contact_addresses (contact_id, address)
    select id, 'p' || id || '@customer' || company_id || '.example' from contacts`);
  await run(`insert into card_phones (record_type, record_id, written, number)
    select 'contact', id, '+31 30 ' || 1000000 + id / 2, '+3130' || 1000000 + id / 2 from contacts where id % 3 = 0`);
}

async function mail(run: Run, contacts: number, conversations: number): Promise<void> {
  await run(`insert into conversations (subject_key, first_at, last_at, message_count)
    select 'subject ' || i, now() - i * interval '7 minutes', now() - i * interval '7 minutes', 2
    from generate_series(1, ${conversations}) i`);
  // The power makes few contacts write much and many little.
  await run(`create temporary table whose as select w.*, c.name, c.company_id, a.address from (select id as conversation_id,
      1 + floor(${contacts - 1} * power((id * 7919 % ${conversations})::numeric / ${conversations}, 1.7))::bigint as contact_id
      from conversations) w join contacts c on c.id = w.contact_id join contact_addresses a using (contact_id)`);
  await run(`insert into messages (conversation_id, source_id, message_id, message_id_hash, content_hash, audience_id,
      subject, sent_at, direction, kind, from_name, from_address, counterpart_name, counterpart_address, snippet, size, noticed)
    select c.id, c.id * 10 + n, c.id || '.' || n || '@x.example', sha256((c.id || '.' || n)::bytea), sha256((c.id || '/' || n)::bytea),
      case when c.id % 200 = 0 then 1 when c.id % 2 = 0 then 2 else 4 + c.id % 197 end,
      'Re: order ' || c.id, c.last_at - (2 - n) * interval '3 hours', case when n = 1 then 'in' else 'out' end, 'personal', w.name,
      w.address, w.name, w.address, 'Could you confirm?', 9000, true
    from conversations c join whose w on w.conversation_id = c.id cross join lateral generate_series(1, 2) n`);
  await run(
    `insert into message_conversations (id, conversation_id) select id, conversation_id from messages`,
  );
  await run(`insert into message_addresses (conversation_id, message_id, role, position, name, address)
    select conversation_id, id, 'from', 0, from_name, from_address from messages`);
  await run(`insert into known_people (address, name) select distinct from_address, from_name from messages`);
  await run(`insert into correspondents (address, audience_id, domain, sort, standing, name, writes, first_at, last_at, last_message_id, count_in)
    select from_address, audience_id, split_part(from_address, '@', 2), 'person', 'card', max(from_name), true,
      min(sent_at), max(sent_at), max(id), count(*) from messages group by 1, 2`);
  await run(`insert into links (conversation_id, record_type, record_id, reason)
    select conversation_id, 'contact', contact_id, jsonb_build_object('by', 'address', 'what', address) from whose
    union all select conversation_id, 'company', company_id, jsonb_build_object('by', 'domain', 'what', split_part(address, '@', 2)) from whose`);
  await run(`insert into conversation_audiences (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after)
    select 0, 'all', audience_id, conversation_id, max(sent_at), count(*), max(id), max(sent_at) from messages group by 3, 4`);
}
