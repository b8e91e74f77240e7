-- The times of a customer's mails are read for every page of the correspondence with them: out of an index alone.
create index messages_times on messages (conversation_id, sent_at, id) include (audience_id, junk);
