create extension if not exists pg_trgm;

create table users (
  id uuid primary key,
  email text not null,
  name text not null,
  role text not null check (role in ('customer', 'admin')),
  status text not null default 'active' check (status in ('active', 'disabled')),
  locale text not null,
  email_verified_at timestamptz,
  -- Null: no consent. When it was given is what the law asks about.
  marketing_consent_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index users_role on users (role, id);
create index users_status on users (status, id);
create index users_words on users using gin ((email || ' ' || name) gin_trgm_ops);

-- What sign-in reads, spread by e-mail; its key is what makes an e-mail unique, so it can't refer to users, which are spread by id.
create table credentials (
  email text primary key,
  user_id uuid not null,
  password_hash text not null
);

-- A session is the family of its refresh tokens.
create table sessions (
  user_id uuid not null references users (id) on delete cascade,
  id uuid not null,
  user_agent text,
  ip text,
  created_at timestamptz not null default now(),
  last_used_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (user_id, id)
);

-- Used ones stay until they expire, so that a second use is known for what it is.
create table refresh_tokens (
  user_id uuid not null,
  session_id uuid not null,
  -- SHA-256 of the token's secret.
  hash bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (user_id, session_id, hash),
  foreign key (user_id, session_id) references sessions (user_id, id) on delete cascade
);
create index refresh_tokens_expires_at on refresh_tokens (expires_at);
