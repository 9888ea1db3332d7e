import { sql } from 'kysely'
import type { MovementKind } from '../domain/product'
import type { Db, Tx } from './schema'

export type Movement = {
  productId: string
  variantId: string
  delta: number
  kind: MovementKind
  reason: string | null
  createdAt: Date
}

/** The movements that this person made, newest first. People make none for orders: services do. */
export const listMovementsBy = (db: Db, userId: string): Promise<Movement[]> =>
  db
    .selectFrom('stockMovements')
    .select(['productId', 'variantId', 'delta', 'kind', 'reason', 'createdAt'])
    .where('actor', '=', userId)
    .where('orderId', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** The ledger keeps the movements and forgets who made them. */
export async function eraseActor(tx: Tx, userId: string): Promise<void> {
  await sql`update stock_movements set actor = 'erased' where actor = ${userId} and order_id is null`.execute(tx)
}
