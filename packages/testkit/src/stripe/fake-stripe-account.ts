import { randomBytes } from 'node:crypto'
import type {
  DisputeStatus,
  FakeCharge,
  FakeDispute,
  FakeEvent,
  FakeIntent,
  FakeRefund,
  IntentStatus,
  RefundStatus,
} from './fake-stripe-objects'
import {
  newId,
  now,
  publishedMinimums,
  readAmount,
  readCurrency,
  readMetadata,
  reject,
  rejectUncountable,
  throwMissing,
  writeAmount,
} from './fake-stripe-params'

/** State and rules of a Stripe account; parameters are named as in Stripe's forms: `metadata[orderId]`. */
export class StripeAccount {
  /** Oldest first. */
  readonly intents: FakeIntent[] = []
  readonly charges: FakeCharge[] = []
  readonly refunds: FakeRefund[] = []
  readonly disputes: FakeDispute[] = []
  readonly events: FakeEvent[] = []
  /** Initial status of refunds: cards succeed at once, bank debits stay pending. */
  refundsAre: RefundStatus = 'succeeded'
  /** The least that is charged, in Stripe's units. */
  minimums: Record<string, number> = { ...publishedMinimums }
  /** Includes the minimum in errors about too small amounts. */
  tellsMinimum = true

  create(params: URLSearchParams): FakeIntent {
    const id = newId('pi')
    const intent: FakeIntent = {
      id,
      object: 'payment_intent',
      amount: this.readChargeable(params),
      amount_capturable: 0,
      amount_received: 0,
      canceled_at: null,
      cancellation_reason: null,
      capture_method: params.get('capture_method') ?? 'automatic',
      client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
      created: now(),
      currency: readCurrency(params),
      last_payment_error: null,
      latest_charge: null,
      metadata: readMetadata(params),
      next_action: null,
      payment_method_types: [...params]
        .filter(([name]) => name.startsWith('payment_method_types'))
        .map(([, method]) => method),
      status: 'requires_payment_method',
    }
    this.intents.push(intent)
    this.record('payment_intent.created', intent)
    return intent
  }

  get(id: string): FakeIntent {
    return this.intents.find((intent) => intent.id === id) ?? throwMissing('payment_intent', id)
  }

  getCharge(id: string): FakeCharge {
    return this.charges.find((charge) => charge.id === id) ?? throwMissing('charge', id)
  }

  chargeOf(intent: FakeIntent): FakeCharge | undefined {
    return this.charges.find(({ id }) => id === intent.latest_charge)
  }

  /** Succeeds, as a valid card or a completed bank debit does. */
  pay(intent: FakeIntent): void {
    expectStatus(intent, 'paid', ['requires_payment_method', 'requires_action', 'processing'])
    const charge: FakeCharge = {
      id: newId('ch'),
      object: 'charge',
      amount: intent.amount,
      amount_captured: 0,
      amount_refunded: 0,
      captured: false,
      created: now(),
      disputed: false,
      metadata: { ...intent.metadata },
      payment_intent: intent.id,
      refunded: false,
      status: 'succeeded',
    }
    this.charges.push(charge)
    Object.assign(intent, {
      ...{ status: 'requires_capture', amount_capturable: intent.amount, latest_charge: charge.id, next_action: null },
    })
    if (intent.capture_method === 'automatic') this.capture(intent)
    else this.record('payment_intent.amount_capturable_updated', intent)
  }

  /** Captures all or part; the rest is released unless more captures may follow. */
  capture(intent: FakeIntent, amount = intent.amount_capturable, isFinal = true): FakeIntent {
    expectStatus(intent, 'captured', ['requires_capture'])
    if (amount > intent.amount_capturable)
      return reject(`The amount to capture (${amount}) is more than can be captured.`, 'amount_too_large')
    const charge = this.chargeOf(intent)!
    Object.assign(charge, { captured: true, amount_captured: charge.amount_captured + amount })
    const left = { status: 'requires_capture', amount_capturable: intent.amount_capturable - amount }
    Object.assign(intent, isFinal ? { status: 'succeeded', amount_capturable: 0 } : left, {
      amount_received: charge.amount_captured,
    })
    this.record('charge.captured', charge)
    if (isFinal) this.record('payment_intent.succeeded', intent)
    return intent
  }

  cancel(intent: FakeIntent, reason: string | null): FakeIntent {
    expectStatus(intent, 'canceled', ['requires_payment_method', 'requires_action', 'requires_capture'])
    const canceled = { status: 'canceled', amount_capturable: 0, canceled_at: now(), cancellation_reason: reason }
    Object.assign(intent, canceled, { next_action: null })
    this.record('payment_intent.canceled', intent)
    return intent
  }

  /** The bank has begun, and takes days. */
  process(intent: FakeIntent): void {
    expectStatus(intent, 'processed', ['requires_payment_method', 'requires_action'])
    Object.assign(intent, { status: 'processing', next_action: null })
    this.record('payment_intent.processing', intent)
  }

