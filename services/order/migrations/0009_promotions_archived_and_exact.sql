alter table promotions
  -- Hundredths of a per cent; null where `value` says it in whole per cent, as the version before writes it. That version reads
  -- `value` alone, so it is kept beside: a change by it that would leave the two apart is refused.
  add column basis_points integer check (basis_points between 1 and 10000),
  add constraint whole_per_cent check (type <> 'percent' or basis_points is null or value = greatest(1, basis_points / 100)),
  -- Methods that a free-shipping promotion is for; null is all of them.
  add column shipping_methods text[] check (cardinality(shipping_methods) > 0),
  -- Once an order has used a promotion, it and its code stay, and removing it archives it.
  add column was_used boolean not null default false,
  add column archived_at timestamptz;

update promotions set was_used = true
where used > 0 or code in (select coupon_code from orders where coupon_code is not null);
