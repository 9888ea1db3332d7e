import { sql } from 'kysely'
import type { Db } from '../schema'

export async function insertChunk(db: Db, chunk: { importId: string; number: number; lines: string }): Promise<void> {
  const { importId, number, lines } = chunk
  await sql`insert into import_chunks (import_id, number, lines) values (${importId}, ${number}, ${lines})`.execute(db)
}

/** Takes a chunk; undefined if lost in a database crash. */
export async function claimChunk(db: Db, importId: string, number: number): Promise<string | undefined> {
  const { rows } = await sql<{ lines: string }>`
    delete from import_chunks where import_id = ${importId} and number = ${number} returning lines`.execute(db)
  return rows[0]?.lines
}

/** Deletes the chunks of an import, and those of killed processes after a day. */
export async function deleteChunks(db: Db, importId: string): Promise<void> {
  await sql`
    delete from import_chunks where import_id = ${importId} or created_at < now() - interval '1 day'`.execute(db)
}
