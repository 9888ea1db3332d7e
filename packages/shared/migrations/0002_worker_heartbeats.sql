-- Who is alive among the job workers: what a dead one had locked is free again within seconds, not after the queue's four hours.
create table worker_heartbeats (
  worker_id text primary key,
  seen_at timestamptz not null default now()
);
