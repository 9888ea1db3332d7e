-- Finds products by the price of any of their variants. No sale or stock change writes it.
create index variants_price on variants (price_amount, product_id);
