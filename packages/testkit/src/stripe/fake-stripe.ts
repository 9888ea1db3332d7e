import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { ProxyMode } from '../chaos-proxy'
import { StripeAccount } from './fake-stripe-account'
import { newId } from './fake-stripe-params'
import { handleRequest, type StripeServer, problem, type Reply } from './fake-stripe-api'
import { findSubject, signBody, signEvent, type SignedEvent, type WebhookOptions } from './fake-stripe-events'
import type { FakeIntent, FakeRefund } from './fake-stripe-objects'

/** Behaviour of any service, or `declined` cards. */
export type StripeMode = ProxyMode | 'declined'

export type FakeStripe = {
  /** The base of the API. */
  url: string
  secretKey: string
  webhookSecret: string
  /** Behaviour of all calls from now on, or of each. */
  mode: StripeMode | ((call: { method: string; path: string }) => StripeMode)
  /** Runs after a call took effect and before its response, such as to send its event. */
  beforeAnswer: ((call: { method: string; path: string }) => Promise<void>) | undefined
  /** Received requests, as `METHOD path`. */
  seen: string[]
  /** Oldest first; may be changed. */
  intents: FakeIntent[]
  refunds: FakeRefund[]
  /** The account, for acts in the dashboard: refunds, captures, disputes. */
  account: StripeAccount
  /** Resources, as `METHOD name`, that respond 404. */
  absent: Set<string>
  /** Confirms the payment as the buyer's browser does with a valid card. */
  pay(intentId: string): void
  /** The card is declined; the buyer may try another. */
  decline(intentId: string): void
  /** Refunds in the dashboard: the rest, or an amount. */
  refundOutside(intentId: string, amount?: number): FakeRefund
  /** The payment is on its way, by a method that takes days. */
  process(intentId: string): void
  /** Cancels an uncaptured payment. */
  expire(intentId: string): void
  /** Deletes all idempotency keys, as Stripe does after a day. */
  forgetKeys(): void
  /** Signed event about a payment, its charge (`charge.*`) or latest refund (`refund.*`). */
  signEvent(type: string, intentId: string, options?: WebhookOptions): SignedEvent
  /** The header for a body of one's own. */
  signBody(body: string): SignedEvent['headers']
  /** Posts such an event; returns its id and the response's status. */
  sendWebhook(
    url: string,
    type: string,
    intentId: string,
    options?: WebhookOptions,
  ): Promise<{ eventId: string; status: number }>
  close(): Promise<void>
}

/** Server for the part of Stripe's API that PaymentIntents and refunds use. `pageSize` caps its lists. */
export async function openFakeStripe({ pageSize = 100 } = {}): Promise<FakeStripe> {
  const account = new StripeAccount()
  const state: StripeServer = { account, secretKey: newId('sk_test'), replies: new Map(), pageSize, absent: new Set() }
  const server = createServer((req, res) => {
    const call = { method: req.method ?? 'GET', path: req.url ?? '/' }
    stripe.seen.push(`${call.method} ${call.path}`)
    const mode = typeof stripe.mode === 'string' ? stripe.mode : stripe.mode(call)
    // Ignores calls aborted by the caller.
    void text(req).then(
      (body) =>
        respondInMode(mode, res, {
          work: () => handleRequest(state, req, body),
          then: () => stripe.beforeAnswer?.(call),
        }),
      () => undefined,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const stripe: FakeStripe = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secretKey: state.secretKey,
    webhookSecret: newId('whsec'),
    mode: 'pass',
    beforeAnswer: undefined,
    seen: [],
    account,
    absent: state.absent,
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
    forgetKeys: () => state.replies.clear(),
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

async function respondInMode(mode: StripeMode, res: ServerResponse, { work, then }: Work): Promise<void> {
  if (mode === 'hang') return
  if (mode === 'break') send(res, problem(500, { type: 'api_error', message: 'An unknown error occurred' }))
  else if (mode === 'declined') send(res, problem(402, declined))
  else {
    const reply = mode === 'refused' ? undefined : work()
    await then()
    if (reply === undefined || mode === 'lost') res.socket?.destroy()
    else send(res, reply)
  }
}

function send(res: ServerResponse, { status, body, replayed }: Reply): void {
  const headers = { 'Content-Type': 'application/json', 'Request-Id': newId('req') }
  res.writeHead(status, { ...headers, ...(replayed && { 'Idempotent-Replayed': 'true' }) }).end(body)
}

const declined = { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' }
