-- What is handled is so letter by letter: an act names the letters it closed, and the rows that lists read say what is open.
-- A letter somebody may not read opens nothing for them, and what they cannot see they cannot close.
alter table handlings add column message_ids bigint[] not null default '{}';

-- What was handled stays so for everybody. Letters are taken from sources, which a backup holds; what is derived may not be there yet.
insert into handlings (conversation_id, at)
select id, handled_at from conversations c where handled_at is not null and merged_into is null
  and not exists (select from handlings h where h.conversation_id = c.id and h.undone_at is null);
update handlings h set message_ids = letters.ids
from (
  select h.id, array_agg(distinct s.message_id order by s.message_id) as ids
  from handlings h join sources s on s.conversation_id = h.conversation_id
  where s.message_id is not null and (h.undone_at is null or s.first_seen_at <= h.at)
    and not (h.undone_at is null and exists (
      select from conversations c where c.id = h.conversation_id and c.handled_at is null))
  group by h.id
) letters
where letters.id = h.id;

alter table conversation_audiences add column open boolean;
update conversation_audiences ca set open = c.handled_at is null
from conversations c
where c.id = ca.conversation_id and (
  c.handled_at is not null and (ca.mailbox_id = 0 or ca.box = 'junk')
  or c.handled_at is null and ca.mailbox_id = 0 and (
    exists (select from messages m where m.conversation_id = ca.conversation_id and m.audience_id = ca.audience_id
      and not m.junk and m.direction = 'in' and m.kind not in ('auto-reply', 'list', 'bulk'))
    or exists (select from conversation_audiences i where i.conversation_id = ca.conversation_id
      and i.audience_id = ca.audience_id and i.box = 'inbox')));

drop index conversations_handled;
alter table conversations drop column handled_at;
-- A search for what is handled and nothing else finds it from here.
create index conversation_audiences_handled on conversation_audiences (audience_id, conversation_id) where not open;

drop policy readers on handlings;
create policy readers on handlings for select using (
  exists (select from messages m where m.conversation_id = handlings.conversation_id and m.id = any (handlings.message_ids)));

comment on table handlings is 'Act: somebody declared letters of a conversation done, for all who read them';
comment on column handlings.message_ids is 'The letters it closed, and those that came later and open nothing: known to their readers alone';
comment on column handlings.undone_by is 'By whom; null: an answer of theirs reopened it, as it was before acts named letters';
comment on column conversation_audiences.box is 'inbox: letters that lie in the inbox there and are open';
comment on column conversation_audiences.open is 'In the rows over all mail and of junk: some letter of the audience''s is open; false: all are handled; null: nothing of it asks to be handled';
