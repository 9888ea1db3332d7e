import pg from 'pg'

export const variants = 1_000
/** Their ids end with a number of twelve digits, which pgbench can work out. */
const firstVariant = 100_000_000_000
const productPrefix = '00000000-0000-7000-9000-'
export const variantPrefix = '00000000-0000-7000-8000-'

export const variantId = (index: number) => variantPrefix + String(firstVariant + (index % variants))

/** So many products of one variant each, with stock that nobody can buy up. */
export async function stockShop(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`
      insert into categories (id, slug, name, parent_id, path)
      values (gen_random_uuid(), 'all', 'All', null, array['all']);
      insert into products (id, slug, name, description, category_id, category_path, status, images, attributes, price_amount, currency)
      select ('${productPrefix}' || n)::uuid, 'product-' || n, 'Product ' || n, 'Made to be measured', c.id, c.path, 'active',
        jsonb_build_array(jsonb_build_object('url', '/api/products/images/stoneware-mug.svg', 'alt', 'A picture')),
        '{"material": "clay"}', 1900, 'USD'
      from generate_series(${firstVariant}, ${firstVariant + variants - 1}) as n, categories c;
      insert into product_slugs (slug, product_id) select slug, id from products;
      insert into variants (product_id, id, sku, name, options, price_amount, position, stock)
      select id, overlay(id::text placing '8' from 20)::uuid, upper(slug), name, '{"size": "one"}', price_amount, 0, 1000000
      from products;
      analyze categories, products, variants`)
  } finally {
    await client.end()
  }
}
