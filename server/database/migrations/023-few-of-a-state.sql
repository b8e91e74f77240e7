-- A search for what is unread, handled or large and nothing else finds it from here instead of walking all mail by time.
create index conversation_audiences_unread on conversation_audiences (audience_id, unread_after desc, conversation_id)
  where mailbox_id = 0 and unread_after is not null;
create index conversations_handled on conversations (id) where handled_at is not null;
create index messages_large on messages (size, conversation_id) where size >= 524288;
