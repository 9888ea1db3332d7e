-- Counts the products of a category without reading them, and says at once whether one is left in it.
create index products_category_id on products (category_id, status);

-- A slug that its product has left goes on leading to it until another product takes it.
alter table product_slugs add column retired_at timestamptz;

-- The ledger of a product, newest first.
create index stock_movements_newest on stock_movements (product_id, created_at, id);
