import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import type { ChannelName, Message } from '../domain/channel'
import { type Notification, type NotificationRef, statusOnceDelivered } from '../domain/notification'
import type { Preferences } from '../domain/preferences'
import { notificationColumns } from './notifications'
import type { Db, Schema, Tx } from './schema'

/** `preferences` of the recipient, if a user. */
export type Claimed = Message & {
  channel: ChannelName
  userId: string | null
  template: string | null
  attempts: number
  sealedSecret: string | null
  preferences: Preferences | null
}

const claimedColumns = [
  'id', 'userId', 'channel', 'sentTo', 'template', 'subject', 'text', 'html', 'createdAt', 'attempts', 'sealedSecret',
] as const // prettier-ignore

const inMs = (ms: number): RawBuilder<Date> => sql`now() + ${ms} * interval '1 ms'`

const queued = (db: Db, { recipientId, id }: NotificationRef) =>
  db
    .updateTable('notifications')
    .where('recipientId', '=', recipientId)
    .where('id', '=', id)
    .where('status', '=', 'queued')

/**
 * Claims a queued notification for `leaseMs` and counts the attempt; otherwise undefined. Leases expire without a
 * transaction.
 */
export const claimNotification = (db: Db, ref: NotificationRef, leaseMs: number): Promise<Claimed | undefined> =>
  queued(db, ref)
    .set({ attempts: sql`attempts + 1`, sendingUntil: inMs(leaseMs) })
    .where((eb) => eb.or([eb('sendingUntil', 'is', null), eb('sendingUntil', '<', sql<Date>`now()`)]))
    .returning([
      ...claimedColumns,
      sql<Preferences | null>`(
        select json_build_object('marketingConsent', marketing_consent, 'choices', choices) from known_users
        where known_users.user_id = notifications.user_id
      )`.as('preferences'),
    ])
    .executeTakeFirst()

/** Channel of a queued notification; otherwise undefined. */
export async function findQueuedChannel(
  db: Db,
  { recipientId, id }: NotificationRef,
): Promise<ChannelName | undefined> {
  const found = await db
    .selectFrom('notifications')
    .select('channel')
    .where('recipientId', '=', recipientId)
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .executeTakeFirst()
  return found?.channel
}

/** Remaining lease of another worker; undefined if delivered. */
export async function findLeaseMs(db: Db, { recipientId, id }: NotificationRef): Promise<number | undefined> {
  const found = await db
    .selectFrom('notifications')
    .select(sql<number>`ceil(1000 * greatest(0, extract(epoch from sending_until - now())))::int`.as('leaseMs'))
    .where('recipientId', '=', recipientId)
    .where('id', '=', id)
    .where('status', '=', 'queued')
    .executeTakeFirst()
  return found?.leaseMs
}

/** Decided by the row, which its recipient may read concurrently. */
export async function markSent(db: Db, ref: NotificationRef): Promise<void> {
  await queued(db, ref)
    .set({
      status: sql`case when read_at is null then ${statusOnceDelivered.unread} else ${statusOnceDelivered.read} end`,
      sentAt: sql`now()`,
      sendingUntil: null,
      lastError: null,
      sealedSecret: null,
    })
    .execute()
}

/** Ends the lease; a notification that has failed for good loses its secret. */
export async function markFailed(
  db: Db,
  ref: NotificationRef,
  { status, reason }: { status: 'queued' | 'failed'; reason: string },
): Promise<void> {
  await queued(db, ref)
    .set({ status, lastError: reason, sendingUntil: null, ...(status === 'failed' && { sealedSecret: null }) })
    .execute()
}

const again = { status: 'queued', attempts: 0, sendingUntil: null } as const

/** Requeues a failed notification; undefined in another state or for templates in `except`. */
export const requeueFailed = (tx: Tx, id: string, except: readonly string[]): Promise<Notification | undefined> =>
  tx
    .updateTable('notifications')
    .set(again)
    .where('id', '=', id)
    .where(failedBut(except))
    .returning(notificationColumns)
    .executeTakeFirst()

/** Requeues the oldest failed notifications after `after`; skips locked rows. */
export async function requeueOldestFailed(
  tx: Tx,
  { after, limit, except }: { after: string | undefined; limit: number; except: readonly string[] },
): Promise<NotificationRef[]> {
  const refs = await tx
    .with('oldest', (db) =>
      db
        .selectFrom('notifications')
        .select(['recipientId', 'id'])
        .where(failedBut(except))
        .$if(after !== undefined, (query) => query.where('id', '>', after!))
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .updateTable('notifications as n')
    .from('oldest')
    .set(again)
    .whereRef('n.recipientId', '=', 'oldest.recipientId')
    .whereRef('n.id', '=', 'oldest.id')
    .returning(['n.recipientId', 'n.id'])
    .execute()
  return refs.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const failedBut = (except: readonly string[]) => (eb: ExpressionBuilder<Schema, 'notifications'>) =>
  eb.and([eb('status', '=', 'failed'), sql<boolean>`(template is null or template <> all(${except}))`])