  /** Shows the buyer a voucher, such as `boleto`, payable until `expiresAt`. */
  showVoucher(intent: FakeIntent, method: string, expiresAt: Date): void {
    expectStatus(intent, 'confirmed', ['requires_payment_method'])
    const type = `${method}_display_details`
    const expires_at = Math.floor(expiresAt.getTime() / 1_000)
    Object.assign(intent, { status: 'requires_action', next_action: { type, [type]: { expires_at } } })
    this.record('payment_intent.requires_action', intent)
  }

  /** Fails the attempt, as a declined card does; another method may be tried. */
  fail(intent: FakeIntent, error: FakeIntent['last_payment_error']): void {
    Object.assign(intent, { status: 'requires_payment_method', next_action: null, last_payment_error: error })
    this.record('payment_intent.payment_failed', intent)
  }

  refund(params: URLSearchParams): FakeRefund {
    const intent = this.get(params.get('payment_intent') ?? '')
    const charge = this.chargeOf(intent)
    if (!charge?.captured)
      return reject(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`)
    if (this.isHeld(charge)) return reject(`Charge ${charge.id} has been charged back.`, 'charge_disputed')
    if (charge.refunded) return reject(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded')
    const left = charge.amount_captured - charge.amount_refunded
    const amount = params.has('amount') ? readAmount(params) : left
    if (amount > left) return reject(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`)
    rejectUncountable(amount, intent.currency)
    const refund: FakeRefund = {
      id: newId('re'),
      object: 'refund',
      amount,
      charge: charge.id,
      created: now(),
      currency: intent.currency,
      metadata: readMetadata(params),
      payment_intent: intent.id,
      status: this.refundsAre,
    }
    this.refunds.push(refund)
    if (refund.status !== 'failed') this.addRefunded(charge, amount)
    this.record('refund.created', refund)
    this.record('charge.refunded', charge)
    return refund
  }

  /** Ends a refund, or returns one that had succeeded. */
  endRefund(refund: FakeRefund, status: RefundStatus): void {
    const isOut = (one: RefundStatus) => one !== 'failed' && one !== 'canceled'
    const charge = this.charges.find(({ id }) => id === refund.charge)!
    if (isOut(refund.status) && !isOut(status)) this.addRefunded(charge, -refund.amount)
    refund.status = status
    for (const type of [...(status === 'failed' ? ['refund.failed'] : []), 'refund.updated', 'charge.refund.updated'])
      this.record(type, refund)
  }

  openDispute(
    intent: FakeIntent,
    amount = intent.amount_received,
    status: DisputeStatus = 'needs_response',
  ): FakeDispute {
    const charge = this.chargeOf(intent)!
    const dispute: FakeDispute = {
      id: newId('du'),
      object: 'dispute',
      amount,
      charge: charge.id,
      created: now(),
      currency: intent.currency,
      metadata: {},
      payment_intent: intent.id,
      reason: 'fraudulent',
      status,
    }
    charge.disputed = true
    this.disputes.push(dispute)
    this.record('charge.dispute.created', dispute)
    return dispute
  }

  /** Changes the dispute's status, as when an inquiry becomes a dispute. */
  updateDispute(dispute: FakeDispute, status: DisputeStatus): void {
    dispute.status = status
    this.record('charge.dispute.updated', dispute)
  }

  closeDispute(dispute: FakeDispute, status: 'won' | 'lost' | 'warning_closed'): void {
    dispute.status = status
    this.record('charge.dispute.closed', dispute)
  }

  private readChargeable(params: URLSearchParams): number {
    const [amount, currency] = [readAmount(params), readCurrency(params)]
    const minimum = this.minimums[currency] ?? 0
    if (amount < minimum)
      return reject(
        this.tellsMinimum
          ? `Amount must be at least $${writeAmount(minimum, currency)} ${currency}`
          : 'The total amount must convert to at least 50 cents.',
        'amount_too_small',
      )
    rejectUncountable(amount, currency)
    return amount
  }

  private isHeld(charge: FakeCharge): boolean {
    return this.disputes.some((one) => one.charge === charge.id && !one.status.startsWith('warning'))
  }

  private addRefunded(charge: FakeCharge, amount: number): void {
    charge.amount_refunded += amount
    charge.refunded = charge.amount_refunded === charge.amount_captured
  }

  /** Records an event with a copy of its object. */
  private record(type: string, object: object): void {
    this.events.push({
      ...{ id: newId('evt'), object: 'event', created: now(), type, data: { object: structuredClone(object) } },
    })
  }
}

function expectStatus(intent: FakeIntent, done: string, statuses: IntentStatus[]): void {
  if (statuses.includes(intent.status)) return
  const message = `This PaymentIntent could not be ${done} because it has a status of ${intent.status}.`
  reject(message, 'payment_intent_unexpected_state', { payment_intent: intent })
}
