import type { Money } from '@ecommerce/contracts/money'
import type { StoredOrder } from '../orders/order'
import type { PaymentStatus } from '../orders/order-status'

/**
 * Payment states. `released`: by the store before money moved; `voided`: by provider or bank. The API shows both as
 * `voided`.
 */
export const paymentStates = [
  'unpaid', 'processing', 'authorized', 'paid', 'partially-refunded', 'refunded', 'disputed', 'released', 'voided', 'failed',
] as const // prettier-ignore
export type PaymentStateName = (typeof paymentStates)[number]

const captured = ['paid', 'partially-refunded', 'refunded', 'disputed', 'failed'] as const

/** Allowed transitions; steps may be skipped, as a provider may take several between checks. */
const nextStates: Readonly<Record<PaymentStateName, readonly PaymentStateName[]>> = {
  unpaid: ['processing', 'authorized', 'released', 'voided', ...captured],
  processing: ['unpaid', 'authorized', 'released', 'voided', ...captured],
  authorized: ['released', 'voided', ...captured],
  paid: captured,
  'partially-refunded': captured,
  refunded: captured,
  disputed: captured,
  // Money may still arrive after the release.
  released: ['voided', ...captured],
  voided: captured,
  failed: captured,
}

export const mayBecome = (from: PaymentStateName, to: PaymentStateName): boolean =>
  from === to || nextStates[from].includes(to)

export const paymentStatesThatMayBecome = (to: PaymentStateName): PaymentStateName[] =>
  paymentStates.filter((from) => nextStates[from].includes(to))

/** Returns true when nothing can change any more. */
export const isFinal = ({ status }: Pick<StoredPayment, 'status'>): boolean =>
  status === 'voided' || status === 'failed'

/** Bank `inquiry` holds no money; it is closed or becomes an open dispute. */
export const disputeStatuses = ['inquiry', 'inquiry-closed', 'open', 'won', 'lost'] as const
export type StoredDispute = {
  id: string
  /** The provider's name for it. */
  reference: string
  amount: number
  status: (typeof disputeStatuses)[number]
  reason: string | null
}

export type StoredPayment = {
  id: string
  provider: string
  status: PaymentStateName
  amount: number
  capturedAmount: number
  /** Pending and succeeded refunds, and lost disputes. */
  refundedAmount: number
  reference: string | null
  disputes: StoredDispute[]
}

/** Provider of manual payments, which cannot be queried. */
export const manualProvider = 'manual'

/** Returns true for payments to check periodically. */
export const isWatched = (payment: Pick<StoredPayment, 'provider' | 'status'>): boolean =>
  payment.provider !== manualProvider && !isFinal(payment)

/** The payment that a checkout makes: it has the id of its order. */
export const newPayment = (
  order: Pick<StoredOrder, 'id' | 'paymentMethod' | 'totalAmount'>,
  state: Pick<StoredPayment, 'status' | 'reference'> & { capturedAmount?: number },
): StoredPayment => ({
  id: order.id,
  provider: order.paymentMethod,
  amount: order.totalAmount,
  capturedAmount: 0,
  refundedAmount: 0,
  disputes: [],
  ...state,
})

/** Payment of an order; undefined if nothing was due, or in rows of the previous version. */
export function paymentOfOrder(order: StoredOrder): StoredPayment | undefined {
  const [first] = order.payments
  if (first || order.totalAmount === 0) return first
  return {
    ...newPayment(order, { status: order.paymentStatus, reference: order.paymentReference }),
    capturedAmount: order.paidAmount,
    refundedAmount: order.refundedAmount,
  }
}

const nextDisputeStatuses: Readonly<Record<StoredDispute['status'], readonly StoredDispute['status'][]>> = {
  inquiry: ['inquiry-closed', 'open', 'won', 'lost'],
  // Inquiries that an earlier version stored as disputes.
  open: ['inquiry-closed', 'won', 'lost'],
  'inquiry-closed': ['open', 'won', 'lost'],
  won: [],
  lost: [],
}

/** Ended disputes are not reopened by late events. */
export const disputeMayBecome = (from: StoredDispute['status'], to: StoredDispute['status']): boolean =>
  nextDisputeStatuses[from].includes(to)

