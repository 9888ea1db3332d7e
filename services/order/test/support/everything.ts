import { sql } from 'kysely'
import type { Db } from '../../src/store/schema'

/** All rows of all tables, queue included, as text. */
export async function everythingIn(db: Db): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema') order by name`.execute(db)
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ text: string | null }>`
        select string_agg(t::text, chr(10)) as text from ${sql.raw(name)} t`.execute(db)
      return `${name}\n${rows[0]?.text ?? ''}`
    }),
  )
  return texts.join('\n')
}
