import type { Money } from '@ecommerce/contracts/money'
import type { StoredOrder } from '../orders/order'
import type { PaymentStatus } from '../orders/order-status'

/**
 * States of a payment. `released`: dropped by the store before money moved; `voided`: by the provider or bank. The
 * API shows both as `voided`.
 */
export const paymentStates = [
  'unpaid', 'processing', 'authorized', 'paid', 'partially-refunded', 'refunded', 'disputed', 'released', 'voided', 'failed',
] as const // prettier-ignore
export type PaymentStateName = (typeof paymentStates)[number]

const captured = ['paid', 'partially-refunded', 'refunded', 'disputed', 'failed'] as const

/** Allowed transitions. A provider may have taken several steps between two looks at it, so steps may be skipped. */
const nextStates: Readonly<Record<PaymentStateName, readonly PaymentStateName[]>> = {
  unpaid: ['processing', 'authorized', 'released', 'voided', ...captured],
  processing: ['unpaid', 'authorized', 'released', 'voided', ...captured],
  authorized: ['released', 'voided', ...captured],
  paid: captured,
  'partially-refunded': captured,
  refunded: captured,
  disputed: captured,
  // Money may still arrive for what was given up.
  released: ['voided', ...captured],
  voided: captured,
  failed: captured,
}

export const mayBecome = (from: PaymentStateName, to: PaymentStateName): boolean =>
  from === to || nextStates[from].includes(to)

export const paymentStatesThatMayBecome = (to: PaymentStateName): PaymentStateName[] =>
  paymentStates.filter((from) => nextStates[from].includes(to))

/** Nothing can move any more, so that there is no need to ask. */
export const isFinal = ({ status }: Pick<StoredPayment, 'status'>): boolean =>
  status === 'voided' || status === 'failed'

/** An `inquiry` of the buyer's bank holds no money; it is closed, or becomes a dispute that is open. */
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
  /** Booked as gone back: refunds that are pending or have succeeded, and lost disputes. */
  refundedAmount: number
  reference: string | null
  disputes: StoredDispute[]
}

/** Provider of manual payments, which cannot be queried. */
export const manualProvider = 'manual'

/** Whether a provider has to be asked about a payment from time to time. */
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

/** The payment of an order; undefined where nothing was to be paid. An order that the version before has placed may have no row yet. */
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
  // An inquiry that an earlier version read as a dispute ends as what it is.
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

/** The same payment with more, or less, booked as gone back. */
export function withRefunded(payment: StoredPayment, amount: number): StoredPayment {
  if (amount === 0) return payment
  const changed = { ...payment, refundedAmount: payment.refundedAmount + amount }
  return { ...changed, status: payment.status === 'failed' ? 'failed' : moneyStatus(changed) }
}

export type OrderMoney = Pick<StoredOrder, 'paymentStatus' | 'paidAmount' | 'refundedAmount' | 'payments'>

/** Derives an order's payment status and sums from its payments; an order of amount zero is paid without one. */
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

/** Returns the payment after a move of its order: shipping captures it, cancelling voids or refunds it. */
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

/** Orders with these payments are not worked on: the money is gone, or never came. */
export const blocksShipping: readonly PaymentStatus[] = ['refunded', 'voided', 'failed']

/** The money of one order, as a provider is asked for it. */
export type Payment = { customerId: string; orderId: string; total: Money; reference: string | null }

/**
 * State of a payment at checkout: `action` is required of the buyer, processing by the bank (`until` a voucher's
 * expiry), authorized, captured or refused.
 */
export type PaymentState =
  | { status: 'awaiting'; reference: string; action: Record<string, string> }
  | { status: 'processing'; reference: string; action: Record<string, string>; until?: Date }
  | { status: 'authorized'; reference: string | null }
  | { status: 'paid'; reference: string | null; capturedAmount?: number }
  | { status: 'refused'; reference: string | null; belowMinimum?: BelowMinimum }

/** The provider takes no amount as small as this; `minimum` is in minor units, where it tells one. */
export type BelowMinimum = { minimum: number | undefined }

/** A refund as the provider has it. `refundId` is there when the store asked for it. */
export type ProviderRefund = {
  reference: string
  refundId: string | null
  amount: number
  status: 'pending' | 'succeeded' | 'failed'
}

/** Provider's answer to a refund request; a refund may be accepted and still pending. */
export type RefundAnswer = { status: ProviderRefund['status']; reference: string | null }

export type ProviderDispute = Omit<StoredDispute, 'id'>

/** Facts reported by a provider. `refundedAmount` is the sum of refunds that it does not list. */
export type ProviderFacts = { refunds: ProviderRefund[]; disputes: ProviderDispute[]; refundedAmount: number }

/** State of a payment at its provider, in minor units of the order's currency. */
export type PaymentSnapshot = ProviderFacts & {
  reference: string | null
  status: 'unpaid' | 'processing' | 'authorized' | 'paid' | 'voided'
  capturedAmount: number
}

/**
 * Notification by a provider that a payment has changed, named by order or reference. `facts` are the signed refunds
 * and disputes, in the provider's units.
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
/** `held` is what was received and has not gone back. */
export type ReceivedPayment = PaidOrder & { held: Money }

/**
 * Payment provider. Calls are idempotent by the order's or refund's id; they throw `unavailable` when the provider
 * does not respond.
 */
export type PaymentProvider = {
  /** The least it takes, in minor units; a provider without takes any amount, and undefined is a currency in which it names none. */
  minimumIn?(currency: string): number | undefined
  /** Begins the payment of an order, or looks at the one that was begun. */
  authorize(payment: Payment): Promise<PaymentState>
  /** Takes what was promised and answers how much that was; undefined when the promise is no longer good. */
  capture(payment: Payment): Promise<number | undefined>
  /** Gives a payment up. Answers `paid` when the money had been received already: it has to be refunded instead. */
  void(payment: Payment): Promise<'voided' | 'paid'>
  /** Sends money back. `refused` when the provider will not. */
  refund(payment: Payment, refund: { refundId: string; amount: Money }): Promise<RefundAnswer | 'refused'>
  /** Returns the current state of a payment; `told` are signed facts about it. */
  look?(payment: Payment, told: ProviderFacts): Promise<PaymentSnapshot>
  /** Checks and reads a call-back; throws 400 `signature-invalid` when it is not the provider's own. */
  readNotice?(body: Uint8Array, headers: Readonly<Record<string, string | string[] | undefined>>): PaymentNotice
  /** The payment that a charge belongs to, if there is one. Throws `unavailable` when the provider does not answer. */
  findPayment?(charge: string): Promise<string | undefined>
  /** Lists payments received since `since`, newest first, with their orders. */
  listPaid?(since: Date): Promise<ReceivedPayment[]>
  /** The same of one payment; undefined when nothing is held of it, or it names no order. */
  findPaid?(reference: string): Promise<ReceivedPayment | undefined>
  /** Lists changed payments since `since`, newest first; `next` continues a long list. */
  listChanges?(since: Date, cursor?: string): Promise<ProviderChanges>
}

/** A change at the provider; its id is that of the event that tells it, where there is one. */
export type ProviderChange = { id: string; reference: string }

export type ProviderChanges = { changes: ProviderChange[]; next: string | undefined }

export const noFacts: ProviderFacts = { refunds: [], disputes: [], refundedAmount: 0 }

/** The payments of an order with this one in the place of the first. */
export const withPayment = (order: StoredOrder, payment: StoredPayment | undefined): StoredPayment[] =>
  payment ? [payment, ...order.payments.slice(1)] : []
