-- A queued notification is its own queue entry. The version before queues jobs beside it and leaves due_at to its
-- default; both honour sending_until.
alter table notifications
  -- When its next attempt is due.
  add column due_at timestamptz not null default now(),
  -- Of the worker that delivers it until sending_until.
  add column lease uuid,
  -- The request that caused it.
  add column request json;
create index notifications_due on notifications (channel, due_at) where status = 'queued';
