-- Finding people by names as people write them, and the list of addresses that are never mailed.

-- A name in the letters all its spellings share: lower case, no diacritics, Cyrillic and the ways of writing it in Latin
-- letters (English sh, Dutch sj, Polish sz) brought to one. Capitals are sounds of several letters: S sh, C ch, Z zh, Q shch, T ts.
create function kontor_name_words(name text) returns text[] language sql immutable parallel safe strict
  set search_path = pg_catalog, public as $$
  select array(
    select distinct left(word, 40) from regexp_split_to_table(
      regexp_replace(
      translate(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(
          translate(
            regexp_replace(lower(normalize(left(name, 400), NFKD)), '[\u0300-\u036f''’ʼ‘]', '', 'g'),
            'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭІЄҐабвгдежзийклмнопрстуфхцчшщыэієґłøđðħþıЪЬъьŁØ',
            'abvgdeZziiklmnoprstufhTCSQieiegabvgdeZziiklmnoprstufhTCSQieieglodhtilo'),
          'ю', 'iu'), 'я', 'ia'), 'Ю', 'iu'), 'Я', 'ia'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ph', 'f'), 'x', 'ks'),
        'shch|sjtsj|szcz|schtsch', 'Q', 'g'),
        'tsch|tsj|tch|cz', 'C', 'g'),
        'sch|sh|sj|sz', 'S', 'g'),
        'ch', 'C', 'g'),
        'zh|zj', 'Z', 'g'),
        'ts|tz|c(?=[eiy])', 'T', 'g'),
        'kh', 'h', 'g'),
        'yjqwc', 'iikvk'),
      '(.)\1+', '\1', 'g'),
      '[^[:alnum:]]+') as word
    where length(word) between 2 and 100 limit 16)
$$;

-- What a name is found by: its words, and behind ~ each word with one letter left out, so that one wrong letter is no wall.
create function kontor_name_vector(name text) returns tsvector language sql immutable parallel safe strict
  set search_path = pg_catalog, public as $$
  select array_to_tsvector(array(
    select word from unnest(kontor_name_words(name)) word
    union
    select '~' || overlay(word placing '' from at for 1)
    from unnest(kontor_name_words(name)) word, generate_series(1, length(word)) at
    where length(word) between 4 and 20 and word !~ '^[0-9]'))
$$;

create table known_people (
  address text not null,
  name text not null default '',
  primary key (address, name)
);
comment on table known_people is 'Derived: Names and addresses that mail bears, each once, for finding people by what somebody types; whether a viewer may know one follows from the mail';
comment on column known_people.address is 'Lower case';
comment on column known_people.name is 'Name as written; empty where there was none';

insert into known_people (address, name)
select distinct address, left(name, 200) from message_addresses where address <> '';

create index known_people_names on known_people using gin (kontor_name_vector(name || ' ' || address));
create index contacts_names on contacts using gin (kontor_name_vector(name));
create index companies_names on companies using gin (kontor_name_vector(name));
-- Prefixes of an address as it is typed.
create index known_people_address on known_people (address text_pattern_ops);

create table suppressions (
  address text primary key,
  reason text not null check (reason in ('asked', 'bounced', 'complained', 'by hand')),
  at timestamptz(3) not null default now(),
  user_id bigint references users (id)
);
comment on table suppressions is 'Addresses that are never mailed';
comment on column suppressions.address is 'Lower case';
comment on column suppressions.reason is 'Why: its owner asked, mail came back, its owner complained, a colleague said so';
comment on column suppressions.at is 'Since when';
comment on column suppressions.user_id is 'Who said so; null: the product itself';

alter table known_people enable row level security;
create policy readers on known_people for select using (
  exists (select from message_addresses a where a.address = known_people.address and left(a.name, 200) = known_people.name));

do $$
begin
  if exists (select from pg_roles where rolname = 'kontor_http') then
    grant select on known_people, suppressions to kontor_http;
  end if;
exception when insufficient_privilege then
  raise warning 'Role kontor_http could not be granted: row level security will not stand behind what http reads.';
end $$;
