import { waitFor } from '@ecommerce/testkit/waiting'
import { type RawBuilder, sql } from 'kysely'
import type { Shop } from './shop'

/** Runs while another transaction locks the rows of `select`. */
export async function whileHeld(shop: Shop, select: RawBuilder<unknown>, run: () => Promise<void>): Promise<void> {
  const transaction = await shop.ctx.db.startTransaction().execute()
  try {
    const { rows } = await select.execute(transaction)
    if (rows.length === 0) throw new Error('There was nothing to hold')
    await run()
  } finally {
    await transaction.commit().execute()
  }
}

/** Waits until this many statements wait for a locked row. */
export const waitUntilBlocked = (shop: Shop, statements: number) =>
  waitFor(`${statements} statements to wait for a row`, async () => {
    const { rows } = await sql<{ waiting: number }>`
      select count(*) as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(shop.ctx.db)
    return rows[0]!.waiting === statements
  })
