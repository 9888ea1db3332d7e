-- Payments of orders. The payment that a checkout makes has the id of its order, so that it is written without being looked up.
create table payments (
  customer_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  provider text not null,
  status text not null check (status in ('unpaid', 'processing', 'authorized', 'paid', 'partially-refunded', 'refunded', 'disputed', 'released', 'voided', 'failed')),
  amount bigint not null check (amount >= 0),
  captured_amount bigint not null default 0,
  -- Booked as gone back: refunds that are pending or have succeeded, and lost disputes.
  refunded_amount bigint not null default 0,
  -- The provider's name for it, once there is one.
  reference text,
  disputes jsonb not null default '[]',
  -- When the provider was last asked how it stands; infinity where there is nothing to ask any more.
  looked_at timestamptz not null default 'infinity',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (customer_id, order_id, id),
  foreign key (customer_id, order_id) references orders (customer_id, id),
  constraint captured_within_amount check (captured_amount between 0 and amount),
  constraint refunded_within_captured check (refunded_amount between 0 and captured_amount)
);
create index payments_reference on payments (reference) where reference is not null;
create index payments_to_look_at on payments (looked_at) where looked_at < 'infinity';

alter table orders
  drop constraint orders_payment_status_check,
  add constraint orders_payment_status_check check (payment_status in
    ('unpaid', 'authorized', 'paid', 'partially-refunded', 'refunded', 'voided', 'disputed', 'failed'));

insert into payments (customer_id, order_id, id, provider, status, amount, captured_amount, refunded_amount, reference, looked_at, created_at)
select customer_id, id, id, payment_method,
  case when payment_status = 'unpaid' and status in ('cancelled', 'failed') then 'released' else payment_status end,
  total_amount, paid_amount, refunded_amount, payment_reference,
  case when payment_reference is null then 'infinity'::timestamptz else created_at end, created_at
from orders where total_amount > 0 and (status <> 'pending' or payment_reference is not null);

alter table refunds
  add column payment_id uuid,
  -- The provider's name for it, once it has taken it in.
  add column reference text,
  -- Who made it: the store, somebody at the provider, or a dispute that was lost.
  add column source text not null default 'store' check (source in ('store', 'provider', 'dispute'));
create unique index refunds_reference on refunds (customer_id, order_id, reference) where reference is not null;

alter table order_events
  drop constraint order_events_type_check,
  add constraint order_events_type_check check (type in ('status', 'payment', 'stock', 'refund', 'dispute', 'return', 'mail'));

-- What asks for somebody's attention: store/payment-attention.ts.
create index orders_payment_attention on orders (id desc)
  where (status in ('confirmed', 'processing') and payment_status in ('refunded', 'voided', 'failed'))
    or (status in ('shipped', 'delivered') and payment_status in ('voided', 'failed'))
    or payment_status = 'disputed'
    or (paid_amount > 0 and paid_amount < total_amount)
    or (status in ('cancelled', 'failed') and paid_amount > refunded_amount);
create index refunds_failed on refunds (order_id desc) where status = 'failed';

-- Up to when the provider has told what happened.
create table provider_reports (
  provider text primary key,
  reported_until timestamptz not null
);
