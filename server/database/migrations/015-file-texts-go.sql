-- The text of a file goes with the mail that brought it: whoever takes away a message's files, such as an erasure, need not think of it.

-- Looked up by each file that goes: whether another mail brought the same bytes.
create index message_attachments_bytes on message_attachments using hash (sha256);

-- At the end of the transaction, since a list of files that is written anew goes and comes back in one.
create function kontor_file_texts_go() returns trigger language plpgsql as $$
begin
  delete from attachment_texts t
  where (t.conversation_id, t.message_id, t.position) = (old.conversation_id, old.message_id, old.position)
    and not exists (select from message_attachments a
      where (a.conversation_id, a.message_id, a.position) = (t.conversation_id, t.message_id, t.position));
  delete from attachment_contents c
  where c.sha256 = old.sha256 and not exists (select from message_attachments a where a.sha256 = c.sha256);
  return null;
end $$;
create constraint trigger file_texts_go after delete on message_attachments
  deferrable initially deferred for each row execute function kontor_file_texts_go();
