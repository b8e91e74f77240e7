-- Mail that came back is asked for with each list of addresses; without an index all mail was looked through.
create index messages_reports on messages (audience_id) where kind = 'bounce' and report is not null;
