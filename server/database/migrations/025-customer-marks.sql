-- A customer with much mail stands among the words of that mail, so that the index over words knows both: laying a common
-- word of all years over thousands of conversations cost a search up to a tenth of a second.

create table marked_customers (
  id bigint generated always as identity primary key,
  record_type text not null check (record_type in ('contact', 'company')),
  record_id bigint not null,
  unique (record_type, record_id)
);

-- One row each time something changed, so that whoever takes rows away takes only what was there when they looked.
create table marks_due (
  id bigint generated always as identity primary key,
  conversation_id bigint not null
);
create index marks_due_conversation on marks_due (conversation_id);

-- Null where there are none.
create function kontor_customer_marks(conversation bigint) returns tsvector language sql stable parallel safe
  return (
    select array_to_tsvector(array_agg('~c' || k.id)) from links l join marked_customers k using (record_type, record_id)
    where l.conversation_id = conversation and l.undone_at is null);

-- Whoever files mail need not think of it.
create function kontor_marks_fall_due() returns trigger language plpgsql as $$
begin
  insert into marks_due (conversation_id)
  select distinct l.conversation_id from changed l join marked_customers k using (record_type, record_id);
  return null;
end $$;
create trigger marks_of_new_links after insert on links referencing new table as changed
  for each statement execute function kontor_marks_fall_due();
create trigger marks_of_former_links after delete on links referencing old table as changed
  for each statement execute function kontor_marks_fall_due();
create trigger marks_before_links_change after update on links referencing old table as changed
  for each statement execute function kontor_marks_fall_due();
create trigger marks_after_links_change after update on links referencing new table as changed
  for each statement execute function kontor_marks_fall_due();

comment on table marked_customers is 'Derived: Customers whose mail bears their mark among its words';
comment on column marked_customers.id is 'What the mark is made of: ~c and this';
comment on column marked_customers.record_type is 'contact or company';
comment on column marked_customers.record_id is 'The card';
comment on table marks_due is 'Derived: Conversations whose mail may lack a customer''s mark, or bear one too many';
comment on column marks_due.id is 'In the order in which they fell due';
comment on column marks_due.conversation_id is 'The conversation';
