-- Goes up with every new password: device tokens from before it are good for nothing.
alter table users add column device_epoch integer not null default 0;

-- When the owner was last told of a lock, which is once a day at most.
alter table failed_attempts add column told_at timestamptz;

-- Addresses from before domains were brought to one form (IDNA): the chore `email-forms` finds them here, and empties it.
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