const openAmount = (disputes: readonly StoredDispute[]) =>
  disputes.reduce((sum, { status, amount }) => sum + (status === 'open' ? amount : 0), 0)

/** Returns the refundable amount: received minus refunded minus disputed. */
export const refundableOf = (payment: StoredPayment | undefined): number =>
  payment ? Math.max(0, payment.capturedAmount - payment.refundedAmount - openAmount(payment.disputes)) : 0

/** The status that the amounts of a payment make, once money was received. */
export function moneyStatus({
  capturedAmount,
  refundedAmount,
  disputes,
}: Pick<StoredPayment, 'capturedAmount' | 'refundedAmount' | 'disputes'>): PaymentStateName {
  if (openAmount(disputes) > 0) return 'disputed'
  if (refundedAmount === 0) return 'paid'
  return refundedAmount < capturedAmount ? 'partially-refunded' : 'refunded'
}

/** Payment with a changed refunded amount. */
export function withRefunded(payment: StoredPayment, amount: number): StoredPayment {
  if (amount === 0) return payment
  const changed = { ...payment, refundedAmount: payment.refundedAmount + amount }
  return { ...changed, status: payment.status === 'failed' ? 'failed' : moneyStatus(changed) }
}

export type OrderMoney = Pick<StoredOrder, 'paymentStatus' | 'paidAmount' | 'refundedAmount' | 'payments'>

/** Payment status and sums of an order from its payments; amount zero is paid without one. */
export function moneyOf(payments: readonly StoredPayment[]): OrderMoney {
  const total = (of: (payment: StoredPayment) => number) => payments.reduce((sum, payment) => sum + of(payment), 0)
  const paidAmount = total(({ capturedAmount }) => capturedAmount)
  const refundedAmount = total((payment) => payment.refundedAmount)
  return { paidAmount, refundedAmount, paymentStatus: orderStatusOf(payments), payments: [...payments] }
}

function orderStatusOf(payments: readonly StoredPayment[]): PaymentStatus {
  if (payments.length === 0) return 'paid'
  const statuses = new Set(payments.map(({ status }) => status))
  const decided = (['failed', 'disputed', 'voided'] as const).find((status) => statuses.has(status))
  if (decided) return decided
  if (payments.some(({ capturedAmount }) => capturedAmount > 0)) {
    const sum = (of: 'capturedAmount' | 'refundedAmount') => payments.reduce((all, payment) => all + payment[of], 0)
    return moneyStatus({
      capturedAmount: sum('capturedAmount'),
      refundedAmount: sum('refundedAmount'),
      disputes: [],
    }) as PaymentStatus
  }
  return statuses.has('authorized') ? 'authorized' : 'unpaid'
}

/** Payment after an order's move: shipping captures, cancelling voids or refunds. */
export function paymentAfterMove(
  payment: StoredPayment | undefined,
  { to, captured }: { to: StoredOrder['status']; captured: number },
): { payment: StoredPayment | undefined; refundAmount: number } {
  if (!payment) return { payment, refundAmount: 0 }
  if (to === 'shipped' && payment.status === 'authorized' && captured > 0)
    return {
      payment: { ...payment, status: 'paid', capturedAmount: Math.min(captured, payment.amount) },
      refundAmount: 0,
    }
  if (to !== 'cancelled') return { payment, refundAmount: 0 }
  if (payment.capturedAmount === 0 && mayBecome(payment.status, 'released'))
    return { payment: { ...payment, status: 'released' }, refundAmount: 0 }
  const refundAmount = refundableOf(payment)
  return { payment: withRefunded(payment, refundAmount), refundAmount }
}

/** Payment statuses without money, which block processing. */
export const blocksShipping: readonly PaymentStatus[] = ['refunded', 'voided', 'failed']

/** Payment of an order, as given to a provider. */
export type Payment = { customerId: string; orderId: string; total: Money; reference: string | null }

/**
 * Payment at checkout: `action` by the buyer, processing by the bank (`until` a voucher's expiry), authorized,
 * captured or refused.
 */
