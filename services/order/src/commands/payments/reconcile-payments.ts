import { markAllProcessed } from '@ecommerce/shared/events/receive'
import type { Context } from '../../context'
import { findUnreconciledPayments } from '../../store/orders/orders'
import {
  findOrdersPaidBy,
  findProviderReport,
  saveProviderReport,
  claimPaymentsToCheck,
} from '../../store/payments/payments'
import { checkPaymentsWithoutOrder, recordPaymentsWithoutOrder } from './follow-payment-without-order'
import { queuePaymentChecks, queueSettlements } from '../../jobs'

type Needs = Pick<Context, 'counters' | 'db' | 'log' | 'payments'>

/** Providers list by start, and buyers may take a while to pay. */
const lookBackMs = 24 * 3_600_000

/**
 * Settles orders whose received payment was missed, by the providers' lists; keeps payments of unknown orders for
 * staff.
 */
export async function reconcilePayments(ctx: Needs, now = Date.now()): Promise<void> {
  const since = new Date(now - lookBackMs)
  await Promise.all(
    Object.entries(ctx.payments).map(async ([name, provider]) => {
      const paid = (await provider.listPaid?.(since)) ?? []
      const { unsettled, unknown } = await findUnreconciledPayments(ctx.db, paid)
      await queueSettlements(ctx.db, unsettled)
      const references = new Set(unknown.map(({ reference }) => reference))
      await recordPaymentsWithoutOrder(ctx, name, paid.filter(({ reference }) => references.has(reference))) // prettier-ignore
    }),
  )
  await checkPaymentsWithoutOrder(ctx)
}

/** The newest entries of a provider's list may be missing for a moment. */
const overlapMs = 120_000

/** Checks payments changed since the last run, except those known by webhook. Long lists continue in later runs. */
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
        const ids = new Set(await markAllProcessed(tx, { source: name, ids: changes.map(({ id }) => id) }))
        const changedReferences = changes.filter(({ id }) => ids.has(id)).map(({ reference }) => reference)
        await queuePaymentChecks(tx, await findOrdersPaidBy(tx, [...new Set(changedReferences)]))
        const read = { reportedUntil: readingUntil, readingUntil: null, cursor: null }
        await saveProviderReport(tx, name, next === undefined ? read : { reportedUntil, readingUntil, cursor: next })
      })
    }),
  )
}

/** Days in which disputes can still move money. */
const watchedDays = 180
const looksPerRun = 50
const idleSeconds = 300

/** Checks the payments unchecked for longest, independently of notifications. */
export async function checkInactivePayments({ db }: Pick<Needs, 'db'>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await queuePaymentChecks(tx, await claimPaymentsToCheck(tx, { limit: looksPerRun, days: watchedDays, idleSeconds }))
  })
}
