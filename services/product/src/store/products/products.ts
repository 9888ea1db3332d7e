import { prepared } from '@ecommerce/shared/postgres/prepared'
import { sql } from 'kysely'
import type { StoredProduct } from '../../domain/products/product'
import { productColumns, withVariants } from './product-columns'
import { matching, type ResolvedFilter } from '../catalogue/product-filter'
import type { Db, Tx } from '../schema'

export async function countProducts(db: Db, filter: ResolvedFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${matching(filter, sql`p.id`)}) as p`.execute(db)
  return rows[0]!.count
}

/** Finds by id or slug. */
export async function findProduct(db: Db, by: { id: string } | { slug: string }): Promise<StoredProduct | undefined> {
  const id = 'id' in by ? sql`${by.id}` : sql`(select product_id from product_slugs where slug = ${by.slug})`
  const { rows } = await prepared<StoredProduct>`select ${productColumns} from products p where p.id = ${id}`.execute(
    db,
  )
  return rows.map(withVariants)[0]
}

/** Locks a product against changes and new variants. */
export async function holdProduct(tx: Tx, id: string): Promise<void> {
  await sql`select from products where id = ${id} for share`.execute(tx)
}

/** Returns true if customers may see it: not a draft. */
export async function isVisible(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`select from products where id = ${id} and status <> 'draft'`.execute(db)
  return rows.length === 1
}
