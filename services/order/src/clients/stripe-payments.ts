import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import type { Payment, PaymentProvider, PaymentState } from '../domain/payments/payment'
import { fromStripeAmount, readStripeMinimum, stripeMinimum, toStripeAmount } from '../domain/payments/stripe-amount'
import {
  type StripeResult,
  createStripeClient,
  notAnswering,
  type StripeClient,
  type StripeClientOptions,
  valueOf,
} from './stripe-client'
import { findPaymentOfCharge, listStripeChanges, checkPayment, receivedOf, isSlow, voucherEnd } from './stripe-look'
import { readStripeNotice } from './stripe-notice'
import { findReceived, listReceived } from './stripe-received'
import { refundByStripe } from './stripe-refund'

export type StripePaymentsOptions = StripeClientOptions & {
  webhookSecret: string
  captureMethod: 'automatic' | 'manual'
  /** Stripe's names of accepted payment methods; empty: those of its dashboard. */
  paymentMethodTypes?: readonly string[]
  /** Pages of a list of changes that are read at a time. */
  maxPages?: number
}

/** Payments by Stripe: one PaymentIntent per order, paid in the browser with its client secret. */
export function createStripePayments(options: StripePaymentsOptions): Required<PaymentProvider> & { close(): void } {
  const client = createStripeClient(options)
  const { captureMethod, paymentMethodTypes = [] } = options
  const needs: Needs = { client, captureMethod, paymentMethodTypes }
  return {
    minimumIn: stripeMinimum,
    authorize: (payment) => authorize(needs, payment),
    capture: (payment) => capture(needs, payment),
    void: (payment) => giveUp(needs, payment),
    async refund(payment, { refundId, amount: money }) {
      const amount = toStripeAmount(money)
      const paymentIntent = await referenceOf(needs, payment)
      if (amount === undefined || paymentIntent === undefined) return 'refused'
      return refundByStripe(client, { refundId, paymentIntent, amount, metadata: named(payment) })
    },
    async look(payment, facts) {
      const reference = await referenceOf(needs, payment)
      if (reference === undefined) throw notAnswering('there is no such payment')
      return checkPayment(client, { reference, currency: payment.total.currency, facts })
    },
    readNotice: (body, headers) => readStripeNotice(options.webhookSecret, body, headers),
    findPayment: (charge) => findPaymentOfCharge(client, charge),
    listPaid: (since) => listReceived(client, since),
    findPaid: (reference) => findReceived(client, reference),
    listChanges: (since, cursor) => listStripeChanges(client, since, { cursor, maxPages: options.maxPages }),
    close: () => client.close(),
  }
}

type Needs = { client: StripeClient } & Required<Pick<StripePaymentsOptions, 'captureMethod' | 'paymentMethodTypes'>>

async function authorize(needs: Needs, payment: Payment): Promise<PaymentState> {
  const { currency } = payment.total
  if (payment.reference !== null) return stateOf(await look(needs.client, payment.reference), currency)
  const begun = await begin(needs, payment)
  if ('value' in begun) return stateOf(begun.value, currency)
  if (begun.tooSmall === undefined) return { status: 'refused', reference: null }
  return { status: 'refused', reference: null, belowMinimum: { minimum: readStripeMinimum(begun.tooSmall, currency) } }
}

function stateOf(intent: Stripe.PaymentIntent, currency: string): PaymentState {
  const { id: reference, status, client_secret } = intent
  if (status === 'requires_capture') return { status: 'authorized', reference }
  const received = status === 'succeeded' ? receivedOf(intent) : 0
  if (received > 0) return { status: 'paid', reference, capturedAmount: fromStripeAmount(received, currency) }
  if (status === 'canceled' || status === 'succeeded') return { status: 'refused', reference }
  const action: Record<string, string> = client_secret === null ? {} : { clientSecret: client_secret }
  if (!isSlow(intent)) return { status: 'awaiting', reference, action }
  const until = voucherEnd(intent)
  return { status: 'processing', reference, action, ...(until && { until }) }
}

/** Without an idempotency key, like `giveUp`: it can happen only once, and a key would repeat a decline for a day. */
async function capture(needs: Needs, payment: Payment): Promise<number | undefined> {
  const reference = await referenceOf(needs, payment)
  if (reference === undefined) return undefined
  const result = await needs.client.call((stripe) => stripe.paymentIntents.capture(reference))
  const intent = 'value' in result ? result.value : await look(needs.client, reference)
  if (intent.status === 'processing') throw notAnswering('the payment is still processing')
  const received = intent.status === 'succeeded' ? receivedOf(intent) : 0
  return received > 0 ? fromStripeAmount(received, payment.total.currency) : undefined
}

async function giveUp(needs: Needs, payment: Payment): Promise<'voided' | 'paid'> {
  const reference = await referenceOf(needs, payment)
  if (reference === undefined) return 'voided'
  const result = await needs.client.call((stripe) => stripe.paymentIntents.cancel(reference))
  const intent = 'value' in result ? result.value : await look(needs.client, reference)
  if (intent.status === 'canceled') return 'voided'
  if (intent.status === 'succeeded') return receivedOf(intent) > 0 ? 'paid' : 'voided'
  throw notAnswering(`the payment cannot be given up while its status is ${intent.status}`)
}

/** Finds the reference again, since the process may have died before storing it. Undefined without a payment. */
async function referenceOf(needs: Needs, payment: Payment): Promise<string | undefined> {
  if (payment.reference !== null) return payment.reference
  const begun = await begin(needs, payment)
  return 'value' in begun ? begun.value.id : undefined
}

async function begin(
  { client, captureMethod, paymentMethodTypes }: Needs,
  payment: Payment,
): Promise<StripeResult<Stripe.PaymentIntent>> {
  const amount = toStripeAmount(payment.total)
  if (amount === undefined) return { declined: 'there is no such amount' }
  const settings = {
    capture_method: captureMethod,
    ...(paymentMethodTypes.length > 0
      ? { payment_method_types: [...paymentMethodTypes] }
      : { automatic_payment_methods: { enabled: true } }),
  }
  const result = await client.call((stripe) =>
    stripe.paymentIntents.create(
      { amount, currency: payment.total.currency.toLowerCase(), ...settings, metadata: named(payment) },
      { idempotencyKey: keyOf(payment, settings) },
    ),
  )
  // A repeated key returns the state of its first use.
  return 'value' in result && wasReplayed(result.value) ? { value: await look(client, result.value.id) } : result
}

/** Idempotency key of a PaymentIntent, including the settings, as Stripe rejects a key with other parameters. */
const keyOf = ({ orderId }: Payment, settings: object) =>
  `order:${orderId}:${createHash('sha256').update(JSON.stringify(settings)).digest('hex').slice(0, 16)}`

const wasReplayed = ({ lastResponse }: Stripe.Response<Stripe.PaymentIntent>) =>
  lastResponse.headers['idempotent-replayed'] === 'true'

const look = async (client: StripeClient, reference: string) =>
  valueOf(await client.call((stripe) => stripe.paymentIntents.retrieve(reference)))

const named = ({ orderId, customerId }: Payment) => ({ orderId, customerId })
