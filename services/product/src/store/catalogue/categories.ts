import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import type { CountedCategory, StoredCategory } from '../../domain/catalogue/category'
import { fromSlug } from '../../domain/products/slug'
import type { Db, Tx } from '../schema'

const columns = ['id', 'slug', 'name', 'parentId', 'path'] as const

/** Lists categories with their active products, siblings by name, by an index-only scan each. */
export async function countCategories(db: Db): Promise<CountedCategory[]> {
  const { rows } = await sql<CountedCategory>`
    select c.id, c.slug, c.name, c.parent_id,
      (select count(*) from products p where p.category_id = c.id and p.status = 'active') as count
    from categories c order by lower(c.name), c.id`.execute(db)
  return rows
}

/** Returns and locks categories by slug, creating missing ones at the root; call before locking products. */
export async function ensureCategories(tx: Tx, slugs: readonly string[]): Promise<StoredCategory[]> {
  const found = await lockCategories(tx, slugs)
  const missing = slugs.filter((slug) => !found.some((category) => category.slug === slug)).toSorted()
  if (missing.length === 0) return found
  const made = missing.map((slug) => ({ id: uuidv7(), slug, name: fromSlug(slug), parentId: null, path: [slug] }))
  await tx
    .insertInto('categories')
    .values(made)
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  return lockCategories(tx, slugs)
}

const lockCategories = (tx: Tx, slugs: readonly string[]): Promise<StoredCategory[]> =>
  tx.selectFrom('categories').select(columns).where('slug', 'in', slugs).orderBy('id').forShare().execute()

/** Adds a category; undefined if the slug is taken or the parent missing. */
export async function insertCategory(
  tx: Tx,
  { id, slug, name, parentId }: Omit<StoredCategory, 'path'>,
): Promise<StoredCategory | undefined> {
  const { rows } = await sql<StoredCategory>`
    insert into categories (id, slug, name, parent_id, path)
    select ${id}, ${slug}, ${name}, parent.id, coalesce(parent.path, '{}') || ${slug}::text
    from (select 1) as always left join categories parent on parent.id = ${parentId}
    where parent.id is not null or ${parentId}::uuid is null
    on conflict (slug) do nothing returning *`.execute(tx)
  return rows[0]
}

/** Deletes a category; false without one. Products or children violate foreign keys. */
export async function deleteCategory(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('categories').where('id', '=', id).executeTakeFirst()
  return numDeletedRows === 1n
}
