-- The second wall: the role in which http reads. It owns nothing, writes nothing, and sees mail by its reader's principals.

-- Roles belong to the whole server: another database may have made it, another migration may be making it now. A user
-- who may not create roles leaves the wall out; the program then says so and reads as the owner.
do $$
begin
  if not exists (select from pg_roles where rolname = 'kontor_http') then
    create role kontor_http nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise warning 'Role kontor_http could not be made: row level security will not stand behind what http reads.';
end $$;

create function kontor_principals() returns text[] language sql stable parallel safe
  return coalesce(nullif(current_setting('kontor.principals', true), ''), '{}')::text[];

-- The audiences of those principals, looked up once a transaction: asking each row's audience again cost ten times the read.
create function kontor_audiences() returns bigint[] language sql stable parallel safe
  return coalesce(nullif(current_setting('kontor.audiences', true), ''), '{}')::bigint[];

-- The settings are read in sub-selects, so that a query reads them once and not once a row.
alter table audiences enable row level security;
alter table messages enable row level security;
alter table message_conversations enable row level security;
alter table message_texts enable row level security;
alter table message_addresses enable row level security;
alter table message_attachments enable row level security;
alter table message_words enable row level security;
alter table conversation_audiences enable row level security;
alter table conversations enable row level security;
alter table links enable row level security;
alter table handlings enable row level security;
alter table thread_acts enable row level security;
alter table access_acts enable row level security;
alter table sources enable row level security;
alter table placements enable row level security;
alter table reads enable row level security;
alter table stars enable row level security;
alter table picture_permissions enable row level security;

create policy readers on audiences for select using (readers && (select kontor_principals()));
create policy readers on messages for select using (
  audience_id = any ((select kontor_audiences())::bigint[]));
create policy readers on message_words for select using (
  audience_id = any ((select kontor_audiences())::bigint[]));
create policy readers on conversation_audiences for select using (
  audience_id = any ((select kontor_audiences())::bigint[]));
create policy readers on message_conversations for select using (
  exists (select from messages m where m.conversation_id = message_conversations.conversation_id and m.id = message_conversations.id));
create policy readers on message_texts for select using (
  exists (select from messages m where m.conversation_id = message_texts.conversation_id and m.id = message_texts.message_id));
create policy readers on message_addresses for select using (
  exists (select from messages m where m.conversation_id = message_addresses.conversation_id and m.id = message_addresses.message_id));
create policy readers on message_attachments for select using (
  exists (select from messages m where m.conversation_id = message_attachments.conversation_id and m.id = message_attachments.message_id));
create policy readers on conversations for select using (
  merged_into is not null or exists (select from messages m where m.conversation_id = conversations.id));
create policy readers on links for select using (
  exists (select from messages m where m.conversation_id = links.conversation_id
    and (links.message_id = 0 or m.id = links.message_id)));
create policy readers on handlings for select using (
  exists (select from messages m where m.conversation_id = handlings.conversation_id));
create policy readers on thread_acts for select using (
  not exists (select from unnest(message_ids) as x (id) where not exists (
    select from message_conversations c where c.id = x.id)));
create policy readers on access_acts for select using (
  exists (select from message_conversations c where c.id = access_acts.message_id));
create policy readers on sources for select using (
  exists (select from messages m where m.conversation_id = sources.conversation_id and m.id = sources.message_id));
-- Where a copy lies in a person's own mailbox is for them, and for whoever may read the copy's mail: they are shown its
-- bytes and not the place. Marks are for nobody else.
create policy owners on placements for select using (
  exists (select from folders f join mailboxes b on b.id = f.mailbox_id
    where f.id = placements.folder_id and (b.owner_id is null or 'owner:' || b.owner_id = any (kontor_principals())))
  or exists (select from sources s where s.id = placements.source_id));
create policy owners on reads for select using ('owner:' || user_id = any ((select kontor_principals())::text[]));
create policy owners on stars for select using ('owner:' || user_id = any ((select kontor_principals())::text[]));
create policy owners on picture_permissions for select using ('owner:' || user_id = any ((select kontor_principals())::text[]));

-- A body is found by its hash alone, which only a source tells. Secrets, sessions and settings are not granted at all.
do $$
begin
  if exists (select from pg_roles where rolname = 'kontor_http') then
    execute format('grant kontor_http to %I', current_user);
    grant usage on schema public to kontor_http;
    grant select on audiences, messages, message_conversations, message_texts, message_addresses,
      message_attachments, message_words, conversation_audiences, conversations, links, handlings, thread_acts,
      access_acts, sources, bodies, placements, folders, mailbox_people, ledgers, imports, reads, stars,
      picture_permissions, companies, company_domains, contacts, contact_addresses, shared_addresses, never_cards,
      card_proposals, users, teams, team_members to kontor_http;
    -- Not the secret, not the connection.
    grant select (id, name, address, aliases, kind, policy, owner_id, delete_after_days, state, trouble_code,
      trouble_detail, trouble_since, next_try_at, progress, synced_at, created_at, created_by, removed_at)
      on mailboxes to kontor_http;
  end if;
exception when insufficient_privilege then
  raise warning 'Role kontor_http could not be granted: row level security will not stand behind what http reads.';
end $$;
