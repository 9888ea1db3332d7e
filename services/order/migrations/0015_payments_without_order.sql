-- Money that a provider has received for an order that is not here, one row a payment.
create table payments_without_order (
  provider text not null,
  -- The provider's name for it.
  reference text not null,
  id uuid not null unique,
  -- The order that it names.
  customer_id uuid not null,
  order_id uuid not null,
  -- What is still held of it.
  amount bigint not null check (amount >= 0),
  currency text not null,
  looked_at timestamptz not null default now(),
  -- When the money had gone back, or the order was here.
  resolved_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (provider, reference)
);
create index payments_without_order_open on payments_without_order (looked_at) where resolved_at is null;
