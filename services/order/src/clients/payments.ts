import type { Money } from '@ecommerce/contracts/money'
import type { IncomingHttpHeaders } from 'node:http'

/** The money of one order. `reference` is the provider's own name for it, once there is one. */
export type Payment = { customerId: string; orderId: string; total: Money; reference: string | null }

/**
 * How a payment stands: it waits for the buyer, who pays with what `action` says; it is promised, received, refused, or given up.
 */
export type PaymentState =
  | { status: 'awaiting'; reference: string; action: Record<string, string> }
  | { status: 'authorized' | 'paid'; reference: string | null }
  | { status: 'refused'; reference: string | null }

/** What a provider tells by itself: something has come to pass with the payment of this order. */
export type PaymentNotice = {
  eventId: string
  type: string
  order: { customerId: string; orderId: string } | undefined
}

/** Every call is keyed by the order's or the refund's id: doing it twice is doing it once. Throws `unavailable` when the provider does not answer. */
export type PaymentProvider = {
  /** The least it takes, in minor units; a provider without takes any amount, and undefined is a currency in which it names none. */
  minimumIn?(currency: string): number | undefined
  /** Begins the payment of an order, or looks at the one that was begun. */
  authorize(payment: Payment): Promise<PaymentState>
  /** Takes what was promised; false when the promise is no longer good. */
  capture(payment: Payment): Promise<boolean>
  /** Gives a payment up. Answers `paid` when the money had been received already: it has to be refunded instead. */
  void(payment: Payment): Promise<'voided' | 'paid'>
  /** Sends money back; false when the provider will not. */
  refund(payment: Payment, refund: { refundId: string; amount: Money }): Promise<boolean>
  /** Checks and reads a call-back; throws 400 `signature-invalid` when it is not the provider's own. */
  readNotice?(body: Buffer, headers: IncomingHttpHeaders): PaymentNotice
  /** What was received since then, newest first, by the orders it was received for. */
  listPaid?(since: Date): Promise<{ customerId: string; orderId: string; reference: string }[]>
}

/** Money that people handle by hand: promised with the order, received by hand or when it is shipped. */
export const manualPayments: PaymentProvider = {
  authorize: () => Promise.resolve({ status: 'authorized', reference: null }),
  capture: () => Promise.resolve(true),
  void: () => Promise.resolve('voided'),
  refund: () => Promise.resolve(true),
}
