-- Who is in the mail that an audience reads: one row for each outside address and audience, so that lists of people,
-- completion and counts never walk the messages.

create table correspondents (
  address text not null,
  audience_id bigint not null,
  domain text not null,
  sort text not null check (sort in ('person', 'shared', 'machine')),
  standing text not null default 'open' check (standing in ('open', 'card', 'never')),
  writes boolean not null default false,
  name text not null default '',
  name_is_own boolean not null default false,
  name_at timestamptz(3),
  count_in integer not null default 0,
  count_personal integer not null default 0,
  count_out integer not null default 0,
  count_beside integer not null default 0,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  last_message_id bigint not null,
  primary key (address, audience_id)
) with (fillfactor = 80);
-- Nothing that changes with each mail stands in an index: such a change rewrites the row in place.
create index correspondents_open on correspondents (audience_id) where standing = 'open' and writes;
create index correspondents_domain on correspondents (domain);

-- The outsider whom a form, a list or a colleague's forward writes for stands in no address header: found by this.
create index messages_counterpart on messages (counterpart_address)
  where direction = 'in' and counterpart_address <> from_address and counterpart_address <> '';

comment on table correspondents is 'Derived: outside addresses as each audience knows them from its mail; own addresses and junk left out. Sum over a viewer''s audiences for what the viewer knows of an address';
comment on column correspondents.address is 'Lower case; never one of ours';
comment on column correspondents.audience_id is 'Whose readers know this from their mail';
comment on column correspondents.domain is 'What a company is known by: the registrable domain of the address';
comment on column correspondents.sort is 'By its look: one person''s, shared by several (info@), or where nobody reads (noreply@)';
comment on column correspondents.standing is 'card: a card answers for it; never: a person said so; else open. The same in all rows of an address';
comment on column correspondents.writes is 'A person rather than a sender of newsletters: no machine, wrote to us in person or was written to by us';
comment on column correspondents.name is 'As last written: by its owner if ever, else by others; empty where nobody wrote one';
comment on column correspondents.name_is_own is 'Its owner wrote the name (From)';
comment on column correspondents.name_at is 'Time of the mail the name is from';
comment on column correspondents.count_in is 'Mails that came from it';
comment on column correspondents.count_personal is 'Of these written to us in person: no list, bulk, bounce or auto-reply';
comment on column correspondents.count_out is 'Mails from us to it, To or Cc';
comment on column correspondents.count_beside is 'Mails between others in which it is named';
comment on column correspondents.first_at is 'Time of the first of all these mails';
comment on column correspondents.last_at is 'Time of the last';
comment on column correspondents.last_message_id is 'That last mail: the message; its conversation stands in message_conversations';
comment on index correspondents_open is 'The unfiled, for the list and its count';

alter table correspondents enable row level security;
create policy readers on correspondents for select using (
  audience_id = any ((select kontor_audiences())::bigint[]));
do $$
begin
  if exists (select from pg_roles where rolname = 'kontor_http') then
    grant select on correspondents to kontor_http;
  end if;
exception when insufficient_privilege then
  raise warning 'What http reads of correspondents could not be granted to the role kontor_http.';
end $$;
