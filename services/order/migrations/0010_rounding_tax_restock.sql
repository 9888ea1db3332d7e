-- Totals are rounded to what can be charged, which in some currencies is more than a minor unit.
alter table orders
  add column rounding_amount bigint not null default 0,
  -- [{ name, basisPoints, amount }]; null for older orders, of which only the sum is known.
  add column taxes jsonb,
  drop constraint total_adds_up,
  add constraint total_adds_up check (
    total_amount = subtotal_amount - discount_amount + shipping_amount + case when tax_included then 0 else tax_amount end + rounding_amount
  );

-- What a tax is called, and by which rate shipping is taxed. A category without a name has the country's.
alter table tax_rates
  add column name text not null default 'Tax',
  add column shipping_tax text not null default 'standard'
    check (shipping_tax in ('standard', 'proportional', 'highest', 'none'));
update tax_rates set name = 'VAT' where prices_include_tax;
alter table tax_category_rates add column name text;

-- The tax in the amount; null for older refunds, which count in proportion.
alter table refunds add column tax_amount bigint check (tax_amount between 0 and amount);

-- What was decided about units that were sold: back in stock, or lost. The others are still out.
alter table order_items
  add column restocked_quantity integer not null default 0,
  add column written_off_quantity integer not null default 0,
  add constraint decided_within_quantity check (
    restocked_quantity >= 0 and written_off_quantity >= 0 and restocked_quantity + written_off_quantity <= quantity
  );
alter table returns add column restocked jsonb;

with decided as (
  select f.customer_id, f.order_id, line."itemId" as id,
    sum(line.quantity) filter (where f.restock) as restocked, sum(line.quantity) filter (where not f.restock) as kept
  from refunds f, jsonb_to_recordset(f.items) as line ("itemId" uuid, quantity int)
  where f.status <> 'failed'
  group by 1, 2, 3
)
update order_items i
set restocked_quantity = least(i.quantity, coalesce(d.restocked, 0)),
  written_off_quantity = case when o.status in ('confirmed', 'processing')
    then least(i.quantity - least(i.quantity, coalesce(d.restocked, 0)), coalesce(d.kept, 0)) else 0 end
from decided d join orders o on o.customer_id = d.customer_id and o.id = d.order_id
where i.customer_id = d.customer_id and i.order_id = d.order_id and i.id = d.id and o.status <> 'cancelled';
update order_items i set restocked_quantity = i.quantity
from orders o where o.customer_id = i.customer_id and o.id = i.order_id and o.status = 'cancelled';
