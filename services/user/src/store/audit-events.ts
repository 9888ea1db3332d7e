import { sql } from 'kysely'
import { type AuditEvent, NIL_USER_ID } from '../domain/users/audit'
import type { Db } from './schema'

export async function insertAuditEvent(db: Db, event: Omit<AuditEvent, 'createdAt'>): Promise<void> {
  await db
    .insertInto('auditEvents')
    .values({ ...event, details: sql`${JSON.stringify(event.details)}::jsonb` })
    .execute()
}

/** Newest first; `before` is the id of the last one seen. */
export const listAuditEvents = (
  db: Db,
  { userId, limit, before }: { userId: string; limit?: number; before?: string | undefined },
): Promise<AuditEvent[]> =>
  db
    .selectFrom('auditEvents')
    .selectAll()
    .where('userId', '=', userId)
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .execute()

export async function countAuditEvents(db: Db, userId: string): Promise<number> {
  const { count } = await db
    .selectFrom('auditEvents')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('userId', '=', userId)
    .executeTakeFirstOrThrow()
  return count
}

/** Deletes up to `limit` events without account older than 90 days, oldest first; returns their number. */
export async function deleteOldAuditEvents(db: Db, limit: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('auditEvents')
    .where('userId', '=', NIL_USER_ID)
    .where('id', 'in', (query) =>
      query
        .selectFrom('auditEvents')
        .select('id')
        .where('userId', '=', NIL_USER_ID)
        .where('createdAt', '<', sql<Date>`now() - interval '90 days'`)
        .orderBy('id')
        .limit(limit),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Removes origins from audit events, the only update besides deletion. */
export async function anonymizeAuditEvents(db: Db, userId: string): Promise<void> {
  await db.updateTable('auditEvents').set({ ip: null, userAgent: null }).where('userId', '=', userId).execute()
}
