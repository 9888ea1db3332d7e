-- Kept by whoever writes or deletes a review, so that no read of a product counts them.
alter table products
  add column rating_sum integer not null default 0,
  add column rating_count integer not null default 0 check (rating_count >= 0);

-- Whoever has written, bought or asked for something. The row is the lock between that and the person's erasure, and stays empty.
create table people (
  user_id uuid primary key,
  erased_at timestamptz
);

create table reviews (
  product_id uuid not null references products (id),
  user_id uuid not null,
  id uuid not null,
  rating integer not null check (rating between 1 and 5),
  title text,
  body text not null,
  verified_purchase boolean not null,
  created_at timestamptz not null default now(),
  primary key (product_id, user_id)
);
create index reviews_newest on reviews (product_id, id);
create index reviews_user_id on reviews (user_id);

create table purchases (
  product_id uuid not null,
  user_id uuid not null,
  primary key (product_id, user_id)
);
create index purchases_user_id on purchases (user_id);

create table stock_alerts (
  product_id uuid not null,
  -- The variant that is waited for, or the product itself for whichever comes first.
  awaited_id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (product_id, user_id, awaited_id)
);
create index stock_alerts_user_id on stock_alerts (user_id);
