create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- unaccent() itself is only stable, because its dictionary could change; an index needs a promise.
create function plain(value text) returns text
  language sql immutable parallel safe strict
  return lower(public.unaccent('public.unaccent', value));

-- array_to_string() is only stable, because it has to serve every type.
create function category_slugs(path text[]) returns text
  language sql immutable parallel safe strict
  return array_to_string(path, ' ');

create table categories (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  parent_id uuid references categories (id),
  -- Slugs from the root to the category itself.
  path text[] not null
);
create index categories_parent_id on categories (parent_id);

create table products (
  id uuid primary key,
  slug text not null,
  name text not null,
  description text not null,
  category_id uuid not null references categories (id),
  category_path text[] not null,
  status text not null check (status in ('active', 'draft', 'archived')),
  images jsonb not null,
  attributes jsonb not null,
  -- The lowest price of its variants, kept by whoever writes them.
  price_amount bigint not null check (price_amount >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  search tsvector not null generated always as (
    setweight(to_tsvector('english', plain(name)), 'A') ||
    setweight(to_tsvector('english', plain(category_slugs(category_path))), 'B') ||
    setweight(jsonb_to_tsvector('english', attributes, '["string"]'), 'C') ||
    setweight(to_tsvector('english', plain(description)), 'D')
  ) stored
);
create index products_price on products (price_amount, id) where status = 'active';
create index products_name on products (lower(name), id) where status = 'active';
create index products_status on products (status, id);
create index products_category_path on products using gin (category_path);
create index products_attributes on products using gin (attributes jsonb_path_ops);
create index products_search on products using gin (search);
create index products_name_trigrams on products using gin (plain(name) gin_trgm_ops);

-- Names that must be unique have tables of their own, so that products can be spread over machines by their id.
create table product_slugs (
  slug text primary key,
  product_id uuid not null
);

create table variants (
  product_id uuid not null references products (id),
  id uuid not null,
  sku text not null,
  name text not null,
  options jsonb not null,
  price_amount bigint not null check (price_amount >= 0),
  compare_at_amount bigint check (compare_at_amount > price_amount),
  position integer not null,
  stock integer not null default 0 constraint stock_not_negative check (stock >= 0),
  reserved integer not null default 0 check (reserved >= 0),
  primary key (product_id, id),
  constraint reserved_within_stock check (reserved <= stock)
);
create index variants_id on variants (id);

create table skus (
  sku text primary key,
  product_id uuid not null,
  variant_id uuid not null
);

-- The ledger: for every variant, the sum of its deltas is its stock.
create table stock_movements (
  product_id uuid not null,
  id uuid not null,
  variant_id uuid not null,
  delta integer not null check (delta <> 0),
  kind text not null check (kind in ('load', 'adjustment', 'sale', 'restock')),
  reason text,
  order_id uuid,
  actor text not null,
  created_at timestamptz not null default now(),
  primary key (product_id, id)
);

create table reservations (
  order_id uuid primary key,
  status text not null check (status in ('held', 'committed', 'released', 'expired', 'restocked')),
  reserved_until timestamptz not null,
  created_at timestamptz not null default now()
);
create index reservations_due on reservations (reserved_until) where status = 'held';

create table reservation_lines (
  product_id uuid not null,
  order_id uuid not null references reservations (order_id),
  variant_id uuid not null,
  quantity integer not null check (quantity > 0),
  primary key (product_id, order_id, variant_id)
);
create index reservation_lines_order_id on reservation_lines (order_id);
