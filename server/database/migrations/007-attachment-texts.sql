-- The text of attached files: read in the background, once for each content, and found by its words like a mail's own.

-- Files nobody has looked at yet: new ones, and all that were there before this.
alter table message_attachments add column text_pipeline smallint;
create index message_attachments_waiting on message_attachments (message_id, position) where text_pipeline is null;

create table attachment_contents (
  sha256 bytea primary key,
  state text not null
    check (state in ('reading', 'read', 'too-large', 'encrypted', 'broken', 'no-text', 'unsupported')),
  text bytea,
  cut boolean not null default false,
  language text not null default '',
  words integer not null default 0,
  attempts smallint not null default 0,
  pipeline smallint not null,
  read_at timestamptz(3) not null default now()
);
alter table attachment_contents alter column text set storage external;

create table attachment_texts (
  conversation_id bigint not null,
  message_id bigint not null,
  position smallint not null,
  audience_id bigint not null,
  sent_at timestamptz(3) not null,
  words tsvector not null,
  primary key (conversation_id, message_id, position)
);
create index attachment_texts_recent on attachment_texts (sent_at desc, message_id desc);
create index attachment_texts_audience_recent on attachment_texts (audience_id, sent_at desc, message_id desc);
create index attachment_texts_words on attachment_texts using gin (audience_id, words) with (gin_pending_list_limit = 32768);
alter table attachment_texts alter column words set storage external;

alter table attachment_texts enable row level security;
create policy readers on attachment_texts for select using (
  audience_id = any ((select kontor_audiences())::bigint[]));

-- What a file says is found by its hash alone, which only a readable message tells, like a body.
do $$
begin
  if exists (select from pg_roles where rolname = 'kontor_http') then
    grant select on attachment_contents, attachment_texts to kontor_http;
  end if;
exception when insufficient_privilege then
  raise warning 'Role kontor_http could not be granted: row level security will not stand behind what http reads.';
end $$;

comment on column message_attachments.text_pipeline is 'Version in which its text was made findable; null: waits to be read';
comment on table attachment_contents is 'Derived: What was read out of a file, once for the same bytes';
comment on column attachment_contents.sha256 is 'Of the decoded bytes, as in message_attachments';
comment on column attachment_contents.state is 'reading: begun and not ended; else what came of it';
comment on column attachment_contents.text is 'Its text, zstd; null where there is none';
comment on column attachment_contents.cut is 'Only its beginning was read: the rest is beyond the limits';
comment on column attachment_contents.language is 'Detected language, ISO 639-1; empty if unsure';
comment on column attachment_contents.words is 'How many words';
comment on column attachment_contents.attempts is 'How often reading was begun and the process did not live to see the end';
comment on column attachment_contents.pipeline is 'Version of the readers that read it';
comment on column attachment_contents.read_at is 'When reading began';
comment on table attachment_texts is 'Derived: Words of attached files for search, made in Node';
comment on column attachment_texts.conversation_id is 'With the conversation';
comment on column attachment_texts.message_id is 'The message';
comment on column attachment_texts.position is 'Which of its files';
comment on column attachment_texts.audience_id is 'Who may find it';
comment on column attachment_texts.sent_at is 'Of the message, for the newest first';
comment on column attachment_texts.words is 'Surfaces with positions, stems without';
