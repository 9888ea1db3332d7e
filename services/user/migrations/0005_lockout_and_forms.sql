-- Incremented with every new password, which voids earlier device tokens.
alter table users add column device_epoch integer not null default 0;

-- Time of the last mail about a lock, at most one a day.
alter table failed_attempts add column notified_at timestamptz;

-- Addresses stored before domains were canonical (IDNA), for the periodic task `email-forms`; empty when it is done.
create index credentials_old_email_form on credentials (email)
  where octet_length(split_part(email, '@', 2)) > length(split_part(email, '@', 2));

-- What has happened stays. Only where from may be forgotten, when the person is erased, and after 90 days what was tried on nobody's account.
create or replace function refuse_to_rewrite_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.ip is null and new.user_agent is null
    and to_jsonb(new) - 'ip' - 'user_agent' = to_jsonb(old) - 'ip' - 'user_agent' then
    return new;
  end if;
  if tg_op = 'DELETE' and old.user_id = '00000000-0000-0000-0000-000000000000'
    and old.created_at < now() - interval '90 days' then
    return old;
  end if;
  raise exception 'audit_events can only be added to';
end $$;
