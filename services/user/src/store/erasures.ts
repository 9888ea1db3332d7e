import { sql } from 'kysely'
import type { Erasure } from '../domain/users/erasure'
import type { Db, Tx } from './schema'

/** `done` has erased its part already, in this very transaction. */
export async function insertErasure(
  tx: Tx,
  { userId, services, done }: { userId: string; services: readonly string[]; done: string },
): Promise<void> {
  await tx.insertInto('erasures').values({ userId }).execute()
  await tx
    .insertInto('erasureReceipts')
    .values(services.map((service) => ({ userId, service, doneAt: service === done ? sql<Date>`now()` : null })))
    .execute()
}

export async function markErased(
  db: Db,
  { userIds, service }: { userIds: readonly string[]; service: string },
): Promise<void> {
  await db
    .updateTable('erasureReceipts')
    .set({ doneAt: sql`now()` })
    .where('userId', 'in', userIds)
    .where('service', '=', service)
    .where('doneAt', 'is', null)
    .execute()
}

export async function findErasure(db: Db, userId: string): Promise<Erasure | undefined> {
  const rows = await db
    .selectFrom('erasures as e')
    .innerJoin('erasureReceipts as r', 'r.userId', 'e.userId')
    .select(['e.requestedAt', 'r.service', 'r.doneAt'])
    .where('e.userId', '=', userId)
    .orderBy('r.service')
    .execute()
  const [first] = rows
  return (
    first && {
      userId,
      requestedAt: first.requestedAt,
      receipts: rows.map(({ service, doneAt }) => ({ service, doneAt })),
    }
  )
}
