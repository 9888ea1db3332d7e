-- Sessions that have ended, for as long as one of their access tokens could still be good.
create table ended_sessions (
  session_id uuid primary key,
  expires_at timestamptz not null
);
create index ended_sessions_expires_at on ended_sessions (expires_at);

-- The lowest version of a user's access tokens that is accepted, for as long as one below it could still be good.
create table least_token_versions (
  user_id uuid primary key,
  version integer not null,
  expires_at timestamptz not null
);
create index least_token_versions_expires_at on least_token_versions (expires_at);
