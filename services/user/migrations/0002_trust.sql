-- Goes up with every change that others are told of or an admin makes.
alter table users add column version integer not null default 1;

create table addresses (
  user_id uuid not null references users (id) on delete cascade,
  id uuid not null,
  label text,
  name text not null,
  line1 text not null,
  line2 text,
  city text not null,
  region text,
  postal_code text not null,
  country text not null,
  phone text,
  is_default boolean not null,
  primary key (user_id, id)
);
create unique index addresses_one_default on addresses (user_id) where is_default;

-- Whoever uses a token deletes it, in the statement that asks whether it is there.
create table one_time_tokens (
  user_id uuid not null references users (id) on delete cascade,
  purpose text not null check (purpose in ('email-verification', 'password-reset', 'sign-in')),
  -- SHA-256 of the token's secret.
  hash bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (user_id, purpose, hash)
);
create index one_time_tokens_expires_at on one_time_tokens (expires_at);

-- Wrong passwords and codes, whether or not there is an account: the subject is a keyed hash of the e-mail or the account.
create table failed_attempts (
  subject bytea primary key,
  -- Those of the last 15 minutes.
  failed_at timestamptz[] not null,
  locked_until timestamptz,
  updated_at timestamptz not null default now()
);
create index failed_attempts_updated_at on failed_attempts (updated_at);

-- TOTP (RFC 6238); without enabled_at it is being set up.
create table mfa (
  user_id uuid primary key references users (id) on delete cascade,
  -- Readable with ENCRYPTION_SECRET alone.
  sealed_secret text not null,
  enabled_at timestamptz,
  -- The last time step of which a code was used: a code works once.
  last_step bigint not null default 0
);

create table recovery_codes (
  user_id uuid not null references mfa (user_id) on delete cascade,
  -- Keyed hash of the code: its 50 bits alone could be guessed from a plain one.
  hash bytea not null,
  primary key (user_id, hash)
);

create table audit_events (
  -- The account that it is about; of nobody's account, the nil UUID.
  user_id uuid not null,
  id uuid not null,
  type text not null,
  -- Who did it, where it was somebody else.
  actor_id uuid,
  ip text,
  user_agent text,
  request_id text,
  details jsonb not null,
  created_at timestamptz not null default now(),
  primary key (user_id, id)
);

-- What has happened stays. Only where from may be forgotten, when the person is erased.
create function refuse_to_rewrite_audit() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.ip is null and new.user_agent is null
    and to_jsonb(new) - 'ip' - 'user_agent' = to_jsonb(old) - 'ip' - 'user_agent' then
    return new;
  end if;
  raise exception 'audit_events can only be added to';
end $$;
create trigger audit_events_append_only before update or delete on audit_events
  for each row execute function refuse_to_rewrite_audit();
create trigger audit_events_no_truncate before truncate on audit_events
  for each statement execute function refuse_to_rewrite_audit();

-- A person is erased once, so an erasure has the person's id.
create table erasures (
  user_id uuid primary key,
  requested_at timestamptz not null default now()
);

create table erasure_receipts (
  user_id uuid not null references erasures (user_id),
  service text not null,
  done_at timestamptz,
  primary key (user_id, service)
);
