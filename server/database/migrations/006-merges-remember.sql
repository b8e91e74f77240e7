-- A merge remembers what it joined, so that undoing it gives both conversations back what they were filed under.
alter table thread_acts add column joined jsonb;

comment on column thread_acts.joined is 'merge: the conversation that came, and the links of both as they were; null: not remembered';
comment on column thread_acts.message_ids is 'split: the messages taken out; merge: the messages that came';
comment on column thread_acts.stayed is 'A message that stayed behind; by a split it and what was taken out never meet again by themselves';
