import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import type { NewCategory, NewProduct } from '../domain/new-product'
import type { Db, Tx } from './schema'

export const hasProducts = async (db: Db) =>
  (await db.selectFrom('products').select('id').limit(1).executeTakeFirst()) !== undefined

export async function insertCategories(tx: Tx, categories: readonly NewCategory[]): Promise<void> {
  await sql`
    insert into categories (id, slug, name, parent_id, path)
    select id, slug, name, "parentId", path
    from json_to_recordset(${JSON.stringify(categories)}::json) as c (id uuid, slug text, name text, "parentId" uuid, path text[])
  `.execute(tx)
}

/** Inserts products with their variants, names and first stock; a slug or SKU that is taken refuses them all. */
export async function insertProducts(tx: Tx, products: readonly NewProduct[], actor: string): Promise<void> {
  await sql`
    insert into products (id, slug, name, description, category_id, category_path, status, images, attributes, price_amount, currency)
    select p.id, p.slug, p.name, p.description, c.id, c.path, p.status, p.images, p.attributes, p."priceAmount", p.currency
    from json_to_recordset(${JSON.stringify(products)}::json)
      as p (id uuid, slug text, name text, description text, category text, status text, images jsonb, attributes jsonb, "priceAmount" bigint, currency text)
    join categories c on c.slug = p.category`.execute(tx)
  const slugs = products.map(({ id, slug }) => ({ productId: id, slug }))
  await tx.insertInto('productSlugs').values(slugs).execute()
  await insertVariants(tx, products, actor)
}

async function insertVariants(tx: Tx, products: readonly NewProduct[], actor: string): Promise<void> {
  const variants = products.flatMap(({ id: productId, variants }) =>
    variants.map((variant, position) => ({ ...variant, productId, position, movementId: uuidv7() })),
  )
  await sql`
    with given as (
      select * from json_to_recordset(${JSON.stringify(variants)}::json) as v (
        "productId" uuid, id uuid, sku text, name text, options jsonb, "priceAmount" bigint, "compareAtAmount" bigint,
        position int, stock int, "movementId" uuid)
    ), named as (
      insert into skus (sku, product_id, variant_id) select sku, "productId", id from given
    ), loaded as (
      insert into stock_movements (product_id, id, variant_id, delta, kind, actor)
      select "productId", "movementId", id, stock, 'load', ${actor} from given where stock <> 0
    )
    insert into variants (product_id, id, sku, name, options, price_amount, compare_at_amount, position, stock)
    select "productId", id, sku, name, options, "priceAmount", "compareAtAmount", position, stock from given`.execute(
    tx,
  )
}
