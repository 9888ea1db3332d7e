import type { Position } from '@ecommerce/shared/http/responses/pagination'
import { sql } from 'kysely'
import type { StoredMovement } from '../../domain/stock/movement'
import type { MovementKind } from '../../domain/products/product'
import type { Db, Tx } from '../schema'

export type MovementFilter = { productId: string; variantId?: string; kind?: MovementKind }

/** `sortKey` is `createdAt` in microseconds, equal within a statement. */
export type ListedMovement = StoredMovement & { sortKey: string }

/** Lists a product's stock movements, newest first, after sort key and id `after`. */
export async function listMovements(
  db: Db,
  options: { filter: MovementFilter; limit: number; after: Position | undefined },
): Promise<ListedMovement[]> {
  const { filter, limit, after } = options
  const afterCursor = after ? sql`(created_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql`true`
  const { rows } = await sql<ListedMovement>`
    select *, created_at::text as sort_key from stock_movements
    where ${matching(filter)} and ${afterCursor} order by created_at desc, id desc limit ${limit}`.execute(db)
  return rows
}

export async function countMovements(db: Db, filter: MovementFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from stock_movements where ${matching(filter)}`.execute(db)
  return rows[0]!.count
}

const matching = ({ productId, variantId, kind }: MovementFilter) =>
  sql.join(
    [
      sql`product_id = ${productId}`,
      ...(variantId === undefined ? [] : [sql`variant_id = ${variantId}`]),
      ...(kind === undefined ? [] : [sql`kind = ${kind}`]),
    ],
    sql` and `,
  )

export type Movement = {
  productId: string
  variantId: string
  delta: number
  kind: MovementKind
  reason: string | null
  createdAt: Date
}

/** Lists a user's own movements, newest first; those of orders are services'. */
export const listMovementsBy = (db: Db, userId: string): Promise<Movement[]> =>
  db
    .selectFrom('stockMovements')
    .select(['productId', 'variantId', 'delta', 'kind', 'reason', 'createdAt'])
    .where('actor', '=', userId)
    .where('orderId', 'is', null)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .execute()

/** Replaces a user's id in the ledger. */
export async function eraseActor(tx: Tx, userId: string): Promise<void> {
  await sql`update stock_movements set actor = 'erased' where actor = ${userId} and order_id is null`.execute(tx)
}
