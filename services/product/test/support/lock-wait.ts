import { waitFor } from '@ecommerce/testkit/waiting'
import { sql } from 'kysely'
import type { ProductService } from './product-service'

/** Resolves when `many` sessions wait for a lock or `work` ends. */
export async function blockedOrDone({ ctx }: ProductService, work: Promise<unknown>, many = 1): Promise<void> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  const waiting = waitFor('a session that waits for a lock', async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(ctx.db)
    return isDone || rows.length >= many
  })
  await Promise.race([done, waiting])
}
