-- Whom we sell to: filled by the event user.registered, and asked for when that is late.
create table customers (
  user_id uuid primary key,
  email text not null,
  name text not null,
  locale text not null
);

-- customer_id is the person's id, or a guest's own id.
create table carts (
  customer_id uuid primary key,
  is_guest boolean not null,
  version integer not null default 1,
  -- The order that is being made of this cart, from its first transaction to its last.
  checkout_order_id uuid,
  updated_at timestamptz not null default now()
);

create table cart_items (
  customer_id uuid not null references carts (customer_id) on delete cascade,
  id uuid not null,
  product_id uuid not null,
  variant_id uuid not null,
  quantity integer not null check (quantity between 1 and 999),
  -- As it was when it was put in: what is compared with today's, and shown while the catalogue does not answer.
  sku text not null,
  name text not null,
  options jsonb not null,
  image jsonb,
  unit_price_amount bigint not null check (unit_price_amount >= 0),
  currency text not null,
  primary key (customer_id, id),
  constraint one_line_a_variant unique (customer_id, variant_id)
);

create table shipping_methods (
  code text primary key,
  name text not null,
  amount bigint not null check (amount >= 0),
  currency text not null,
  -- ISO 3166-1 alpha-2 codes; null ships everywhere.
  countries text[],
  position integer not null default 0
);
insert into shipping_methods (code, name, amount, currency, position) values
  ('standard', 'Standard, 3 to 5 working days', 499, 'USD', 1),
  ('express', 'Express, next working day', 1499, 'USD', 2);

create table tax_rates (
  country text primary key check (country ~ '^[A-Z]{2}$'),
  -- Added to prices, in hundredths of a per cent. A country without a row is not taxed.
  basis_points integer not null check (basis_points between 0 and 10000)
);

create sequence order_numbers;

create table orders (
  customer_id uuid not null,
  id uuid not null,
  number text not null,
  user_id uuid,
  email text not null,
  locale text not null,
  status text not null check (status in
    ('pending', 'confirmed', 'processing', 'shipped', 'delivered', 'cancelled', 'returned', 'failed')),
  payment_status text not null check (payment_status in
    ('unpaid', 'authorized', 'paid', 'partially-refunded', 'refunded', 'failed')),
  payment_method text not null,
  shipping_method text not null,
  currency text not null,
  subtotal_amount bigint not null check (subtotal_amount >= 0),
  discount_amount bigint not null check (discount_amount >= 0),
  shipping_amount bigint not null check (shipping_amount >= 0),
  tax_amount bigint not null check (tax_amount >= 0),
  total_amount bigint not null,
  shipping_address jsonb not null,
  billing_address jsonb not null,
  note text,
  tracking_number text,
  carrier text,
  -- Whose Idempotency-Key this order answers, so that the recovery job can answer it too.
  idempotency_ref jsonb,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (customer_id, id),
  constraint total_adds_up check (total_amount = subtotal_amount - discount_amount + shipping_amount + tax_amount)
);
create index orders_id on orders (id);
create index orders_number on orders (number);
create index orders_status on orders (status, id);

create table order_items (
  customer_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  position integer not null,
  product_id uuid not null,
  variant_id uuid not null,
  sku text not null,
  name text not null,
  options jsonb not null,
  image jsonb,
  unit_price_amount bigint not null check (unit_price_amount >= 0),
  quantity integer not null check (quantity > 0),
  line_total_amount bigint not null,
  primary key (customer_id, order_id, id),
  foreign key (customer_id, order_id) references orders (customer_id, id),
  check (line_total_amount = unit_price_amount * quantity)
);
