import { waitFor } from '@ecommerce/testkit/waiting'
import { sql } from 'kysely'
import type { ProductService } from './product-service'

/** Resolves when somebody waits for what somebody else has locked, or when `work` ends without waiting. */
export async function waitingOrDone({ ctx }: ProductService, work: Promise<unknown>): Promise<void> {
  let isDone = false
  const done = work.finally(() => {
    isDone = true
  })
  const waiting = waitFor('somebody who waits', async () => {
    const { rows } = await sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(ctx.db)
    return isDone || rows.length > 0
  })
  await Promise.race([done, waiting])
}
