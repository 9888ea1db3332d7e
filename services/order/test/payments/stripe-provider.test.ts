import type { AppError } from '@ecommerce/shared/errors'
import { uuidv7 } from '@ecommerce/shared/ids'
import { createMetrics } from '@ecommerce/shared/observability/metrics'
import { type FakeStripe, openFakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { inspect } from 'node:util'
import { noFacts, type Payment } from '../../src/domain/payments/payment'
import { createStripePayments, type StripePaymentsOptions } from '../../src/clients/stripe-payments'
import { close, listen } from '../support/shop'

type Provider = ReturnType<typeof createStripePayments>

let stripe: FakeStripe
let provider: Provider
const open: Provider[] = []

describe('Stripe provider', () => {
  beforeEach(async () => {
    stripe = await openFakeStripe({ pageSize: 3 })
    provider = connect()
  })
  afterEach(async () => {
    for (const one of open.splice(0)) one.close()
    await stripe.close()
  })

  function connect(options: Partial<StripePaymentsOptions> = {}): Provider {
    const one = createStripePayments({
      secretKey: stripe.secretKey,
      webhookSecret: stripe.webhookSecret,
      apiBase: stripe.url,
      captureMethod: 'automatic',
      metrics: createMetrics('test'),
      ...options,
    })
    open.push(one)
    return one
  }

  const aPayment = (amount = 1_999, currency = 'USD'): Payment => ({
    customerId: uuidv7(),
    orderId: uuidv7(),
    total: { amount, currency },
    reference: null,
  })

  /** Payment of an order, begun, with its reference stored. */
  async function begun(at = provider) {
    const payment = aPayment()
    const { reference } = await at.authorize(payment)
    if (reference === null) throw new Error('The payment was not begun')
    return { ...payment, reference }
  }

  async function paid(at = provider) {
    const payment = await begun(at)
    stripe.pay(payment.reference)
    return payment
  }

  const aRefund = (amount: number) => ({ refundId: uuidv7(), amount: { amount, currency: 'USD' } })

  const failure = (promise: Promise<unknown>) =>
    promise.then(
      () => {
        throw new Error('It went well')
      },
      (error: unknown) => error as AppError,
    )

  const silent = { kind: 'unavailable', code: 'service-unavailable', details: { retryAfterSeconds: 2 } }

  describe('begins payments', () => {
    test('once for two calls, waiting for the buyer', async () => {
      const payment = aPayment()
      const [first, second] = [await provider.authorize(payment), await provider.authorize(payment)]
      expect(second).toEqual(first)
      const [intent] = stripe.intents
      expect(stripe.intents).toHaveLength(1)
      expect(first).toEqual({
        status: 'awaiting',
        reference: intent!.id,
        action: { clientSecret: intent!.client_secret },
      })
      expect(intent).toMatchObject({
        amount: 1_999,
        currency: 'usd',
        capture_method: 'automatic',
        metadata: { orderId: payment.orderId, customerId: payment.customerId },
      })
    })

    test('with one request', async () => {
      await provider.authorize(aPayment())
      expect(stripe.seen).toEqual(['POST /v1/payment_intents'])
    })

    test('and finds them paid with or without a stored reference', async () => {
      const payment = await paid()
      expect(await provider.authorize(payment)).toEqual({
        status: 'paid',
        reference: payment.reference,
        capturedAmount: 1_999,
      })
      expect(await provider.authorize({ ...payment, reference: null })).toEqual({
        status: 'paid',
        reference: payment.reference,
        capturedAmount: 1_999,
      })
    })

    test('in the units of Stripe', async () => {
      await provider.authorize(aPayment(1_999, 'ISK'))
      expect(stripe.intents[0]).toMatchObject({ amount: 199_900, currency: 'isk' })
    })

    test('only for amounts that Stripe accepts', async () => {
      const payment = aPayment(1_005, 'KWD')
      expect(await provider.authorize(payment)).toEqual({ status: 'refused', reference: null })
      expect(await provider.void(payment)).toBe('voided')
      expect(await provider.capture(payment)).toBeUndefined()
      expect(stripe.seen).toEqual([])
    })

    test('but not of zero', async () => {
      expect(await provider.authorize(aPayment(0))).toEqual({ status: 'refused', reference: null })
    })

    test('and reports a card declined at once', async () => {
      stripe.mode = 'declined'
      expect(await provider.authorize(aPayment())).toEqual({ status: 'refused', reference: null })
    })

    test('and accepts another card after a decline', async () => {
      const payment = await begun()
      stripe.decline(payment.reference)
      expect(await provider.authorize(payment)).toMatchObject({ status: 'awaiting', reference: payment.reference })
      stripe.pay(payment.reference)
      expect(await provider.authorize(payment)).toMatchObject({ status: 'paid' })
    })

    test('and waits while they are processing', async () => {
      const payment = await begun()
      stripe.process(payment.reference)
      expect(await provider.authorize(payment)).toMatchObject({ status: 'processing' })
    })

    test('and not again with another total', async () => {
      const payment = await begun()
      const other = { ...payment, reference: null, total: { amount: 1, currency: 'USD' } }
      expect(await failure(provider.authorize(other))).toMatchObject(silent)
      expect(stripe.intents).toHaveLength(1)
    })
  })

  describe('begins unrecorded payments again after a change of settings', () => {
    test.each([
      ['capture', { captureMethod: 'manual' }],
      ['methods', { paymentMethodTypes: ['card'] }],
    ] as const)('of %s, and voids them', async (_what, settings) => {
      const [first, second] = [aPayment(), aPayment()]
      await provider.authorize(first)
      await provider.authorize(second)
      const changed = connect(settings)
      expect(await changed.authorize(first)).toMatchObject({ status: 'awaiting', reference: stripe.intents[2]!.id })
      expect(await changed.void(second)).toBe('voided')
    })
  })

  describe('captures authorizations', () => {
    let manual: Provider
    beforeEach(() => {
      manual = connect({ captureMethod: 'manual' })
    })

    test('once for two calls', async () => {
      const payment = await paid(manual)
      expect(await manual.authorize(payment)).toEqual({ status: 'authorized', reference: payment.reference })
      expect(await manual.capture(payment)).toBe(1_999)
      expect(await manual.capture(payment)).toBe(1_999)
      expect(stripe.intents[0]).toMatchObject({ status: 'succeeded', amount_received: 1_999 })
      expect(await manual.authorize(payment)).toMatchObject({ status: 'paid' })
    })

    test('despite a lost response', async () => {
      const payment = await paid(manual)
      stripe.mode = 'lost'
      expect(await failure(manual.capture(payment))).toMatchObject(silent)
      stripe.mode = 'pass'
      expect(await manual.capture(payment)).toBe(1_999)
    })

    test('unless expired', async () => {
      const payment = await paid(manual)
      stripe.expire(payment.reference)
      expect(await manual.capture(payment)).toBeUndefined()
      expect(await manual.authorize(payment)).toEqual({ status: 'refused', reference: payment.reference })
    })

    test('after a premature attempt', async () => {
      const payment = await begun(manual)
      expect(await manual.capture(payment)).toBeUndefined()
      stripe.pay(payment.reference)
      expect(await manual.capture(payment)).toBe(1_999)
    })

    test('after a retry while processing', async () => {
      const payment = await begun(manual)
      stripe.process(payment.reference)
      expect(await failure(manual.capture(payment))).toMatchObject(silent)
    })

    test('or voids them', async () => {
      const payment = await paid(manual)
      expect(await manual.void(payment)).toBe('voided')
      expect(stripe.intents[0]).toMatchObject({ status: 'canceled' })
    })
  })

  describe('voids payments', () => {
    test('before payment, once for two calls', async () => {
      const payment = await begun()
      expect(await provider.void(payment)).toBe('voided')
      expect(await provider.void(payment)).toBe('voided')
      expect(await provider.authorize(payment)).toEqual({ status: 'refused', reference: payment.reference })
    })

    test('or reports them paid', async () => {
      expect(await provider.void(await paid())).toBe('paid')
    })

    test('without a stored reference', async () => {
      const payment = aPayment()
      await provider.authorize(payment)
      expect(await provider.void(payment)).toBe('voided')
      expect(stripe.intents).toMatchObject([{ status: 'canceled' }])
      expect(await provider.void(await paid().then((noted) => ({ ...noted, reference: null })))).toBe('paid')
    })

    test('never begun', async () => {
      expect(await provider.void(aPayment())).toBe('voided')
      expect(stripe.intents).toMatchObject([{ status: 'canceled' }])
    })

    test('or retries while processing', async () => {
      const payment = await begun()
      stripe.process(payment.reference)
      expect(await failure(provider.void(payment))).toMatchObject(silent)
      stripe.pay(payment.reference)
      expect(await provider.void(payment)).toBe('paid')
    })
  })

  describe('refunds', () => {
    test('once per id', async () => {
      const payment = await paid()
      const refund = aRefund(500)
      expect(await provider.refund(payment, refund)).toMatchObject({ status: 'succeeded' })
      expect(await provider.refund(payment, refund)).toMatchObject({ status: 'succeeded' })
      expect(stripe.refunds).toMatchObject([
        {
          amount: 500,
          metadata: { orderId: payment.orderId, customerId: payment.customerId, refundId: refund.refundId },
        },
      ])
    })

    test('once although the response was lost and Stripe dropped the key', async () => {
      const payment = await paid()
      const refund = aRefund(500)
      stripe.mode = ({ method }) => (method === 'POST' ? 'lost' : 'pass')
      expect(await failure(provider.refund(payment, refund))).toMatchObject(silent)
      stripe.mode = 'pass'
      stripe.forgetKeys()
      expect(await provider.refund(payment, refund)).toMatchObject({ status: 'succeeded' })
      expect(stripe.refunds).toHaveLength(1)
    })

    test('at most what was received', async () => {
      const payment = await paid()
      expect(await provider.refund(payment, aRefund(2_000))).toBe('refused')
      expect(await provider.refund(payment, aRefund(1_500))).toMatchObject({ status: 'succeeded' })
      expect(await provider.refund(payment, aRefund(500))).toBe('refused')
      expect(await provider.refund(payment, aRefund(499))).toMatchObject({ status: 'succeeded' })
      expect(await provider.refund(payment, aRefund(1))).toBe('refused')
    })

    test('nothing unpaid', async () => {
      expect(await provider.refund(await begun(), aRefund(500))).toBe('refused')
    })

    test('and reports a refund returned by the bank', async () => {
      const payment = await paid()
      const refund = aRefund(500)
      await provider.refund(payment, refund)
      stripe.refunds[0]!.status = 'failed'
      expect(await provider.refund(payment, refund)).toMatchObject({ status: 'failed' })
    })

    test('again after an outage', async () => {
      const payment = await paid()
      stripe.mode = 'break'
      expect(await failure(provider.refund(payment, aRefund(500)))).toMatchObject(silent)
      expect(stripe.refunds).toEqual([])
    })
  })

  describe('handles trouble at Stripe', () => {
    test.each([
      ['does not answer', 'hang'],
      ['cuts every call off', 'refused'],
      ['breaks', 'break'],
    ] as const)('(%s) by failing fast for later buyers', async (_what, mode) => {
      const hasty = connect({ timeoutMs: 100 })
      stripe.mode = mode
      const failures = await Promise.all(Array.from({ length: 5 }, () => failure(hasty.authorize(aPayment()))))
      for (const error of failures) expect(error).toMatchObject(silent)
      const asked = stripe.seen.length
      stripe.mode = 'pass'
      expect(await failure(hasty.authorize(aPayment()))).toMatchObject(silent)
      expect(stripe.seen).toHaveLength(asked)
    })

    test('by logging the reason of an outage', async () => {
      const lost = connect({ apiBase: 'http://127.0.0.1:9' })
      expect(await failure(lost.authorize(aPayment()))).toMatchObject({
        ...silent,
        cause: { message: expect.stringContaining('ECONNREFUSED') },
      })
    })

    test('by beginning once after lost responses', async () => {
      const payment = aPayment()
      stripe.mode = 'lost'
      expect(await failure(provider.authorize(payment))).toMatchObject(silent)
      stripe.mode = 'pass'
      expect(await provider.authorize(payment)).toMatchObject({ status: 'awaiting', reference: stripe.intents[0]!.id })
      expect(stripe.intents).toHaveLength(1)
    })

    test('by counting declines as responses', async () => {
      const metrics = createMetrics('test')
      const one = connect({ metrics })
      const payment = await paid(one)
      const start = stripe.seen.length
      await Promise.all(Array.from({ length: 10 }, () => one.refund(payment, aRefund(5_000))))
      await Promise.all(
        Array.from({ length: 10 }, () => failure(one.authorize({ ...payment, reference: 'pi_unknown' }))),
      )
      expect(stripe.seen.slice(start)).toHaveLength(30)
      expect(await one.authorize(payment)).toMatchObject({ status: 'paid' })
      const { values } = await metrics.dependencyCalls.get()
      expect(
        Object.fromEntries(values.map(({ labels, value }) => [`${labels.target} ${labels.outcome}`, value])),
      ).toEqual({ 'stripe ok': 12, 'stripe refused': 20 })
    })

    test('by ignoring payments unknown to the account', async () => {
      const stranger = { ...aPayment(), reference: 'pi_unknown' }
      const calls = [
        provider.authorize(stranger),
        provider.capture(stranger),
        provider.void(stranger),
        provider.refund(stranger, aRefund(500)),
      ]
      for (const call of calls) expect(await failure(call)).toMatchObject(silent)
    })

    test('without keys, client secrets or Stripe’s sentences in errors', async () => {
      const payment = await begun()
      const [intent] = stripe.intents
      const wrong = connect({ secretKey: 'sk_test_of_another_shop' })
      stripe.process(payment.reference)
      const failures = [
        await failure(wrong.authorize(payment)),
        await failure(provider.void(payment)),
        await failure(provider.authorize({ ...payment, reference: null, total: { amount: 1, currency: 'USD' } })),
      ]
      stripe.mode = 'lost'
      failures.push(await failure(provider.authorize(payment)))
      for (const error of failures) expect(error).toMatchObject(silent)
      const text = inspect(failures, { depth: 20, showHidden: true })
      expect(text).toContain('Stripe answered 401')
      for (const secret of [stripe.secretKey, 'sk_test_of_another_shop', intent!.client_secret, stripe.webhookSecret])
        expect(text).not.toContain(secret)
      expect(text).not.toMatch(/Invalid API Key|Keys for idempotent|could not be canceled|authorization/i)
    })
  })

  describe('verifies notifications', () => {
    const read = ({ body, headers }: { body: string; headers: Record<string, string> }) =>
      provider.readNotice(Buffer.from(body), headers)
    const invalid = expect.objectContaining({ kind: 'invalid', code: 'signature-invalid' })
    const refusalOf = (notice: { body: string; headers: Record<string, string> }) => {
      try {
        return read(notice)
      } catch (error) {
        return error
      }
    }

    test('of a payment by order', async () => {
      const { reference, orderId, customerId } = await paid()
      const notice = stripe.signEvent('payment_intent.succeeded', reference)
      expect(read(notice)).toEqual({
        eventId: notice.eventId,
        type: 'payment_intent.succeeded',
        order: { orderId, customerId },
        reference,
        facts: noFacts,
      })
    })

    test('of a charge or a refund by order', async () => {
      const { reference, orderId, customerId, ...payment } = await paid()
      await provider.refund({ ...payment, reference, orderId, customerId }, aRefund(500))
      for (const type of ['charge.refunded', 'refund.created'])
        expect(read(stripe.signEvent(type, reference))).toMatchObject({ type, order: { orderId, customerId } })
    })

    test('of foreign payments without an order', async () => {
      const { reference } = await begun()
      for (const metadata of [{}, { orderId: '1', customerId: '2' }, { orderId: uuidv7() }]) {
        Object.assign(stripe.intents[0]!, { metadata })
        expect(read(stripe.signEvent('payment_intent.created', reference)).order).toBeUndefined()
      }
    })

    test('by signature', async () => {
      const { reference } = await begun()
      const { body, headers } = stripe.signEvent('payment_intent.succeeded', reference)
      const forged = stripe.signEvent('payment_intent.succeeded', reference, { secret: 'whsec_of_a_thief' })
      expect(refusalOf(forged)).toEqual(invalid)
      expect(refusalOf({ body, headers: {} })).toEqual(invalid)
      expect(refusalOf({ body, headers: { 'stripe-signature': 'nonsense' } })).toEqual(invalid)
      expect(refusalOf({ body: '', headers })).toEqual(invalid)
    })

    test('and identifies repetitions', async () => {
      const { reference } = await paid()
      const notices: unknown[] = []
      const door = createServer((req, res) => {
        void buffer(req).then((body) => {
          notices.push(provider.readNotice(body, req.headers))
          res.end()
        })
      })
      const url = await listen(door)
      const { eventId, status } = await stripe.sendWebhook(url, 'payment_intent.succeeded', reference)
      expect(status).toBe(200)
      await stripe.sendWebhook(url, 'payment_intent.succeeded', reference, { eventId })
      await close(door)
      expect(notices).toEqual([notices[0], notices[0]])
      expect(notices[0]).toMatchObject({ eventId })
    })

    test('and rejects changed ones without quoting them', async () => {
      const { reference } = await begun()
      const { body, headers } = stripe.signEvent('payment_intent.payment_failed', reference)
      const refusal = refusalOf({ body: body.replace('payment_failed', 'succeeded'), headers })
      expect(refusal).toEqual(invalid)
      expect(inspect(refusal, { depth: 20, showHidden: true })).not.toContain(stripe.intents[0]!.client_secret)
    })

    test('within five minutes', async () => {
      const { reference } = await begun()
      const signed = (secondsAgo: number) =>
        stripe.signEvent('payment_intent.succeeded', reference, { signedAt: new Date(Date.now() - secondsAgo * 1_000) })
      expect(read(signed(240))).toMatchObject({ type: 'payment_intent.succeeded' })
      expect(refusalOf(signed(360))).toEqual(invalid)
    })
  })

  describe('lists received payments', () => {
    test('over all pages, newest first', async () => {
      const payments: Payment[] = []
      for (let count = 0; count < 7; count++) payments.push(await paid())
      expect(await provider.listPaid(new Date(0))).toEqual(
        payments
          .map(({ customerId, orderId, reference, total }) => ({ customerId, orderId, reference, held: total }))
          .toReversed(),
      )
      expect(stripe.seen.filter((call) => call.startsWith('GET'))).toHaveLength(3)
    })

    test('without older, foreign, unpaid and fully refunded ones', async () => {
      await paid()
      stripe.intents[0]!.created -= 3_600
      await paid()
      stripe.intents[1]!.metadata = {}
      const [back, part] = [await paid(), await paid()]
      await begun()
      await provider.refund(back, aRefund(1_999))
      await provider.refund(part, aRefund(1_998))
      const listed = await provider.listPaid(new Date(Date.now() - 60_000))
      expect(listed.map(({ reference }) => reference)).toEqual([part.reference])
    })
  })
})
