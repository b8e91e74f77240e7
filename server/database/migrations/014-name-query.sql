-- What finds a name typed by somebody: each of its words must be there, spelt in whatever alphabet.

-- `forgiving` lets one letter of each word be wrong, missing or too many; `prefix` lets the last word go on.
create function kontor_name_query(name text, forgiving boolean, prefix boolean) returns tsquery
  language sql immutable parallel safe strict set search_path = pg_catalog, public as $$
  with words as (
    select word, at, count(*) over () as many
    from unnest(regexp_split_to_array(btrim(left(name, 200)), '[\s.,@_+/-]+')) with ordinality typed (typed, at)
      cross join lateral unnest(kontor_name_words(typed)) word
    limit 8
  )
  select coalesce((
    select string_agg('(' || array_to_string(array(
      select quote_literal(word) || case when prefix and at = (select max(at) from words) then ':*' else '' end
      union all
      select quote_literal('~' || word) where forgiving and length(word) between 3 and 20
      union all
      select form from generate_series(1, length(word)) letter
        cross join lateral (select overlay(word placing '' from letter for 1) as less) shorter
        cross join lateral (values (quote_literal(less)), (quote_literal('~' || less))) forms (form)
      where forgiving and length(word) between 4 and 20 and word !~ '^[0-9]'
    ), '|') || ')', '&') from words), '')::tsquery
$$;
