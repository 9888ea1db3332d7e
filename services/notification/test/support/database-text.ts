import { type Kysely, sql } from 'kysely'

/** All rows of all tables, queue included, as text; bytes are decoded as well. */
export async function databaseText<Schema>(db: Kysely<Schema>): Promise<string> {
  const tables = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db)
  const texts = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const { rows } = await sql<{ line: string }>`select t::text as line from ${sql.raw(name)} as t`.execute(db)
      return rows.map(({ line }) => `${name} ${line} ${bytesAsText(line)}`)
    }),
  )
  return texts.flat().join('\n')
}

const bytesAsText = (line: string) =>
  [...line.matchAll(/\\x([0-9a-f]+)/g)].map(([, hex]) => Buffer.from(hex!, 'hex').toString('latin1')).join(' ')
