-- Coupons. The code is kept in capitals and found in any case.
create table promotions (
  id uuid primary key,
  code text not null constraint one_promotion_a_code unique check (code = upper(code)),
  type text not null check (type in ('percent', 'fixed', 'free-shipping')),
  -- In per cent, or in minor units of the currency; zero for free shipping.
  value bigint not null check (value >= 0 and (type <> 'percent' or value between 1 and 100)),
  currency text not null,
  min_subtotal_amount bigint check (min_subtotal_amount >= 0),
  starts_at timestamptz,
  ends_at timestamptz,
  usage_limit integer check (usage_limit > 0),
  per_customer_limit integer check (per_customer_limit > 0),
  used integer not null default 0 check (used >= 0),
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint used_within_limit check (used <= usage_limit),
  constraint ends_after_start check (ends_at > starts_at)
);

-- One row for each order that uses a coupon, from its first transaction until it fails or is cancelled.
create table coupon_redemptions (
  order_id uuid primary key,
  promotion_id uuid not null references promotions (id) on delete cascade,
  -- Of the buyer's e-mail address a keyed hash, so that a guest and a customer of one address are one buyer.
  buyer bytea not null
);
create index coupon_redemptions_buyer on coupon_redemptions (promotion_id, buyer);

alter table carts
  add column coupon_code text,
  -- When its owner was reminded of it; null again once it is ordered or emptied.
  add column abandoned_at timestamptz;
create index carts_untouched on carts (updated_at) where not is_guest and abandoned_at is null;
create index carts_of_guests on carts (updated_at) where is_guest;

-- Prices that hold their tax, and rates of single categories (of all below them too) that are not the country's.
alter table tax_rates add column prices_include_tax boolean not null default false;
create table tax_category_rates (
  country text not null references tax_rates (country) on delete cascade,
  category text not null,
  basis_points integer not null check (basis_points between 0 and 10000),
  primary key (country, category)
);

alter table orders
  add column tax_included boolean not null default false,
  add column coupon_code text,
  add column payment_reference text,
  -- Until when a pending order waits for its buyer to pay.
  add column payment_due_at timestamptz,
  add column paid_amount bigint not null default 0,
  add column refunded_amount bigint not null default 0,
  drop constraint total_adds_up,
  add constraint total_adds_up check (
    total_amount = subtotal_amount - discount_amount + shipping_amount + case when tax_included then 0 else tax_amount end
  );
update orders set paid_amount = total_amount where payment_status = 'paid';
alter table orders
  add constraint paid_within_total check (paid_amount between 0 and total_amount),
  add constraint refunded_within_paid check (refunded_amount between 0 and paid_amount);
-- Newest first among the guest orders of one address.
drop index orders_guest_email;
create index orders_guest_email on orders (email, id) where user_id is null;

alter table order_items
  add column discount_amount bigint not null default 0,
  add column tax_amount bigint not null default 0,
  add column refunded_quantity integer not null default 0,
  add column returned_quantity integer not null default 0,
  add constraint discount_within_line check (discount_amount between 0 and line_total_amount),
  add constraint refunded_within_quantity check (refunded_quantity between 0 and quantity),
  -- What was asked to be returned and not refused.
  add constraint returned_within_quantity check (returned_quantity between 0 and quantity);

-- What has come to pass with an order: who, what, when.
create table order_events (
  customer_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  type text not null check (type in ('status', 'payment', 'stock', 'refund', 'return', 'mail')),
  status text not null,
  detail jsonb not null default '{}',
  actor_role text not null check (actor_role in ('customer', 'guest', 'admin', 'service')),
  actor_id text,
  request_id text,
  created_at timestamptz not null default now(),
  primary key (customer_id, order_id, id),
  foreign key (customer_id, order_id) references orders (customer_id, id)
);
-- A job that does its work twice puts it down once.
create unique index order_events_once on order_events (customer_id, order_id, type, status) where type in ('stock', 'payment');

-- By order alone, for those of an erased person.
create index order_events_order on order_events (order_id);

create table refunds (
  customer_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  status text not null check (status in ('pending', 'succeeded', 'failed')),
  amount bigint not null check (amount >= 0),
  items jsonb not null,
  reason text,
  restock boolean not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (customer_id, order_id, id),
  foreign key (customer_id, order_id) references orders (customer_id, id)
);

create index refunds_order on refunds (order_id);

create table returns (
  customer_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  status text not null check (status in ('requested', 'approved', 'rejected')),
  items jsonb not null,
  reason text,
  note text,
  created_at timestamptz not null default now(),
  decided_at timestamptz,
  primary key (customer_id, order_id, id),
  foreign key (customer_id, order_id) references orders (customer_id, id),
  check ((status = 'requested') = (decided_at is null))
);

create index returns_order on returns (order_id);

-- Figures by day. What happens to an order is put down here in its own transaction, and folded into the sums when they are read
-- and by a job: no checkout waits for another because of a sum.
create table sales_changes (
  id uuid primary key,
  customer_id uuid not null,
  order_id uuid not null,
  kind text not null check (kind in ('sold', 'cancelled', 'refunded')),
  -- What was refunded now, or of a cancelled order before; what it is sold for is the order's.
  amount bigint not null default 0
);

insert into sales_changes (id, customer_id, order_id, kind)
select gen_random_uuid(), customer_id, id, 'sold' from orders
where status in ('confirmed', 'processing', 'shipped', 'delivered', 'returned');

create table sales_by_day (
  day date not null,
  currency text not null,
  orders integer not null,
  revenue_amount bigint not null,
  refunded_amount bigint not null,
  primary key (day, currency)
);

create table product_sales_by_day (
  day date not null,
  currency text not null,
  product_id uuid not null,
  name text not null,
  quantity bigint not null,
  revenue_amount bigint not null,
  primary key (day, currency, product_id)
);
create index product_sales_best on product_sales_by_day (currency, day, revenue_amount desc, product_id);
