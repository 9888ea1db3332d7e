-- Lines of a file that is being imported, until the whole of it has been read: only then is it known how its prices are written. Not
-- logged: what a crash takes away here goes with its import, which is sent again.
create unlogged table import_chunks (
  import_id uuid not null,
  number integer not null,
  lines text not null,
  created_at timestamptz not null default now(),
  primary key (import_id, number)
);
create index import_chunks_created_at on import_chunks (created_at);
