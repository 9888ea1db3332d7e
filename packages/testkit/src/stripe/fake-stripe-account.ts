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

/** Error response in the form of Stripe's API. */
export class StripeError extends Error {
  constructor(
    readonly status: number,
    readonly error: { type: string; code?: string; message: string } & Record<string, unknown>,
  ) {
    super(error.message)
  }
}

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
    refuseUncountable(amount, intent.currency)
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
    refuseUncountable(amount, currency)
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

function readAmount(params: URLSearchParams): number {
  const amount = Number(params.get('amount'))
  return Number.isInteger(amount) && amount > 0
    ? amount
    : reject('Invalid integer: amount', 'parameter_invalid_integer')
}

/** Sums as Stripe writes them: `0.50`. */
function writeAmount(amount: number, currency: string): string {
  const decimals = zeroDecimals.has(currency) ? 0 : threeDecimals.has(currency) ? 3 : 2
  return (amount / 10 ** decimals).toLocaleString('en-US', { minimumFractionDigits: decimals })
}

const zeroDecimals = new Set('bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' '))

/** The least that can be charged, about 0.50 USD, in Stripe's units: https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
const publishedMinimums: Readonly<Record<string, number>> = {
  ...{ usd: 50, eur: 50, gbp: 30, jpy: 50, chf: 50, sek: 300, nok: 300, dkk: 250, pln: 200, huf: 17_500, czk: 1_500 },
  ...{ bhd: 200, jod: 400, kwd: 150, omr: 200, tnd: 1_600 },
}

/** Currencies of three decimals, of which the last has to be 0. */
const threeDecimals = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd'])

function refuseUncountable(amount: number, currency: string): void {
  if (!threeDecimals.has(currency) || amount % 10 === 0) return
  reject(`Invalid integer: ${amount}: amounts in ${currency} must be a multiple of 10.`, 'parameter_invalid_integer')
}

function readCurrency(params: URLSearchParams): string {
  const currency = params.get('currency') ?? ''
  return /^[a-z]{3}$/.test(currency) ? currency : reject(`Invalid currency: ${currency}`)
}

const readMetadata = (params: URLSearchParams) =>
  Object.fromEntries(
    [...params].flatMap(([name, value]) => {
      const key = /^metadata\[(.+)\]$/.exec(name)?.[1]
      return key === undefined ? [] : [[key, value]]
    }),
  )

export const throwMissing = (object: string, id: string): never => {
  throw new StripeError(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${object}: '${id}'`,
  })
}

const reject = (message: string, code?: string, more: Record<string, unknown> = {}): never => {
  throw new StripeError(400, { type: 'invalid_request_error', ...(code && { code }), message, ...more })
}

const now = () => Math.floor(Date.now() / 1_000)

export const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`
