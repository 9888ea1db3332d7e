-- What an order holds of the stock, and a keyed hash of the network it came from while it is unpaid. Both are null for older orders.
alter table orders
  add column units integer check (units > 0),
  add column network_key bytea;

update orders o
set units = (select sum(i.quantity) from order_items i where i.customer_id = o.customer_id and i.order_id = o.id)
where total_amount > 0
  and (status = 'pending' or (status in ('confirmed', 'processing') and payment_status = 'authorized' and payment_method = 'manual'));

-- Unpaid orders of an e-mail address and of a network: the condition is that of store/unpaid-orders.ts.
create index orders_unpaid_email on orders (email)
where total_amount > 0
  and (status = 'pending' or (status in ('confirmed', 'processing') and payment_status = 'authorized' and payment_method = 'manual'));
create index orders_unpaid_network on orders (network_key)
where network_key is not null
  and total_amount > 0
  and (status = 'pending' or (status in ('confirmed', 'processing') and payment_status = 'authorized' and payment_method = 'manual'));

-- Orders to be paid by hand that nobody works on yet, oldest first.
create index orders_unpaid_due on orders (created_at)
where status = 'confirmed' and payment_status = 'authorized' and payment_method = 'manual';
