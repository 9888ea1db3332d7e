-- A thousand products of one variant each, with stock that nobody can buy up.
insert into categories (id, slug, name, parent_id, path)
values (gen_random_uuid(), 'all', 'All', null, array['all']);
insert into products (id, slug, name, description, category_id, category_path, status, images, attributes, price_amount, currency)
select ('00000000-0000-7000-9000-' || n)::uuid, 'product-' || n, 'Product ' || n, 'For benchmarks', c.id, c.path, 'active',
  jsonb_build_array(jsonb_build_object('url', '/api/products/images/stoneware-mug.svg', 'alt', 'A mug')),
  '{"material": "clay"}', 1900, 'USD'
from generate_series(100000000000, 100000000999) as n, categories c;
insert into product_slugs (slug, product_id) select slug, id from products;
insert into variants (product_id, id, sku, name, options, price_amount, position, stock)
select id, overlay(id::text placing '8' from 20)::uuid, upper(slug), name, '{"size": "one"}', price_amount, 0, 1000000
from products;
analyze categories, products, variants;
