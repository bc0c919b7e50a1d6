-- What waits to be published: io.garuda.outbox. For H2 and PostgreSQL; may run again.
create table if not exists garuda_outbox (
  id bigint generated always as identity primary key,
  message_key varchar(36) not null,
  topic varchar not null,
  event varchar not null,
  -- an object of JSON, or the Base64 of bytes
  payload text not null,
  created_at timestamp with time zone default current_timestamp not null,
  -- why it is left aside; set it to null to try again
  problem varchar
);
-- Its one row is locked by the node that publishes.
create table if not exists garuda_outbox_turn (
  id integer primary key
);
insert into garuda_outbox_turn select 1 where not exists (select 1 from garuda_outbox_turn);