export type PaymentState =
  | { status: 'awaiting'; reference: string; action: Record<string, string> }
  | { status: 'processing'; reference: string; action: Record<string, string>; until?: Date }
  | { status: 'authorized'; reference: string | null }
  | { status: 'paid'; reference: string | null; capturedAmount?: number }
  | { status: 'refused'; reference: string | null; belowMinimum?: BelowMinimum }

/** Amount below the provider's `minimum`, in minor units, if known. */
export type BelowMinimum = { minimum: number | undefined }

/** Provider's refund; `refundId` if the store requested it. */
export type ProviderRefund = {
  reference: string
  refundId: string | null
  amount: number
  status: 'pending' | 'succeeded' | 'failed'
}

/** Provider's answer to a refund request; a refund may be accepted and still pending. */
export type RefundAnswer = { status: ProviderRefund['status']; reference: string | null }

export type ProviderDispute = Omit<StoredDispute, 'id'>

/** Facts reported by a provider; `refundedAmount` sums unlisted refunds. */
export type ProviderFacts = { refunds: ProviderRefund[]; disputes: ProviderDispute[]; refundedAmount: number }

/** State of a payment at its provider, in minor units of the order's currency. */
export type PaymentSnapshot = ProviderFacts & {
  reference: string | null
  status: 'unpaid' | 'processing' | 'authorized' | 'paid' | 'voided'
  capturedAmount: number
}

/**
 * Provider's notification of a changed payment, by order or reference; `facts` are signed refunds and disputes in the
 * provider's units.
 */
export type PaymentNotice = {
  eventId: string
  type: string
  order: OrderRef | undefined
  reference: string | undefined
  /** The charge, of what may not name its payment. */
  charge: string | undefined
  facts: ProviderFacts
}

export type OrderRef = { customerId: string; orderId: string }
export type PaidOrder = OrderRef & { reference: string }
/** `held` is received minus refunded. */
export type ReceivedPayment = PaidOrder & { held: Money }

/** Payment provider. Calls are idempotent by order or refund id and throw `unavailable` without a response. */
export type PaymentProvider = {
  /** Minimum in minor units; undefined for a currency without one, missing for a provider without minimums. */
  minimumIn?(currency: string): number | undefined
  /** Begins an order's payment, or returns the one begun. */
  authorize(payment: Payment): Promise<PaymentState>
  /** Captures and returns the amount; undefined when the authorization ended. */
  capture(payment: Payment): Promise<number | undefined>
  /** Voids a payment; `paid` if already received, to be refunded instead. */
  void(payment: Payment): Promise<'voided' | 'paid'>
  /** Refunds; `refused` if the provider rejects it. */
  refund(payment: Payment, refund: { refundId: string; amount: Money }): Promise<RefundAnswer | 'refused'>
  /** Returns the current state of a payment; `facts` are signed by the provider. */
  look?(payment: Payment, facts: ProviderFacts): Promise<PaymentSnapshot>
  /** Verifies and parses a webhook; throws 400 `signature-invalid`. */
  readNotice?(body: Uint8Array, headers: Readonly<Record<string, string | string[] | undefined>>): PaymentNotice
  /** Payment of a charge. Throws `unavailable` when the provider does not answer. */
  findPayment?(charge: string): Promise<string | undefined>
  /** Lists payments received since `since`, newest first, with their orders. */
  listPaid?(since: Date): Promise<ReceivedPayment[]>
  /** Received payment; undefined without money or an order. */
  findPaid?(reference: string): Promise<ReceivedPayment | undefined>
  /** Lists changed payments since `since`, newest first; `next` continues a long list. */
  listChanges?(since: Date, cursor?: string): Promise<ProviderChanges>
}

/** Change at the provider; `id` is its event's, if any. */
export type ProviderChange = { id: string; reference: string }

export type ProviderChanges = { changes: ProviderChange[]; next: string | undefined }

export const noFacts: ProviderFacts = { refunds: [], disputes: [], refundedAmount: 0 }

/** The payments of an order with this one in the place of the first. */
export const withPayment = (order: StoredOrder, payment: StoredPayment | undefined): StoredPayment[] =>
  payment ? [payment, ...order.payments.slice(1)] : []
