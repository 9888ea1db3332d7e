-- Revenue follows the money: an order counts at its total until money is received, then at what was received. Replicas of the version
-- before count no such change, and lose one that they fold.
lock table sales_changes in exclusive mode;

alter table sales_changes
  drop constraint sales_changes_kind_check,
  add constraint sales_changes_kind_check check (kind in ('sold', 'cancelled', 'captured', 'refunded'));
comment on column sales_changes.amount is
  'refunded: what has gone back. cancelled: what had gone back before. captured: difference to what the order counted for. sold: difference to its total.';

insert into sales_changes (id, customer_id, order_id, kind, amount)
select gen_random_uuid(), customer_id, id, 'captured', paid_amount - total_amount from orders
where status in ('confirmed', 'processing', 'shipped', 'delivered', 'returned')
  and (paid_amount > 0 or payment_status in ('voided', 'failed')) and paid_amount < total_amount;

-- Sums of amounts that are exact each may pass 2^63.
alter table sales_by_quarter_hour
  alter column revenue_amount type numeric,
  alter column refunded_amount type numeric;
alter table product_sales_by_quarter_hour
  alter column quantity type numeric,
  alter column revenue_amount type numeric;
