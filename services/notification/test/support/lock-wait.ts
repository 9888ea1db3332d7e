import { waitFor } from '@ecommerce/testkit/waiting'
import { type Kysely, sql } from 'kysely'

/** Resolves when a session waits for a lock or `work` ends. */
export async function blockedOrDone<Schema>(db: Kysely<Schema>, work: Promise<unknown>): Promise<void> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  const waiting = waitFor('a session that waits for a lock', async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    return isDone || rows.length > 0
  })
  await Promise.race([done, waiting])
}
