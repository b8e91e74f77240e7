-- Acts over all that a filter finds go on in the background; contacts have postal addresses; what a signature offers can be turned down.

alter table card_acts
  add column left_ids bigint[],
  add column total integer not null default 0,
  add column done integer not null default 0;
comment on column card_acts.left_ids is 'Cards that are still to be done, or undone, in the background; null: none';
comment on column card_acts.total is 'How many cards it is about, where it goes on in the background';
comment on column card_acts.done is 'How many of them have changed so far';

alter table contacts add column postal_addresses jsonb not null default '[]';
comment on column contacts.postal_addresses is 'As for companies';

create table declined_suggestions (
  contact_id bigint not null references contacts (id),
  field text not null,
  value text not null,
  user_id bigint references users (id),
  at timestamptz(3) not null default now(),
  primary key (contact_id, field, value)
);
comment on table declined_suggestions is 'What a signature says of a contact and a person said is not to be offered again';
comment on column declined_suggestions.contact_id is 'Of whom';
comment on column declined_suggestions.field is 'phones, job, or another field of a card';
comment on column declined_suggestions.value is 'What was offered: a number in E.164, else the words in lower case';
comment on column declined_suggestions.user_id is 'Who said so';
comment on column declined_suggestions.at is 'When';

do $$
begin
  if exists (select from pg_roles where rolname = 'kontor_http') then
    grant select on declined_suggestions to kontor_http;
  end if;
end $$;
