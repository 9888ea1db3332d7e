import { leaseMs } from '@ecommerce/shared/jobs/loop'
import { wakesSql } from '@ecommerce/shared/jobs/wake-ups'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import type { ChannelName, Message } from '../domain/channel'
import { type Cause, type Notification, type NotificationRef, statusOnceDelivered } from '../domain/notification'
import type { Preferences } from '../domain/preferences'
import { deliveriesWakeUp, notificationColumns } from './notifications'
import type { Db, Schema } from './schema'

/** Notification to be delivered by the holder of its lease. */
export type Claimed = Message &
  NotificationRef & {
    lease: string
    channel: ChannelName
    userId: string | null
    template: string | null
    /** With this one. */
    attempts: number
    sealedSecret: string | null
    request: Cause | null
    /** Preferences of the recipient, if a user. */
    preferences: Preferences | null
  }

const until: RawBuilder<Date> = sql`now() + ${leaseMs} * interval '1 ms'`

/**
 * Claims the longest due notifications, up to a number of each channel. `nextMs` is the time until one falls due or a
 * lease ends.
 */
export async function claimDue(
  db: Db,
  places: Readonly<Record<string, number>>,
): Promise<{ claimed: Claimed[]; nextMs: number | null }> {
  const { rows } = await prepared<Claimed & { id: string | null; nextMs: number | null }>`
    with wanted as (
      select * from unnest(${Object.keys(places)}::text[], ${Object.values(places)}::int[]) as w (channel, places)
    ), due as (
      select n.recipient_id, n.id from wanted cross join lateral (
        select recipient_id, id from notifications
        where channel = wanted.channel and status = 'queued' and due_at <= now()
          and (sending_until is null or sending_until < now())
        order by due_at limit wanted.places for update skip locked
      ) n
    ), claimed as (
      update notifications n set attempts = attempts + 1, lease = ${randomUUID()}, sending_until = ${until} from due
      where n.recipient_id = due.recipient_id and n.id = due.id
      returning n.recipient_id, n.id, lease, user_id, channel, sent_to, template, subject, text, html, created_at, attempts,
        sealed_secret, request, (
          select json_build_object('marketingConsent', marketing_consent, 'choices', choices) from known_users
          where known_users.user_id = n.user_id
        ) as preferences
    ), next as (
      select ceil(1000 * extract(epoch from min(at) - now()))::float8 as next_ms from wanted cross join lateral (
        (
          select due_at as at from notifications where channel = wanted.channel and status = 'queued' and due_at > now()
          order by due_at limit 1
        )
        union all
        (select min(sending_until) from (
          select sending_until from notifications where channel = wanted.channel and status = 'queued' and due_at <= now()
          order by due_at limit 100
        ) oldest where sending_until > now())
      ) waiting
    )
    select claimed.*, next_ms from next left join claimed on true order by claimed.id`.execute(db)
  return { claimed: rows.filter(({ id }) => id !== null), nextMs: rows[0]?.nextMs ?? null }
}

type Held = Pick<Claimed, 'recipientId' | 'id' | 'lease'>

/** Relation of the leases in `held`. */
const heldSql = (held: readonly Held[]) => sql`
  unnest(
    ${held.map(({ recipientId }) => recipientId)}::uuid[], ${held.map(({ id }) => id)}::uuid[],
    ${held.map(({ lease }) => lease)}::uuid[]
  ) as held (recipient_id, id, lease)`

const isHeld = sql`n.recipient_id = held.recipient_id and n.id = held.id and n.lease = held.lease and n.status = 'queued'`

/** Prolongs leases; one that was lost stays lost. */
export async function renewDeliveries(db: Db, held: readonly Held[]): Promise<void> {
  await prepared`update notifications n set sending_until = ${until} from ${heldSql(held)} where ${isHeld}`.execute(db)
}

/** End of an attempt; a queued notification is tried again after `delayMs`. */
export type DeliveryEnd = Held & ({ status: 'sent' } | { status: 'queued' | 'failed'; reason: string; delayMs: number })

/** Ends attempts, at most two statements for all. Secrets are deleted with the last attempt. */
export async function endDeliveries(db: Db, ends: readonly DeliveryEnd[]): Promise<void> {
  const sent = ends.filter(({ status }) => status === 'sent')
  const failed = ends.flatMap((end) => (end.status === 'sent' ? [] : [end]))
  if (sent.length > 0)
    // Decided by the row, which its recipient may read concurrently.
    await prepared`
      update notifications n set
        status = case when read_at is null then ${statusOnceDelivered.unread} else ${statusOnceDelivered.read} end,
        sent_at = now(), sending_until = null, lease = null, last_error = null, sealed_secret = null
      from ${heldSql(sent)} where ${isHeld}`.execute(db)
  if (failed.length > 0)
    await prepared`
      with ended as (
        select * from unnest(
          ${failed.map(({ id }) => id)}::uuid[], ${failed.map(({ status }) => status)}::text[],
          ${failed.map(({ reason }) => reason)}::text[], ${failed.map(({ delayMs }) => delayMs)}::float8[]
        ) as e (id, status, reason, delay_ms)
      )
      update notifications n set
        status = ended.status, last_error = reason, due_at = now() + delay_ms * interval '1 ms', sending_until = null, lease = null,
        sealed_secret = case when ended.status = 'queued' then sealed_secret end
      from ended, ${heldSql(failed)} where ended.id = held.id and ${isHeld}`.execute(db)
}

/** Query of queued notifications as work, for the queue's metrics. */
export const queuedDeliveriesSql = `
  select 'send-notification' as task, due_at, sending_until as leased_until, null::timestamptz as dead_at
  from notifications where status = 'queued'`

const again = { status: 'queued', attempts: 0, dueAt: sql<Date>`now()`, sendingUntil: null, lease: null } as const

const wakes = wakesSql(deliveriesWakeUp)

/** Requeues a failed notification; undefined in another state or for templates in `except`. */
export const requeueFailed = (db: Db, id: string, except: readonly string[]): Promise<Notification | undefined> =>
  db
    .updateTable('notifications')
    .set(again)
    .where('id', '=', id)
    .where(failedBut(except))
    .returning(notificationColumns)
    .modifyEnd(wakes)
    .executeTakeFirst()

/** Requeues the oldest failed notifications after `after`; skips locked rows. */
export async function requeueOldestFailed(
  db: Db,
  { after, limit, except }: { after: string | undefined; limit: number; except: readonly string[] },
): Promise<NotificationRef[]> {
  const refs = await db
    .with('oldest', (query) =>
      query
        .selectFrom('notifications')
        .select(['recipientId', 'id'])
        .where(failedBut(except))
        .$if(after !== undefined, (later) => later.where('id', '>', after!))
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
    .modifyEnd(wakes)
    .execute()
  return refs.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

const failedBut = (except: readonly string[]) => (eb: ExpressionBuilder<Schema, 'notifications'>) =>
  eb.and([eb('status', '=', 'failed'), sql<boolean>`(template is null or template <> all(${except}))`])
