import { sql } from 'kysely'
import type { AuditEvent } from '../domain/audit'
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

/** What happened stays, where from is forgotten: the only change that the table allows. */
export async function forgetOrigins(db: Db, userId: string): Promise<void> {
  await db.updateTable('auditEvents').set({ ip: null, userAgent: null }).where('userId', '=', userId).execute()
}
