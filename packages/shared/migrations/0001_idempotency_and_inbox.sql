create table idempotency_keys (
  caller text not null,
  key text not null,
  fingerprint bytea not null,
  -- Sealed with a key derived from the platform's secret, for answers hold tokens; null while the work is under way.
  reply bytea,
  created_at timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);

create table inbox (
  source text not null,
  event_id text not null,
  received_at timestamptz not null default now(),
  primary key (source, event_id)
);
create index inbox_received_at on inbox (received_at);
