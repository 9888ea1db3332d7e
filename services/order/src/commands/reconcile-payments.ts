import { isFirstTime, keepNew } from '@ecommerce/shared/events/receive'
import type { Context } from '../context'
import { listSettledDifferently } from '../store/orders'
import { findOrdersPaidBy, findProviderReport, saveProviderReport, takePaymentsToLookAt } from '../store/payments'
import { queueLooks, queueSettlement } from './queue-settlement'

type Needs = Pick<Context, 'db' | 'kit' | 'payments' | 'counters'>

/** Providers list by when a payment was begun, and its buyer may have taken a while to pay. */
const lookBackMs = 24 * 3_600_000

/**
 * Asks the providers what was received and settles each order that does not know of it: a call-back may be lost, and a process may
 * die between the money and the note of it. What was paid for an order that is not known is told to people, not sent back: it may
 * belong to another shop of the same account.
 */
export async function reconcilePayments(ctx: Needs, now = Date.now()): Promise<void> {
  const since = new Date(now - lookBackMs)
  const lists = await Promise.all(
    Object.values(ctx.payments).map((provider) => provider.listPaid?.(since) ?? Promise.resolve([])),
  )
  const { unsettled, unknown } = await listSettledDifferently(ctx.db, lists.flat())
  await Promise.all(unsettled.map(({ customerId, orderId }) => queueSettlement(ctx.db, { customerId, orderId })))
  await Promise.all(unknown.map((payment) => tellUnknown(ctx, payment)))
}

/** Once for each, however often it is seen. */
async function tellUnknown(ctx: Needs, { orderId, reference }: { orderId: string; reference: string }): Promise<void> {
  if (!(await isFirstTime(ctx.db, { source: 'payment without order', id: reference }))) return
  ctx.counters.paidWithoutOrder.inc({ outcome: 'unknown' })
  ctx.kit.log.error(
    { 'labels.order_id': orderId, 'labels.payment': reference },
    'a payment was received for an order that nobody knows',
  )
}

/** Of what a provider lists, the end may be missing for a moment. */
const overlapMs = 120_000

/**
 * Looks at the payments to which something has happened since the last time, by what the providers list. Events that a call-back has
 * told are known by their ids. A list that is too long for one run is read on by the next ones, and only then counts as read.
 */
export async function followChanges(ctx: Pick<Needs, 'db' | 'payments'>, now = Date.now()): Promise<void> {
  await Promise.all(
    Object.entries(ctx.payments).map(async ([name, provider]) => {
      if (!provider.listChanges) return
      const report = await findProviderReport(ctx.db, name)
      const reportedUntil = report?.reportedUntil ?? new Date(now - lookBackMs)
      const readingUntil = report?.readingUntil ?? new Date(now)
      const since = new Date(reportedUntil.getTime() - overlapMs)
      const { changes, next } = await provider.listChanges(since, report?.cursor ?? undefined)
      await ctx.db.transaction().execute(async (tx) => {
        const ids = new Set(await keepNew(tx, { source: name, ids: changes.map(({ id }) => id) }))
        const news = changes.filter(({ id }) => ids.has(id)).map(({ reference }) => reference)
        await queueLooks(tx, await findOrdersPaidBy(tx, [...new Set(news)]))
        const read = { reportedUntil: readingUntil, readingUntil: null, cursor: null }
        await saveProviderReport(tx, name, next === undefined ? read : { reportedUntil, readingUntil, cursor: next })
      })
    }),
  )
}

/** Money can move for half a year after it was paid: by then disputes are over. */
const watchedDays = 180
const looksPerRun = 50
const idleSeconds = 300

/** Looks at the payments that nobody has asked about for the longest time, so that nothing rests on being told. */
export async function lookAtQuietPayments({ db }: Pick<Needs, 'db'>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await queueLooks(tx, await takePaymentsToLookAt(tx, { limit: looksPerRun, days: watchedDays, idleSeconds }))
  })
}
