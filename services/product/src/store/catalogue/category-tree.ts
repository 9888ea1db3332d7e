import { sql } from 'kysely'
import type { StoredCategory } from '../../domain/catalogue/category'
import type { Tx } from '../schema'

/** Serializes changes of the tree, which prevents cycles; raises the statement timeout for rewriting products. */
export async function lockCategoryTree(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('category-tree')), set_config('statement_timeout', '10min', true)`.execute(
    tx,
  )
}

export const findCategoryById = (tx: Tx, id: string): Promise<StoredCategory | undefined> =>
  tx.selectFrom('categories').select(['id', 'slug', 'name', 'parentId', 'path']).where('id', '=', id).executeTakeFirst()

/** Updates a category and the paths below, after concurrent product assignments. A taken `slug` violates uniqueness. */
export async function moveCategory(tx: Tx, from: StoredCategory, to: StoredCategory): Promise<void> {
  const depth = from.path.length
  await sql`
    with below as (
      select id from categories where path[1:${sql.lit(depth)}] = ${from.path}::text[] order by id for update
    )
    update categories c set
      path = ${to.path}::text[] || c.path[${sql.lit(depth + 1)}:],
      slug = case when c.id = ${from.id} then ${to.slug} else c.slug end,
      name = case when c.id = ${from.id} then ${to.name} else c.name end,
      parent_id = case when c.id = ${from.id} then ${to.parentId}::uuid else c.parent_id end
    from below where c.id = below.id`.execute(tx)
}

/** Updates category paths of products and returns their ids; call after the move. */
export async function repathProducts(tx: Tx, { path }: StoredCategory): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with below as (
      select id, path from categories where path[1:${sql.lit(path.length)}] = ${path}::text[]
    ), locked as (
      select id from products where category_id in (select id from below) order by id for no key update
    )
    update products p set category_path = below.path, version = p.version + 1, updated_at = now()
    from locked, below where p.id = locked.id and below.id = p.category_id
    returning p.id`.execute(tx)
  return rows.map(({ id }) => id)
}
