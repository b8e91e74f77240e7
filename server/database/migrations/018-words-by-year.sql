-- The index over words, a part for each stretch of years: a word once common and now rare is then not walked through to find
-- that lately nobody wrote it, and what is new is written into a small part.
drop index if exists message_words_words;
-- The planner sees only the table's short rows, not the words kept beside them, and would take one process.
set local min_parallel_table_scan_size = 0;
set local maintenance_work_mem = '256MB';
create index message_words_before_2010 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') < 2010;
create index message_words_2010 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') >= 2010 and date_part('year', sent_at at time zone 'UTC') < 2015;
create index message_words_2015 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') >= 2015 and date_part('year', sent_at at time zone 'UTC') < 2020;
create index message_words_2020 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2020;
create index message_words_2021 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2021;
create index message_words_2022 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2022;
create index message_words_2023 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2023;
create index message_words_2024 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2024;
create index message_words_2025 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2025;
create index message_words_2026 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2026;
create index message_words_2027 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2027;
create index message_words_2028 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2028;
create index message_words_2029 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2029;
create index message_words_2030 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2030;
create index message_words_2031 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') = 2031;
create index message_words_after_2031 on message_words using gin (audience_id, words)
  with (gin_pending_list_limit = 32768) where date_part('year', sent_at at time zone 'UTC') >= 2032;
