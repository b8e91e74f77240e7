-- Lists of cards narrowed to what contains some words: by the pieces of three letters these are made of, found by an index.

create function kontor_pieces(written text) returns text[] language plpgsql immutable parallel safe strict as $$
declare
  s text := lower(written);
  pieces text[] := '{}';
begin
  for at in 1 .. char_length(s) - 2 loop
    pieces := pieces || substr(s, at, 3);
  end loop;
  return pieces;
end $$;

create index contacts_pieces on contacts using gin (kontor_pieces(name));
create index companies_pieces on companies using gin (kontor_pieces(name));
create index contact_addresses_pieces on contact_addresses using gin (kontor_pieces(address));
create index company_domains_pieces on company_domains using gin (kontor_pieces(domain));
