-- Names meet in all their spellings: Semyonov, Семёнов, Semenov, Semjonow. One reading of names serves search and doubles.

-- Lower case between spaces, Cyrillic in Latin letters. Capitals are sounds no rule touches again: S sh, C ch, Z zh, T ts; and letters that
-- readings differ about: K č, H š and ŝ, V ž and ż, L ł.
create function kontor_plain_name(name text) returns text language plpgsql immutable parallel safe strict as $$
declare
  s text := lower(left(name, 400));
begin
  if octet_length(s) <> length(s) then
    s := replace(replace(replace(translate(normalize(s, NFKC),
      'абвгґдеёєжзийіїклмнопрстуфхцчшщыэčšŝžżłøđðħıъьʼʹʺ’‘`´“”„«»',
      'abvggdeeeZziiiiklmnoprstufhTCSSieKHHVVLodthi'),
      'я', 'ia'), 'ю', 'iu'), 'þ', 'th');
    if octet_length(s) <> length(s) then
      s := replace(replace(replace(normalize(s, NFKD), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe');
      s := regexp_replace(s, '[\u0300-\u036f]+', '', 'g');
    end if;
  end if;
  s := ' ' || btrim(regexp_replace(replace(replace(s, '''', ''), '"', ''), '[^[:alnum:]]+', ' ', 'g')) || ' ';
  -- Doubled consonants are one; of s German has to know.
  s := replace(replace(replace(replace(replace(replace(s, 'bb', 'b'), 'dd', 'd'), 'ff', 'f'), 'gg', 'g'), 'kk', 'k'), 'll', 'l');
  return replace(replace(replace(replace(replace(replace(s, 'mm', 'm'), 'nn', 'n'), 'pp', 'p'), 'rr', 'r'), 'tt', 't'), 'zz', 'z');
end $$;

-- What is left once a language has had its say: letters that sound alike.
create function kontor_sound(name text) returns text language plpgsql immutable parallel safe strict as $$
declare
  s text := name;
begin
  if s ~ '[cx]' then
    s := replace(replace(replace(replace(replace(replace(s, 'sch', 'S'), 'ch', 'C'), 'x', 'ks'), 'ce', 'Te'), 'ci', 'Ti'), 'cy', 'Ti');
    s := replace(translate(s, 'c', 'k'), 'kk', 'k');
  end if;
  return replace(replace(replace(replace(translate(s, 'yjqwL', 'iikvl'), 'ss', 's'), 'vv', 'v'), 'ii', 'i'), 'ii', 'i');
end $$;

-- As above, and the ё and the endings of Russian names are one, however they were written.
create function kontor_slavic_sound(name text) returns text language plpgsql immutable parallel safe strict as $$
declare
  s text := name;
begin
  if s like '%yo%' or s like '%jo%' then
    s := replace(replace(replace(replace(s, ' yo', ' e'), ' jo', ' O'), 'yo ', 'O '), 'jo ', 'O ');
    s := replace(replace(replace(s, 'yo', 'e'), 'jo', 'e'), 'O', 'io');
  end if;
  s := public.kontor_sound(replace(replace(s, ' ye', ' e'), ' je', ' e'));
  s := replace(replace(replace(replace(replace(s, 'iev', 'ev'), 'oied', 'oed'), 'of ', 'ov '), 'ef ', 'ev '), 'ander ', 'andr ');
  return case when s ~ '[SCZ]ova? ' then regexp_replace(s, '([SCZ])o(va? )', '\1e\2', 'g') else s end;
end $$;

-- A plain name as it sounds by the habits of each language that writes it: first as it stands, then as English and passports
-- write, and, of a name in Latin letters, German, Czech and scientific (ISO 9, GOST), Polish, Dutch. Most sound the same in all.
create function kontor_readings(plain text, latin boolean) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  s text := translate(plain, 'KHV', 'csz');
  r text;
  r2 text;
  found text[];
begin
  if s ~ '[cksptz][chjsz]' then
    s := replace(replace(replace(replace(replace(s, 'schtsch', 'S'), 'shch', 'S'), 'sjtsj', 'S'), 'szcz', 'S'), 'tsch', 'C');
    s := replace(replace(replace(replace(replace(s, 'tsj', 'C'), 'tch', 'C'), 'cz', 'C'), 'sh', 'S'), 'sj', 'S');
    s := replace(replace(replace(replace(replace(s, 'sz', 'S'), 'zh', 'Z'), 'zj', 'Z'), 'kh', 'h'), 'ph', 'f');
    s := replace(replace(replace(s, 'ts', 'T'), 'tz', 'T'), 'tc', 'T');
  end if;
  found := array[public.kontor_sound(s)];
  r := public.kontor_slavic_sound(s);
  if r <> all (found) then found := found || r; end if;
  if not latin then return found; end if;
  if s ~ 'ch|z|[aou]e|[aeiouy]s[aeiouybdgmnlrvw]| s[aeiouy]' then
    -- German: sch is sh, or zh; ch is kh; z is ts; s between vowels is z, before a voiced consonant or first it may be; oe is ö.
    r := replace(replace(replace(s, 'sch', 'S'), 'ch', 'h'), 'z', 'T');
    r := regexp_replace(regexp_replace(r, '([aou])e(?!l )', '\1', 'g'), '([aeiouy])s(?=[aeiouy])', '\1z', 'g');
    r := public.kontor_slavic_sound(r);
    if r <> all (found) then found := found || r; end if;
    if s ~ 'sch|[aeiouy]s[bdgmnlrvw]| s[aeiouy]' then
      r := replace(replace(replace(s, 'sch', 'Z'), 'ch', 'h'), 'z', 'T');
      r := regexp_replace(regexp_replace(r, '([aou])e(?!l )', '\1', 'g'), '([aeiouy])s(?=[aeiouybdgmnlrvw])', '\1z', 'g');
      r := regexp_replace(r, ' s(?=[aeiouy]\w* $)', ' z');
      if r ~ ' s[aeiouy]' then
        -- Sinaida Chabarowa: which s is which nobody can tell.
        r2 := public.kontor_slavic_sound(regexp_replace(r, ' s(?=[aeiouy])', ' z', 'g'));
        if r2 <> all (found) then found := found || r2; end if;
      end if;
      r := public.kontor_slavic_sound(r);
      if r <> all (found) then found := found || r; end if;
    end if;
  end if;
  if plain ~ '[cxKHV]' then
    -- Czech and scientific: ch and x are kh, c is ts, č is ch, š and šč are sh.
    r := replace(replace(replace(plain, 'ch', 'h'), 'kh', 'h'), 'HK', 'S');
    r := public.kontor_slavic_sound(translate(r, 'xcKHV', 'hTCSZ'));
    if r <> all (found) then found := found || r; end if;
    if plain like '%x%' then
      -- GOST 7.79 B: x is kh, ch is ch.
      r := public.kontor_slavic_sound(replace(s, 'x', 'h'));
      if r <> all (found) then found := found || r; end if;
    end if;
  end if;
  if plain ~ '[LV]' or s ~ '([oe]wa?|sk[iay]|iej|iC|ck[ia]|aja|iotr) ' then
    -- Polish: ie and io soften the consonant before them, as l does by itself; -ska is the Russian -ская.
    r := replace(replace(replace(replace(replace(translate(plain, 'V', 'Z'), 'szcz', 'S'), 'sz', 'S'), 'cz', 'C'), 'ch', 'h'), 'c', 'T');
    r := replace(replace(replace(translate(r, 'KH', 'CS'), 'la', 'lia'), 'lo', 'lio'), 'lu', 'liu');
    r := public.kontor_slavic_sound(replace(replace(r, 'ie', 'e'), 'io', 'e'));
    r := replace(replace(r, 'ska ', 'skaia '), 'Tka ', 'Tkaia ');
    if r <> all (found) then found := found || r; end if;
  end if;
  if s like '%oe%' then
    -- Dutch: oe is u.
    r := public.kontor_slavic_sound(replace(replace(s, 'ch', 'h'), 'oe', 'u'));
    if r <> all (found) then found := found || r; end if;
  end if;
  return found;
end $$;

-- The words of a name in all its readings, each once, the name as it stands first.
create or replace function kontor_name_words(name text) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  words text[] := '{}';
  reading text;
  word text;
begin
  foreach reading in array public.kontor_readings(public.kontor_plain_name(name), name !~ '[\u0400-\u04ff]') loop
    foreach word in array string_to_array(btrim(reading), ' ') loop
      if length(word) between 2 and 100 then
        word := left(word, 40);
        if word <> all (words) then words := words || word; end if;
      end if;
    end loop;
    exit when cardinality(words) >= 64;
  end loop;
  return words[:64];
end $$;

create or replace function kontor_name_vector(name text) returns tsvector language plpgsql immutable parallel safe strict as $$
declare
  plain text := public.kontor_plain_name(name);
  readings text[] := public.kontor_readings(plain, name !~ '[\u0400-\u04ff]');
  forms text[] := '{}';
  word text;
  reading text;
  first boolean := true;
begin
  foreach reading in array readings loop
    foreach word in array (string_to_array(btrim(reading), ' '))[:16] loop
      if length(word) between 2 and 100 then
        word := left(word, 40);
        forms := forms || word;
        if first and length(word) between 4 and 20 and word !~ '^[0-9]' then
          for at in 1 .. length(word) loop
            forms := forms || ('~' || overlay(word placing '' from at for 1));
          end loop;
        end if;
      end if;
    end loop;
    first := false;
  end loop;
  return array_to_tsvector(forms);
end $$;

-- What finds a name typed by somebody: each of its words must be there in one of its readings.
create or replace function kontor_name_query(name text, forgiving boolean, prefix boolean) returns tsquery
  language plpgsql immutable parallel safe strict as $$
declare
  -- A reading changes letters, never how many words there are.
  readings text[] := public.kontor_readings(public.kontor_plain_name(left(name, 200)), name !~ '[\u0400-\u04ff]');
  words text[] := string_to_array(btrim(readings[1]), ' ');
  query tsquery;
  part text;
  forms text;
  word text;
begin
  for at in 1 .. least(cardinality(words), 8) loop
    forms := '';
    foreach part in array readings loop
      word := left(split_part(btrim(part), ' ', at), 40);
      continue when length(word) < 2;
      forms := forms || '|' || quote_literal(word) || case when prefix and at = least(cardinality(words), 8) then ':*' else '' end;
    end loop;
    word := left(words[at], 40);
    if forgiving and length(word) between 3 and 20 then forms := forms || '|' || quote_literal('~' || word); end if;
    if forgiving and length(word) between 4 and 20 and word !~ '^[0-9]' then
      for letter in 1 .. length(word) loop
        part := overlay(word placing '' from letter for 1);
        forms := forms || '|' || quote_literal(part) || '|' || quote_literal('~' || part);
      end loop;
    end if;
    continue when forms = '';
    query := case when query is null then substr(forms, 2)::tsquery else query && substr(forms, 2)::tsquery end;
  end loop;
  return coalesce(query, ''::tsquery);
end $$;

-- By which keys people's names are one: each reading, its words in order.
create function contact_name_keys(name text) returns text[] language plpgsql immutable parallel safe as $$
declare
  keys text[] := '{}';
  key text;
  reading text;
begin
  foreach reading in array public.kontor_readings(public.kontor_plain_name(name), name !~ '[\u0400-\u04ff]') loop
    key := (select string_agg(word, ' ' order by word collate "C") from unnest(string_to_array(btrim(reading), ' ')) word);
    if key <> '' and key <> all (keys) then keys := keys || key; end if;
  end loop;
  return keys;
end $$;

-- As for people, the words as they stand, without the legal form, whose doubled letters are one as well.
create function company_name_keys(name text) returns text[] language plpgsql immutable parallel safe as $$
declare
  plain text := public.kontor_plain_name(replace(name, '.', ''));
  bare text := ' ';
  keys text[] := '{}';
  key text;
  reading text;
  word text;
begin
  foreach word in array string_to_array(btrim(replace(replace(replace(replace(plain,
      ' gmbh co kg ', ' '), ' sp z oo ', ' '), ' spoLka z oo ', ' '), ' sp j ', ' ')), ' ') loop
    if word <> all (array['', 'bv', 'nv', 'vof', 'cv', 'gmbh', 'ag', 'kg', 'ug', 'ohg', 'ltd', 'limited', 'lc', 'inc', 'corp', 'co', 'plc',
        'lp', 'sa', 'sarl', 'sas', 'srl', 'spa', 'oi', 'oy', 'ab', 'as', 'aps', 'ooo', 'oao', 'zao', 'pao', 'ao', 'ip']) then
      bare := bare || word || ' ';
    end if;
  end loop;
  foreach reading in array public.kontor_readings(case when bare = ' ' then plain else bare end, name !~ '[\u0400-\u04ff]') loop
    key := btrim(reading);
    if key <> '' and key <> all (keys) then keys := keys || key; end if;
  end loop;
  return keys;
end $$;

alter table contacts drop column name_key;
alter table contacts add column name_keys text[] generated always as (contact_name_keys(name)) stored;
create index contacts_name_keys on contacts using gin (name_keys);
alter table companies drop column name_key;
alter table companies add column name_keys text[] generated always as (company_name_keys(name)) stored;
create index companies_name_keys on companies using gin (name_keys);
drop function contact_name_key(text);
drop function company_name_key(text);
drop function sound_key(text);
drop function plain_name(text);

reindex index known_people_names;
reindex index contacts_names;
reindex index companies_names;

comment on column contacts.name_keys is 'By which spellings of one name are found, whatever alphabet and order';
comment on column companies.name_keys is 'As for contacts, without the legal form';
