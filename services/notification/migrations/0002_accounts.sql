-- Empty fields: of this user only the id is known yet, or the user is erased and the row stays so that nothing late fills it again.
alter table contacts
  alter column email drop not null,
  alter column name drop not null,
  alter column locale drop not null,
  add column version integer not null default 1,
  add column email_verified boolean not null default false,
  add column erased_at timestamptz;

alter table notifications
  -- A one-time token, readable only while the mail is handed over; null as soon as it has gone or been given up.
  add column sealed_secret text,
  -- So that whoever looks for everything of a user looks under one key.
  add constraint notifications_user_is_recipient check (user_id is null or user_id = recipient_id);
create index notifications_sent_to on notifications (sent_to);
