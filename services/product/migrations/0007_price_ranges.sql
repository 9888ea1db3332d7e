-- Between which prices the variants of a product are, where they differ: what products.price_amount, the lowest, does not say. Kept by
-- triggers, so that no writer of prices need know of it; whoever writes prices has locked the product.
create table product_price_ranges (
  product_id uuid primary key,
  prices int8range not null
);
create index product_price_ranges_prices on product_price_ranges using gist (prices);

create function note_price_ranges(ids uuid[]) returns void language sql as $$
  with ranges as (
    select product_id, min(price_amount) as lowest, max(price_amount) as highest
    from variants where product_id = any(ids) group by product_id
  ), single as (
    delete from product_price_ranges r using ranges where r.product_id = ranges.product_id and lowest = highest
  )
  insert into product_price_ranges as r (product_id, prices)
  select product_id, int8range(lowest, highest, '[]') from ranges where lowest < highest order by product_id
  on conflict (product_id) do update set prices = excluded.prices where r.prices <> excluded.prices
$$;

insert into product_price_ranges
select product_id, int8range(min(price_amount), max(price_amount), '[]')
from variants group by product_id having min(price_amount) < max(price_amount);

create function note_prices_of_new() returns trigger language plpgsql as $$
begin
  perform note_price_ranges(array(select distinct product_id from added));
  return null;
end $$;

create function note_changed_price() returns trigger language plpgsql as $$
begin
  perform note_price_ranges(array[new.product_id]);
  return null;
end $$;

create trigger note_prices_of_new after insert on variants
  referencing new table as added for each statement execute function note_prices_of_new();
-- By row, so that a sale, which changes no price, costs nothing.
create trigger note_changed_price after update of price_amount on variants
  for each row when (old.price_amount <> new.price_amount) execute function note_changed_price();
