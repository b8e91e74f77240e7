-- Addresses of found mail leave out whoever is a machine: of thousands of mails only this small index is asked for that.
create index messages_by_machines on messages (conversation_id, id) where kind in ('auto-reply', 'bounce', 'bulk');
