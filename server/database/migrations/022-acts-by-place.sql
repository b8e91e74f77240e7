-- An act on very many cards keeps its list as it is and notes how far it has come, instead of writing what is left anew each time.

alter table card_acts add column left_from integer not null default 0;
comment on column card_acts.left_from is 'How many of left_ids, from the first, have had their turn';
comment on column card_acts.left_ids is 'Cards that are done, or undone, in the background, written once; null: nothing goes on';
