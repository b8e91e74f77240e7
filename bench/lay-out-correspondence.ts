// Lays out a large house by SQL in which one company has 5,000 mails, for measuring how its correspondence is read.
import { type Kysely, sql } from 'kysely';
import type { Database } from '../server/database/schema.ts';
import { refreshAudiences } from '../server/domain/access/audiences.ts';

/**
 * Company 1 has 1,440 conversations of three mails, seven of fifty and one of 330, strewn over all the years; the other
 * 400 companies share the rest. Half of the mail is user 2's to read through a team mailbox, all of it user 3's, who is
 * above 200 responsible people and in the teams; user 1 reads 0.5 %. Every fifth mail has a file, every fourth conversation
 * three answers beside each other.
 */
export async function layOutCorrespondence(db: Kysely<Database>, mails: number): Promise<void> {
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
  // Company 1: every so-manieth conversation, so that its mails lie strewn over the whole table.
  const conversations = Math.round(mails / 3.47);
  const step = Math.floor(conversations / 1448);
  await run(`create temporary table shapes as
    select i as id, i % ${step} = 0 and i / ${step} between 1 and 1448 as big,
      case when i = ${step * 700} then 330 when i % ${step * 200} = 0 then 50
        when i % ${step} = 0 then 3 when i % 100 = 1 then 50 else 3 end as mails
    from generate_series(1, ${conversations}) i`);
  await run(`insert into conversations (subject_key, first_at, last_at, message_count)
    select 'subject ' || id, now() - id * interval '12 minutes', now() - id * interval '12 minutes', mails
    from shapes order by id`);
  await run(`insert into messages (conversation_id, source_id, message_id, message_id_hash, content_hash, audience_id,
      subject, sent_at, utc_offset, direction, kind, language, from_name, from_address, counterpart_name, counterpart_address,
      in_reply_to, refs, snippet, size, attachment_count, noticed)
    select c.id, c.id * 1000 + n, c.id || '.' || n || '@x.example', sha256((c.id || '.' || n)::bytea),
      sha256((c.id || '/' || n)::bytea),
      case when c.id % 200 = 0 then 1 when (c.id / ${step}) % 2 = 0 then 2 else 4 + c.id % 197 end,
      'Re: order ' || c.id, now() - c.id * interval '12 minutes' - (c.mails - n) * interval '3 hours', 60,
      case when n % 2 = 1 then 'in' else 'out' end, 'personal', 'en',
      case when n % 2 = 1 then 'Joost de Vries' else 'User ' || (4 + c.id % 5) end,
      case when n % 2 = 1 then 'p' || c.id % 20 || '@' || d.domain else 'half@house.example' end,
      'Joost de Vries', 'p' || c.id % 20 || '@' || d.domain,
      case when n > 1 then sha256((c.id || '.' || greatest(1, n - 1 - (c.id % 4) / 3))::bytea) end,
      case when n > 1 then sha256((c.id || '.1')::bytea) || sha256((c.id || '.' || greatest(1, n - 1 - (c.id % 4) / 3))::bytea) else '' end,
      'Could you confirm that the cells are delivered in week 49, as we agreed in the offer of last month?', 9000,
      case when (c.id + n) % 5 = 0 then 1 else 0 end, true
    from shapes c cross join lateral (select case when c.big then 'customer0.example' else 'customer' || 1 + c.id % 400 || '.example' end as domain) d
      cross join lateral generate_series(1, c.mails) n`);
  await run(`insert into handlings (conversation_id, message_ids)
    select conversation_id, array_agg(id order by id) from messages where conversation_id % 3 > 0 group by 1`);
  await run(`insert into message_conversations select id, conversation_id from messages`);
  await run(`insert into message_texts (conversation_id, message_id, spans, has_html)
    select conversation_id, id, jsonb_build_array(jsonb_build_array('own', repeat('Could you confirm that the cells are delivered. ', 20)),
      jsonb_build_array('quoted', repeat('> we will deliver in week 49 ', 30))), true from messages`);
  await run(`insert into message_words (conversation_id, message_id, audience_id, sent_at, words)
    select conversation_id, id, audience_id, sent_at, to_tsvector('simple', subject || ' ' || snippet || ' '
      || case when id % 3 = 0 then 'pump number ' || id else 'invoice number ' || id end) from messages`);
  await run(`insert into message_addresses (conversation_id, message_id, role, position, name, address)
    select conversation_id, id, role, 0, from_name, case when role = 'from' then from_address
      when direction = 'in' then 'half@house.example' else counterpart_address end
    from messages cross join (values ('from'), ('to')) r (role)`);
  await run(`insert into message_attachments (conversation_id, message_id, position, source_id, part, name, type, size, sha256)
    select conversation_id, id, 0, source_id, '2', 'Offer ' || id || '.pdf', 'application/pdf', 40000 + id % 90000,
      sha256(('f' || id % 40000)::bytea) from messages where attachment_count > 0`);
  await run(`insert into companies (name) select 'Customer ' || i from generate_series(0, 400) i`);
  await run(`insert into company_domains select 'customer' || (id - 1) || '.example', id from companies`);
  await run(`insert into links (conversation_id, record_type, record_id, reason)
    select id, 'company', case when big then 1 else 2 + id % 400 end,
      jsonb_build_object('by', 'domain', 'what', case when big then 'customer0.example' else 'customer' || 1 + id % 400 || '.example' end)
    from shapes`);
  await run(`insert into conversation_audiences (mailbox_id, box, audience_id, conversation_id, last_at, count, message_id, unread_after, open)
    select p.mailbox_id, 'all', m.audience_id, m.conversation_id, max(m.sent_at), count(*), max(m.id), max(m.sent_at),
      case when p.mailbox_id = 0 then m.conversation_id % 3 = 0 end
    from messages m cross join lateral (
      select 0 as mailbox_id
      union all select case when m.audience_id = 1 then 1 when m.audience_id = 2 then 2 else 3 end
    ) p group by 1, 2, 3, 4`);
  await run('vacuum analyze');
}
