import type { OrderEntry } from '../orders/order-event'
import {
  disputeMayBecome,
  isFinal,
  mayBecome,
  moneyStatus,
  type PaymentSnapshot,
  type PaymentStateName,
  type ProviderDispute,
  type ProviderRefund,
  type RefundAnswer,
  refundableOf,
  type StoredDispute,
  type StoredPayment,
  withRefunded,
} from './payment'
import { refundMayBecome, type RefundSource, type RefundStatus, type StoredRefund } from './refund'

export type BookedRefund = {
  id: string
  amount: number
  status: RefundStatus
  source: RefundSource
  reference: string | null
  reason: string
}

/** Refund that ended, or shrank because money was returned otherwise. */
export type RefundChange = { refund: StoredRefund; amount: number; status: RefundStatus; reference: string | null }

export type PaymentBooking = {
  payment: StoredPayment
  /** Refunds that were not made by the store. */
  added: BookedRefund[]
  changed: RefundChange[]
  /** Disputes that were opened or have ended. */
  disputes: StoredDispute[]
  entries: OrderEntry[]
  /** True if the money is lost: unshipped orders are cancelled. */
  isLost: boolean
  /** Money received for a failed or cancelled order, to be refunded. */
  refundDue: number
}

export type Books = {
  payment: StoredPayment
  refunds: readonly StoredRefund[]
  /** True for failed or cancelled orders, whose payments are refunded. */
  isOver: boolean
  newId: () => string
}

/**
 * Plans the booking that matches books to provider; undefined if equal. Compares states, so order and repetition do
 * not matter.
 */
export function planBooking(books: Books, snapshot: PaymentSnapshot): PaymentBooking | undefined {
  const { payment, newId } = books
  const disputes = mergeDisputes(payment.disputes, snapshot.disputes, newId)
  const capturedAmount = capturedNow(payment, snapshot)
  const { added, changed } = mergeRefunds(books, snapshot, { disputes: disputes.all, capturedAmount })
  const refundedAmount = sumOf(books.refunds, { added, changed })
  const next: StoredPayment = {
    ...payment,
    reference: snapshot.reference,
    capturedAmount: Math.max(capturedAmount, refundedAmount),
    refundedAmount,
    disputes: disputes.all,
  }
  next.status = statusNow(books, snapshot, next)
  const hasArrived = next.capturedAmount > payment.capturedAmount
  const booking: PaymentBooking = {
    payment: next,
    added,
    changed,
    disputes: disputes.news,
    entries: [
      ...(hasArrived ? [{ type: 'payment', status: 'paid', detail: { amount: next.capturedAmount } } as const] : []),
      ...(next.status !== payment.status && reportedStatuses.has(next.status)
        ? [{ type: 'payment', status: next.status } as const]
        : []),
      ...disputes.news.map(disputeEntry),
      ...added.map(({ id, amount, status }) => refundEntry(id, status, amount)),
      ...changed
        .filter(({ refund, status }) => refund.status !== status)
        .map(({ refund, status, amount }) => refundEntry(refund.id, status, amount)),
    ],
    isLost: next.status !== payment.status && isFinal(next),
    refundDue: books.isOver && hasArrived ? refundableOf(next) : 0,
  }
  return hasChanges(payment, booking) ? booking : undefined
}

/** Plans the booking of a refund's result. */
export function planRefundOutcome(payment: StoredPayment, refund: StoredRefund, report: RefundAnswer): PaymentBooking {
  const { status, reference } = report
  return {
    payment: status === 'failed' ? withRefunded(payment, -refund.amount) : payment,
    added: [],
    changed: [{ refund, amount: refund.amount, status, reference }],
    disputes: [],
    entries: status === refund.status ? [] : [refundEntry(refund.id, status, refund.amount)],
    isLost: false,
    refundDue: 0,
  }
}

const reportedStatuses: ReadonlySet<PaymentStateName> = new Set(['authorized', 'voided', 'failed', 'processing'])

const refundEntry = (refundId: string, status: string, amount: number): OrderEntry => ({
  type: 'refund',
  status,
  detail: { refundId, amount },
})

const disputeEntry = ({ status, amount, reason }: StoredDispute): OrderEntry => ({
  type: 'dispute',
  status: status === 'open' ? 'opened' : status,
  detail: { amount, ...(reason !== null && { reason }) },
})

const hasChanges = (before: StoredPayment, { payment, added, changed, disputes }: PaymentBooking) =>
  added.length + changed.length + disputes.length > 0 ||
  payment.status !== before.status ||
  payment.capturedAmount !== before.capturedAmount ||
  payment.refundedAmount !== before.refundedAmount ||
  payment.reference !== before.reference

/** A payment received no longer has failed after success: what is left is what was returned. */
function capturedNow(payment: StoredPayment, snapshot: PaymentSnapshot): number {
  if (snapshot.status === 'paid') return Math.min(snapshot.capturedAmount, payment.amount)
  return hasFailed(payment, snapshot) ? 0 : payment.capturedAmount
}

const hasFailed = (payment: StoredPayment, { status }: PaymentSnapshot) =>
  payment.capturedAmount > 0 && (status === 'unpaid' || status === 'voided')

function statusNow({ payment, isOver }: Books, snapshot: PaymentSnapshot, next: StoredPayment): PaymentStateName {
  if (hasFailed(payment, snapshot)) return 'failed'
  const report = next.capturedAmount > 0 ? moneyStatus(next) : (snapshot.status as PaymentStateName)
  // Authorizations of orders awaiting another payment are not captured.
  const status = report === 'unpaid' && payment.status === 'authorized' ? 'failed' : report
  if (isOver && next.capturedAmount === 0) return payment.status
  return mayBecome(payment.status, status) ? status : payment.status
}

