import { sql } from 'kysely'
import type { NewCategory, NewProduct } from '../../domain/products/new-product'
import type { Db, Tx } from '../schema'
import { insertVariants } from './variant-writes'

/** Lets one transaction at a time seed. */
export async function lockSeeding(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('seed-catalogue'))`.execute(tx)
}

export const hasProducts = async (db: Db) =>
  (await db.selectFrom('products').select('id').limit(1).executeTakeFirst()) !== undefined

export async function insertCategories(tx: Tx, categories: readonly NewCategory[]): Promise<void> {
  await sql`
    insert into categories (id, slug, name, parent_id, path)
    select id, slug, name, "parentId", path
    from json_to_recordset(${JSON.stringify(categories)}::json) as c (id uuid, slug text, name text, "parentId" uuid, path text[])
  `.execute(tx)
}

/** Inserts products with variants, names and stock; a taken slug or SKU fails all. */
export async function insertProducts(tx: Tx, products: readonly NewProduct[], actor: string): Promise<void> {
  await sql`
    insert into products (id, slug, name, description, category_id, category_path, status, images, attributes, price_amount, currency)
    select p.id, p.slug, p.name, p.description, c.id, c.path, p.status, p.images, p.attributes, p."priceAmount", p.currency
    from json_to_recordset(${JSON.stringify(products)}::json)
      as p (id uuid, slug text, name text, description text, category text, status text, images jsonb, attributes jsonb, "priceAmount" bigint, currency text)
    join categories c on c.slug = p.category`.execute(tx)
  const slugs = products.map(({ id, slug }) => ({ productId: id, slug }))
  await tx.insertInto('productSlugs').values(slugs).execute()
  const variants = products.flatMap(({ id: productId, variants }) =>
    variants.map((variant, position) => ({ ...variant, productId, position })),
  )
  const skus = variants.map(({ sku, productId, id: variantId }) => ({ sku, productId, variantId }))
  await tx.insertInto('skus').values(skus).execute()
  await insertVariants(tx, variants, actor)
}
