-- SKUs and slugs that lines of a file have used, as long as it is imported: one that comes again is a bad line. Not logged, as the
-- chunks of the file.
create unlogged table import_names (
  import_id uuid not null,
  kind text not null check (kind in ('sku', 'slug')),
  name text not null,
  created_at timestamptz not null default now(),
  primary key (import_id, kind, name)
);
create index import_names_created_at on import_names using brin (created_at);