function mergeDisputes(known: readonly StoredDispute[], report: readonly ProviderDispute[], newId: () => string) {
  const all = [...known]
  const added = new Map<string, StoredDispute>()
  for (const dispute of report) {
    const index = all.findIndex(({ reference }) => reference === dispute.reference)
    const before = all[index]
    if (before && !disputeMayBecome(before.status, dispute.status)) continue
    const after = { ...dispute, id: before?.id ?? newId() }
    if (before) all[index] = after
    else all.push(after)
    added.set(after.reference, after)
  }
  return { all, news: [...added.values()] }
}

type Merged = { added: BookedRefund[]; changed: RefundChange[] }

/**
 * Matches the store's refunds by id, others by the provider's. Unlisted refunded money is one more refund;
 * unrequested ones shrink.
 */
function mergeRefunds(
  { refunds, newId }: Books,
  snapshot: PaymentSnapshot,
  { disputes, capturedAmount }: { disputes: readonly StoredDispute[]; capturedAmount: number },
): Merged {
  const merged: Merged = { added: [], changed: [] }
  for (const report of onePerReference(snapshot.refunds)) mergeRefund(refunds, report, merged, newId)
  const sent = sentTotal(refunds, merged) - lostTotal(refunds)
  if (snapshot.refundedAmount > sent)
    merged.added.push({ ...fromProvider(newId()), amount: snapshot.refundedAmount - sent, reference: null })
  for (const dispute of disputes) addLost(refunds, dispute, { merged, newId, capturedAmount })
  reduceUnshipped(refunds, merged, capturedAmount)
  return merged
}

const fromProvider = (id: string) => ({
  id,
  status: 'succeeded' as RefundStatus,
  source: 'provider' as const,
  reason: 'Refunded at the payment provider.',
})

/** Returns for each refund reported more than once its latest possible status. */
function onePerReference(report: readonly ProviderRefund[]): ProviderRefund[] {
  const byReference = new Map<string, ProviderRefund>()
  for (const refund of report) {
    const before = byReference.get(refund.reference)
    if (!before || refundMayBecome(before.status, refund.status)) byReference.set(refund.reference, refund)
  }
  return [...byReference.values()]
}

function mergeRefund(
  refunds: readonly StoredRefund[],
  report: ProviderRefund,
  { added, changed }: Merged,
  newId: () => string,
): void {
  const { reference, refundId, amount } = report
  const known =
    refunds.find((refund) => refund.reference === reference) ??
    refunds.find(({ id, reference: named }) => id === refundId && named === null) ??
    refunds.find(
      (one) => one.source === 'provider' && one.reference === null && one.amount === amount && one.status !== 'failed',
    )
  if (known) {
    const status = refundMayBecome(known.status, report.status) ? report.status : known.status
    const isSame = known.reference === reference && known.status === status && known.amount === amount
    if (!isSame) changed.push({ refund: known, amount, status, reference })
    return
  }
  if (report.status === 'failed') return
  added.push({ ...fromProvider(newId()), amount, status: report.status, reference })
}

function addLost(
  refunds: readonly StoredRefund[],
  dispute: StoredDispute,
  { merged, newId, capturedAmount }: { merged: Merged; newId: () => string; capturedAmount: number },
): void {
  const { status, reference, amount } = dispute
  if (status !== 'lost' || refunds.some((refund) => refund.reference === reference)) return
  const left = capturedAmount - sentTotal(refunds, merged)
  if (left <= 0) return
  merged.added.push({
    id: newId(),
    amount: Math.min(amount, left),
    status: 'succeeded',
    source: 'dispute',
    reference,
    reason: 'A dispute was lost.',
  })
}

const isUnsent = ({ status, reference, source }: Pick<StoredRefund, 'status' | 'reference' | 'source'>) =>
  status === 'pending' && reference === null && source === 'store'

/** Sum of all refunds, with lost disputes, without unrequested refunds. */
function sentTotal(refunds: readonly StoredRefund[], { added, changed }: Merged): number {
  const after = new Map(changed.map((change) => [change.refund.id, change]))
  const sent = refunds
    .map((refund) => ({ ...refund, ...after.get(refund.id) }))
    .filter((refund) => refund.status !== 'failed' && !isUnsent(refund))
  return [...sent, ...added].reduce((sum, { amount }) => sum + amount, 0)
}

const lostTotal = (refunds: readonly StoredRefund[]) =>
  refunds.reduce((sum, { source, amount }) => sum + (source === 'dispute' ? amount : 0), 0)

/** A refund for which nothing is left is done: the buyer has the money. */
function reduceUnshipped(refunds: readonly StoredRefund[], merged: Merged, capturedAmount: number): void {
  const changedIds = new Set(merged.changed.map(({ refund }) => refund.id))
  let left = Math.max(0, capturedAmount - sentTotal(refunds, merged))
  for (const refund of refunds.filter((one) => isUnsent(one) && !changedIds.has(one.id))) {
    const amount = Math.min(refund.amount, left)
    left -= amount
    if (amount === refund.amount) continue
    merged.changed.push({ refund, amount, status: amount === 0 ? 'succeeded' : 'pending', reference: null })
  }
}

function sumOf(refunds: readonly StoredRefund[], { added, changed }: Merged): number {
  const after = new Map(changed.map((change) => [change.refund.id, change]))
  return [...refunds.map((refund) => ({ ...refund, ...after.get(refund.id) })), ...added]
    .filter(({ status }) => status !== 'failed')
    .reduce((sum, { amount }) => sum + amount, 0)
}
