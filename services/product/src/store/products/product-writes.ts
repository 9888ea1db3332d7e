import { sql } from 'kysely'
import type { NewProduct } from '../../domain/products/new-product'
import type { Image, ProductStatus } from '../../domain/products/product'
import type { Db, Tx } from '../schema'

type CategoryRef = { id: string; path: string[] }

/** Inserts a product without variants; its slug is claimed. */
export async function insertProduct(
  tx: Tx,
  product: Omit<NewProduct, 'category' | 'variants'>,
  category: CategoryRef,
): Promise<void> {
  await tx
    .insertInto('products')
    .values({
      ...product,
      categoryId: category.id,
      categoryPath: category.path,
      images: asJson(product.images),
      attributes: asJson(product.attributes),
    })
    .execute()
}

/** Locks a product and returns its version; undefined without one. */
export async function lockProduct(tx: Tx, id: string): Promise<number | undefined> {
  const row = await tx.selectFrom('products').select('version').where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row?.version
}

export type ProductChange = {
  slug?: string
  name?: string
  description?: string
  status?: ProductStatus
  images?: Image[]
  attributes?: Record<string, string>
}

/** Updates a locked product and its lowest price. */
export async function updateProduct(
  tx: Tx,
  id: string,
  { images, attributes, ...fields }: ProductChange,
  category: CategoryRef | undefined,
): Promise<void> {
  await tx
    .updateTable('products')
    .set({
      ...fields,
      ...(images && { images: asJson(images) }),
      ...(attributes && { attributes: asJson(attributes) }),
      ...(category && { categoryId: category.id, categoryPath: category.path }),
      priceAmount: sql<number>`(select min(price_amount) from variants where product_id = ${id})`,
      ...touched,
    })
    .where('id', '=', id)
    .execute()
}

/** Archives a product at this version (null: any); false if absent, archived or changed. */
export async function archiveProduct(
  db: Db,
  { id, version }: { id: string; version: number | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('products')
    .set({ status: 'archived', ...touched })
    .where('id', '=', id)
    .where('status', '<>', 'archived')
    .$if(version !== null, (query) => query.where('version', '=', version!))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const touched = { version: sql<number>`version + 1`, updatedAt: sql<Date>`now()` }

const asJson = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`
