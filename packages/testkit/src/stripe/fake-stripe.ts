import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Fate } from '../chaos-proxy'
import { newId, StripeAccount } from './fake-stripe-account'
import { answerAsStripe, type Desk, problem, type Reply } from './fake-stripe-api'
import { findSubject, signBody, signEvent, type SignedEvent, type WebhookOptions } from './fake-stripe-events'
import type { FakeIntent, FakeRefund } from './fake-stripe-objects'

/** As of any service; or the card is `declined` as soon as Stripe is asked for something. */
export type StripeFate = Fate | 'declined'

export type FakeStripe = {
  /** The base of the API. */
  url: string
  secretKey: string
  webhookSecret: string
  /** Behaviour of all calls from now on, or of each. */
  fate: StripeFate | ((call: { method: string; path: string }) => StripeFate)
  /** Done after a call has taken effect and before it is answered, such as to send its event. */
  beforeAnswer: ((call: { method: string; path: string }) => Promise<void>) | undefined
  /** Received requests, as `METHOD path`. */
  seen: string[]
  /** Oldest first; may be changed. */
  intents: FakeIntent[]
  refunds: FakeRefund[]
  /** State of the account and acts of its own: refunds and captures in the dashboard, disputes, ends of refunds. */
  account: StripeAccount
  /** Resources, as `METHOD name`, that answer 404. */
  absent: Set<string>
  /** Confirms the payment as the buyer's browser does with a valid card: it succeeds, or waits for its capture. */
  pay(intentId: string): void
  /** The card is declined; the buyer may try another. */
  decline(intentId: string): void
  /** Money is sent back in the dashboard, past the shop: all that is left, or an amount. */
  refundOutside(intentId: string, amount?: number): FakeRefund
  /** The payment is on its way, by a method that takes days. */
  process(intentId: string): void
  /** Stripe gives up what was never captured. */
  expire(intentId: string): void
  /** Forgets all idempotency keys, as Stripe does after a day. */
  forgetKeys(): void
  /** An event about a payment, its charge (`charge.*`) or its latest refund (`refund.*`), signed as Stripe signs it. */
  signEvent(type: string, intentId: string, options?: WebhookOptions): SignedEvent
  /** The header for a body of one's own. */
  signBody(body: string): SignedEvent['headers']
  /** Posts such an event; tells its id, to send it again, and the status that it was answered with. */
  sendWebhook(
    url: string,
    type: string,
    intentId: string,
    options?: WebhookOptions,
  ): Promise<{ eventId: string; status: number }>
  close(): Promise<void>
}

/** A server that keeps to Stripe's API as far as a shop with PaymentIntents and refunds goes. `pageSize` caps its lists. */
export async function openFakeStripe({ pageSize = 100 } = {}): Promise<FakeStripe> {
  const account = new StripeAccount()
  const desk: Desk = { account, secretKey: newId('sk_test'), replies: new Map(), pageSize, absent: new Set() }
  const server = createServer((req, res) => {
    const call = { method: req.method ?? 'GET', path: req.url ?? '/' }
    stripe.seen.push(`${call.method} ${call.path}`)
    const fate = typeof stripe.fate === 'string' ? stripe.fate : stripe.fate(call)
    // A caller that goes away in the middle of its call is not answered.
    void text(req).then(
      (body) =>
        meet(fate, res, { work: () => answerAsStripe(desk, req, body), then: () => stripe.beforeAnswer?.(call) }),
      () => undefined,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stripe: FakeStripe = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secretKey: desk.secretKey,
    webhookSecret: newId('whsec'),
    fate: 'pass',
    beforeAnswer: undefined,
    seen: [],
    account,
    absent: desk.absent,
    intents: account.intents,
    refunds: account.refunds,
    pay: (intentId) => account.pay(account.get(intentId)),
    decline: (intentId) => account.fail(account.get(intentId), declined),
    refundOutside: (intentId, amount) =>
      account.refund(
        new URLSearchParams({ payment_intent: intentId, ...(amount !== undefined && { amount: String(amount) }) }),
      ),
    process: (intentId) => account.process(account.get(intentId)),
    expire: (intentId) => void account.cancel(account.get(intentId), 'automatic'),
    forgetKeys: () => desk.replies.clear(),
    signEvent: (type, intentId, options) =>
      signEvent(findSubject(account, type, intentId), { type, secret: stripe.webhookSecret, ...options }),
    signBody: (body) => signBody(body, { secret: stripe.webhookSecret }),
    async sendWebhook(url, type, intentId, options) {
      const { eventId, body, headers } = stripe.signEvent(type, intentId, options)
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
        body,
      })
      await response.arrayBuffer()
      return { eventId, status: response.status }
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return stripe
}

type Work = { work: () => Reply; then: () => Promise<void> | undefined }

async function meet(fate: StripeFate, res: ServerResponse, { work, then }: Work): Promise<void> {
  if (fate === 'hang') return
  if (fate === 'break') send(res, problem(500, { type: 'api_error', message: 'An unknown error occurred' }))
  else if (fate === 'declined') send(res, problem(402, declined))
  else {
    const reply = fate === 'refused' ? undefined : work()
    await then()
    if (reply === undefined || fate === 'lost') res.socket?.destroy()
    else send(res, reply)
  }
}

function send(res: ServerResponse, { status, body, replayed }: Reply): void {
  const headers = { 'Content-Type': 'application/json', 'Request-Id': newId('req') }
  res.writeHead(status, { ...headers, ...(replayed && { 'Idempotent-Replayed': 'true' }) }).end(body)
}

const declined = { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' }
