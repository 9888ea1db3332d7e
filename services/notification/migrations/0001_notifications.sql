create table notifications (
  -- The user, or the buyer's id of a guest, or the notification's own id where only an address is known.
  recipient_id uuid not null,
  id uuid not null,
  user_id uuid,
  channel text not null check (channel in ('email', 'sms', 'webhook', 'in-app')),
  sent_to text not null,
  template text,
  subject text not null,
  text text not null,
  html text,
  status text not null check (status in ('queued', 'sent', 'failed', 'read')),
  attempts integer not null default 0,
  last_error text,
  -- While this is in the future, a worker is delivering it.
  sending_until timestamptz,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  read_at timestamptz,
  primary key (recipient_id, id)
);
-- Ids are UUIDv7: the newest is the largest.
create index notifications_newest on notifications (id);
create index notifications_unread on notifications (recipient_id, id) where read_at is null;
create index notifications_undelivered on notifications (status, id) where status in ('queued', 'failed');

create table contacts (
  user_id uuid primary key,
  email text not null,
  name text not null,
  locale text not null
);
