import { randomBytes } from 'node:crypto'

export type IntentStatus = 'requires_payment_method' | 'processing' | 'requires_capture' | 'succeeded' | 'canceled'

export type FakeIntent = {
  id: string
  object: 'payment_intent'
  amount: number
  amount_capturable: number
  amount_received: number
  canceled_at: number | null
  cancellation_reason: string | null
  capture_method: string
  client_secret: string
  created: number
  currency: string
  last_payment_error: { type: string; code: string; message: string } | null
  latest_charge: string | null
  metadata: Record<string, string>
  status: IntentStatus
}

export type FakeCharge = {
  id: string
  object: 'charge'
  amount: number
  amount_captured: number
  amount_refunded: number
  captured: boolean
  metadata: Record<string, string>
  payment_intent: string
  refunded: boolean
}

export type FakeRefund = {
  id: string
  object: 'refund'
  amount: number
  charge: string
  created: number
  currency: string
  metadata: Record<string, string>
  payment_intent: string
  status: 'succeeded' | 'failed'
}

/** An answer of Stripe's that says no, in the shape of its API. */
export class StripeRefusal extends Error {
  constructor(
    readonly status: number,
    readonly error: { type: string; code?: string; message: string } & Record<string, unknown>,
  ) {
    super(error.message)
  }
}

/** What an account at Stripe holds, and the rules by which it changes. Parameters come as Stripe takes them: `metadata[orderId]`. */
export class StripeAccount {
  /** Oldest first. */
  readonly intents: FakeIntent[] = []
  readonly charges: FakeCharge[] = []
  readonly refunds: FakeRefund[] = []

  create(params: URLSearchParams): FakeIntent {
    const id = newId('pi')
    const intent: FakeIntent = {
      id,
      object: 'payment_intent',
      amount: readAmount(params, readCurrency(params)),
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
      status: 'requires_payment_method',
    }
    this.intents.push(intent)
    return intent
  }

  get(id: string): FakeIntent {
    return this.intents.find((intent) => intent.id === id) ?? refuseMissing('payment_intent', id)
  }

  chargeOf(intent: FakeIntent): FakeCharge | undefined {
    return this.charges.find(({ id }) => id === intent.latest_charge)
  }

  /** What a card that is good for the amount does. */
  pay(intent: FakeIntent): void {
    expectStatus(intent, 'paid', ['requires_payment_method', 'processing'])
    const charge: FakeCharge = {
      id: newId('ch'),
      object: 'charge',
      amount: intent.amount,
      amount_captured: 0,
      amount_refunded: 0,
      captured: false,
      metadata: { ...intent.metadata },
      payment_intent: intent.id,
      refunded: false,
    }
    this.charges.push(charge)
    Object.assign(intent, { status: 'requires_capture', amount_capturable: intent.amount, latest_charge: charge.id })
    if (intent.capture_method === 'automatic') this.capture(intent)
  }

  capture(intent: FakeIntent): FakeIntent {
    expectStatus(intent, 'captured', ['requires_capture'])
    Object.assign(this.chargeOf(intent)!, { captured: true, amount_captured: intent.amount })
    return Object.assign(intent, { status: 'succeeded', amount_capturable: 0, amount_received: intent.amount })
  }

  cancel(intent: FakeIntent, reason: string | null): FakeIntent {
    expectStatus(intent, 'canceled', ['requires_payment_method', 'requires_capture'])
    const canceled = { status: 'canceled', amount_capturable: 0, canceled_at: now(), cancellation_reason: reason }
    return Object.assign(intent, canceled)
  }

  refund(params: URLSearchParams): FakeRefund {
    const intent = this.get(params.get('payment_intent') ?? '')
    const charge = this.chargeOf(intent)
    if (!charge?.captured)
      return refuse(`This PaymentIntent (${intent.id}) does not have a successful charge to refund.`)
    if (charge.refunded) return refuse(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded')
    const left = charge.amount_captured - charge.amount_refunded
    const amount = params.has('amount') ? readAmount(params, intent.currency) : left
    if (amount > left) return refuse(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`)
    charge.amount_refunded += amount
    charge.refunded = charge.amount_refunded === charge.amount_captured
    const refund: FakeRefund = {
      id: newId('re'),
      object: 'refund',
      amount,
      charge: charge.id,
      created: now(),
      currency: intent.currency,
      metadata: readMetadata(params),
      payment_intent: intent.id,
      status: 'succeeded',
    }
    this.refunds.push(refund)
    return refund
  }
}

function expectStatus(intent: FakeIntent, done: string, statuses: IntentStatus[]): void {
  if (statuses.includes(intent.status)) return
  const message = `This PaymentIntent could not be ${done} because it has a status of ${intent.status}.`
  refuse(message, 'payment_intent_unexpected_state', { payment_intent: intent })
}

const threeDecimal = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd'])

function readAmount(params: URLSearchParams, currency: string): number {
  const amount = Number(params.get('amount'))
  if (threeDecimal.has(currency) && amount % 10 !== 0)
    return refuse(`Invalid amount: the last digit has to be 0 in ${currency}`)
  return Number.isInteger(amount) && amount > 0
    ? amount
    : refuse('Invalid integer: amount', 'parameter_invalid_integer')
}

function readCurrency(params: URLSearchParams): string {
  const currency = params.get('currency') ?? ''
  return /^[a-z]{3}$/.test(currency) ? currency : refuse(`Invalid currency: ${currency}`)
}

const readMetadata = (params: URLSearchParams) =>
  Object.fromEntries(
    [...params].flatMap(([name, value]) => {
      const key = /^metadata\[(.+)\]$/.exec(name)?.[1]
      return key === undefined ? [] : [[key, value]]
    }),
  )

const refuseMissing = (object: string, id: string): never => {
  throw new StripeRefusal(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${object}: '${id}'`,
  })
}

const refuse = (message: string, code?: string, more: Record<string, unknown> = {}): never => {
  throw new StripeRefusal(400, { type: 'invalid_request_error', ...(code && { code }), message, ...more })
}

const now = () => Math.floor(Date.now() / 1_000)

export const newId = (prefix: string) => `${prefix}_${randomBytes(12).toString('hex')}`
