import { wakesSql } from '@ecommerce/shared/jobs/wake-ups'
import { type ExpressionBuilder, type Insertable, sql } from 'kysely'
import type { ChannelName } from '../domain/channel'
import {
  type Cause,
  type Notification,
  type NotificationRef,
  type Status,
  statusOnceRead,
} from '../domain/notification'
import type { Db, Schema, Tx } from './schema'

export type NotificationFilter = { recipientId?: string; status?: Status; channel?: ChannelName; unread: boolean }

/** Columns of lists: never the text, nor the sealed secret. */
export const notificationColumns = [
  'recipientId', 'id', 'userId', 'channel', 'sentTo', 'template', 'subject', 'status', 'attempts', 'lastError',
  'createdAt', 'sentAt', 'readAt',
] as const // prettier-ignore

type NewNotification = Omit<Insertable<Schema['notifications']>, 'status' | 'sentAt' | 'request'> & {
  status: 'queued' | 'sent'
  request: Cause | undefined
}

/** Name of the wake-up for queued notifications. */
export const deliveriesWakeUp = 'deliveries'

const toRow = ({ request, ...notification }: NewNotification) => ({
  ...notification,
  sentAt: notification.status === 'sent' ? sql<Date>`now()` : null,
  request: request ? JSON.stringify(request) : null,
})

export const insertNotification = (tx: Tx, notification: NewNotification): Promise<Notification> =>
  tx
    .insertInto('notifications')
    .values(toRow(notification))
    .returning(notificationColumns)
    .modifyEnd(wakesSql(deliveriesWakeUp))
    .executeTakeFirstOrThrow()

export const findNotification = (db: Db, id: string): Promise<Notification | undefined> =>
  db.selectFrom('notifications').select(notificationColumns).where('id', '=', id).executeTakeFirst()

/** Inserts several in one statement. */
export async function insertQueued(tx: Tx, notifications: readonly Omit<NewNotification, 'status'>[]): Promise<void> {
  const rows = notifications.map((notification) => toRow({ ...notification, status: 'queued' }))
  await tx.insertInto('notifications').values(rows).modifyEnd(wakesSql(deliveriesWakeUp)).execute()
}

/** A notification by its id and its place in its user's list. */
export type Position = { id: string; position: number }

/** Position in the list; undefined for unknown or very old ones. */
export const findPosition = (db: Db, { recipientId, id }: NotificationRef): Promise<Position | undefined> =>
  placesOf(db, recipientId).where('id', '=', id).executeTakeFirst()

export const findNewestPosition = (db: Db, recipientId: string): Promise<Position | undefined> =>
  placesOf(db, recipientId).orderBy('position', 'desc').limit(1).executeTakeFirst()

const placesOf = (db: Db, recipientId: string) =>
  db
    .selectFrom('notifications')
    .select(['id', 'position'])
    .$narrowType<{ position: number }>()
    .where('recipientId', '=', recipientId)
    .where('position', 'is not', null)

/** A notification with its place in its user's list. */
export type WithPosition = Notification & { position: number }

/** Lists notifications after each user's last one, up to `limit` each, by creation. */
export async function listAfter(
  db: Db,
  seen: readonly { recipientId: string; position: number }[],
  limit: number,
): Promise<WithPosition[]> {
  const columns = sql.join(notificationColumns.map((column) => sql.ref(`n.${column}`)))
  const { rows } = await sql<WithPosition>`
    select ${columns}, n.position
    from unnest(
      ${seen.map(({ recipientId }) => recipientId)}::uuid[], ${seen.map(({ position }) => position)}::bigint[]
    ) as seen (recipient_id, position)
    cross join lateral (
      select * from notifications
      where recipient_id = seen.recipient_id and position > seen.position
      order by position limit ${limit}
    ) as n
    order by n.recipient_id, n.position`.execute(db)
  return rows
}

/** Newest first; `before` is the id of the last one seen. */
export const listNotifications = (
  db: Db,
  { filter, limit, before }: { filter: NotificationFilter; limit: number; before: string | undefined },
): Promise<Notification[]> =>
  db
    .selectFrom('notifications')
    .select(notificationColumns)
    .where(matching(filter))
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function countNotifications(db: Db, filter: NotificationFilter): Promise<number> {
  const { count } = await db
    .selectFrom('notifications')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(matching(filter))
    .executeTakeFirstOrThrow()
  return count
}

/** Newest first, including those to an address without another account. */
export const listPersonalNotifications = (
  db: Db,
  { userId, email }: { userId: string; email: string | undefined },
): Promise<(Notification & { text: string })[]> =>
  db
    .selectFrom('notifications')
    .select([...notificationColumns, 'text'])
    .where((eb) =>
      eb.or([
        eb('recipientId', '=', userId),
        ...(email === undefined ? [] : [eb.and([eb('sentTo', '=', email), eb('userId', 'is', null)])]),
      ]),
    )
    .orderBy('id', 'desc')
    .execute()

/** Deletes notifications, also those in delivery, whose later update then matches no row. */
export async function deleteNotifications(
  tx: Tx,
  { userId, email }: { userId: string; email: string | undefined },
): Promise<void> {
  await tx
    .deleteFrom('notifications')
    .where((eb) => eb.or([eb('recipientId', '=', userId), ...(email === undefined ? [] : [eb('sentTo', '=', email)])]))
    .execute()
}

const markRead = (db: Db, recipientId: string) =>
  db
    .updateTable('notifications')
    .set({
      readAt: sql`coalesce(read_at, now())`,
      status: sql`${JSON.stringify(statusOnceRead)}::jsonb ->> status`,
    })
    .where('recipientId', '=', recipientId)

export const readNotification = (db: Db, { recipientId, id }: NotificationRef): Promise<Notification | undefined> =>
  markRead(db, recipientId).where('id', '=', id).returning(notificationColumns).executeTakeFirst()

export async function readAllNotifications(db: Db, recipientId: string): Promise<number> {
  const { numUpdatedRows } = await markRead(db, recipientId).where('readAt', 'is', null).executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

const matching =
  ({ recipientId, status, channel, unread }: NotificationFilter) =>
  (eb: ExpressionBuilder<Schema, 'notifications'>) =>
    eb.and([
      ...(recipientId === undefined ? [] : [eb('recipientId', '=', recipientId)]),
      ...(status === undefined ? [] : [eb('status', '=', status)]),
      ...(channel === undefined ? [] : [eb('channel', '=', channel)]),
      ...(unread ? [eb('readAt', 'is', null)] : []),
    ])
