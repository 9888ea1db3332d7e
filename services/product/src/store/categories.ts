import type { Db } from './schema'

export const findCategory = (db: Db, slug: string) =>
  db.selectFrom('categories').select(['id', 'slug', 'name']).where('slug', '=', slug).executeTakeFirst()
