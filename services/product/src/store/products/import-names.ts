import { sql } from 'kysely'
import type { Names } from '../../domain/imports/import-groups'
import type { Db } from '../schema'

export async function insertImportNames(db: Db, importId: string, { slugs, skus }: Names): Promise<void> {
  await sql`
    insert into import_names (import_id, kind, name)
    select ${importId}::uuid, 'slug', name from unnest(${[...slugs]}::text[]) as name
    union all
    select ${importId}::uuid, 'sku', name from unnest(${[...skus]}::text[]) as name
    on conflict do nothing`.execute(db)
}

/** Returns the names that exist already. */
export async function findImportNames(db: Db, importId: string, { slugs, skus }: Names): Promise<Names> {
  const { rows } = await sql<{ kind: 'sku' | 'slug'; name: string }>`
    select kind, name from import_names
    where import_id = ${importId} and kind = 'slug' and name = any(${[...slugs]}::text[])
    union all
    select kind, name from import_names
    where import_id = ${importId} and kind = 'sku' and name = any(${[...skus]}::text[])`.execute(db)
  const namesOf = (wanted: string) => new Set(rows.filter(({ kind }) => kind === wanted).map(({ name }) => name))
  return { slugs: namesOf('slug'), skus: namesOf('sku') }
}

const deletedAtOnce = 50_000

/** Deletes names of an import and of killed processes, in parts. */
export async function deleteImportNames(db: Db, importId: string): Promise<void> {
  for (let deleted = deletedAtOnce; deleted === deletedAtOnce;) {
    const { numAffectedRows } = await sql`
      delete from import_names where ctid = any(array(
        select ctid from import_names where import_id = ${importId} or created_at < now() - interval '1 day'
        limit ${deletedAtOnce}))`.execute(db)
    deleted = Number(numAffectedRows)
  }
}
