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

  describe('a payment', () => {
    test('is begun once for two calls, and waits for the buyer', async () => {
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

    test('takes one call to begin', async () => {
      await provider.authorize(aPayment())
      expect(stripe.seen).toEqual(['POST /v1/payment_intents'])
    })

    test('is paid once the browser has paid, whether or not its reference was noted', async () => {
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

    test('is counted in the units of Stripe', async () => {
      await provider.authorize(aPayment(1_999, 'ISK'))
      expect(stripe.intents[0]).toMatchObject({ amount: 199_900, currency: 'isk' })
    })

    test('of an amount that Stripe cannot take is refused without asking it', async () => {
      const payment = aPayment(1_005, 'KWD')
      expect(await provider.authorize(payment)).toEqual({ status: 'refused', reference: null })
      expect(await provider.void(payment)).toBe('voided')
      expect(await provider.capture(payment)).toBeUndefined()
      expect(stripe.seen).toEqual([])
    })

    test('of nothing is refused by Stripe', async () => {
      expect(await provider.authorize(aPayment(0))).toEqual({ status: 'refused', reference: null })
    })

    test('is refused when Stripe declines the card at once', async () => {
      stripe.mode = 'declined'
      expect(await provider.authorize(aPayment())).toEqual({ status: 'refused', reference: null })
    })

    test('may be paid with another card after one was declined', async () => {
      const payment = await begun()
      stripe.decline(payment.reference)
      expect(await provider.authorize(payment)).toMatchObject({ status: 'awaiting', reference: payment.reference })
      stripe.pay(payment.reference)
      expect(await provider.authorize(payment)).toMatchObject({ status: 'paid' })
    })

    test('is awaited while it is on its way', async () => {
      const payment = await begun()
      stripe.process(payment.reference)
      expect(await provider.authorize(payment)).toMatchObject({ status: 'processing' })
    })

    test('whose total has changed is not begun a second time', async () => {
      const payment = await begun()
      const other = { ...payment, reference: null, total: { amount: 1, currency: 'USD' } }
      expect(await failure(provider.authorize(other))).toMatchObject(silent)
      expect(stripe.intents).toHaveLength(1)
    })
  })

  describe('a payment that was begun, and never noted, before the settings changed', () => {
    test.each([
      ['capture', { captureMethod: 'manual' }],
      ['methods', { paymentMethodTypes: ['card'] }],
    ] as const)('of %s can be begun, and voided', async (_what, settings) => {
      const [first, second] = [aPayment(), aPayment()]
      await provider.authorize(first)
      await provider.authorize(second)
      const changed = connect(settings)
      expect(await changed.authorize(first)).toMatchObject({ status: 'awaiting', reference: stripe.intents[2]!.id })
      expect(await changed.void(second)).toBe('voided')
    })
  })

  describe('a promised payment', () => {
    let manual: Provider
    beforeEach(() => {
      manual = connect({ captureMethod: 'manual' })
    })

    test('is authorized, and taken once for two calls', async () => {
      const payment = await paid(manual)
      expect(await manual.authorize(payment)).toEqual({ status: 'authorized', reference: payment.reference })
      expect(await manual.capture(payment)).toBe(1_999)
      expect(await manual.capture(payment)).toBe(1_999)
      expect(stripe.intents[0]).toMatchObject({ status: 'succeeded', amount_received: 1_999 })
      expect(await manual.authorize(payment)).toMatchObject({ status: 'paid' })
    })

    test('is taken although the answer to it was lost', async () => {
      const payment = await paid(manual)
      stripe.mode = 'lost'
      expect(await failure(manual.capture(payment))).toMatchObject(silent)
      stripe.mode = 'pass'
      expect(await manual.capture(payment)).toBe(1_999)
    })

    test('cannot be taken any more when it has expired', async () => {
      const payment = await paid(manual)
      stripe.expire(payment.reference)
      expect(await manual.capture(payment)).toBeUndefined()
      expect(await manual.authorize(payment)).toEqual({ status: 'refused', reference: payment.reference })
    })

    test('can be taken after it was tried too early', async () => {
      const payment = await begun(manual)
      expect(await manual.capture(payment)).toBeUndefined()
      stripe.pay(payment.reference)
      expect(await manual.capture(payment)).toBe(1_999)
    })

    test('is tried again while it is on its way', async () => {
      const payment = await begun(manual)
      stripe.process(payment.reference)
      expect(await failure(manual.capture(payment))).toMatchObject(silent)
    })

    test('is voided', async () => {
      const payment = await paid(manual)
      expect(await manual.void(payment)).toBe('voided')
      expect(stripe.intents[0]).toMatchObject({ status: 'canceled' })
    })
  })

  describe('giving a payment up', () => {
    test('before it was paid, once for two calls', async () => {
      const payment = await begun()
      expect(await provider.void(payment)).toBe('voided')
      expect(await provider.void(payment)).toBe('voided')
      expect(await provider.authorize(payment)).toEqual({ status: 'refused', reference: payment.reference })
    })

    test('finds that it was paid', async () => {
      expect(await provider.void(await paid())).toBe('paid')
    })

    test('finds it although its reference was never noted', async () => {
      const payment = aPayment()
      await provider.authorize(payment)
      expect(await provider.void(payment)).toBe('voided')
      expect(stripe.intents).toMatchObject([{ status: 'canceled' }])
      expect(await provider.void(await paid().then((noted) => ({ ...noted, reference: null })))).toBe('paid')
    })

    test('leaves nothing that could be paid, although it was never begun', async () => {
      expect(await provider.void(aPayment())).toBe('voided')
      expect(stripe.intents).toMatchObject([{ status: 'canceled' }])
    })

    test('has to wait while it is on its way', async () => {
      const payment = await begun()
      stripe.process(payment.reference)
      expect(await failure(provider.void(payment))).toMatchObject(silent)
      stripe.pay(payment.reference)
      expect(await provider.void(payment)).toBe('paid')
    })
  })

  describe('a refund', () => {
    test('is made once for its id', async () => {
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

    test('is made once although its answer was lost and Stripe has forgotten the key', async () => {
      const payment = await paid()
      const refund = aRefund(500)
      stripe.mode = ({ method }) => (method === 'POST' ? 'lost' : 'pass')
      expect(await failure(provider.refund(payment, refund))).toMatchObject(silent)
      stripe.mode = 'pass'
      stripe.forgetKeys()
      expect(await provider.refund(payment, refund)).toMatchObject({ status: 'succeeded' })
      expect(stripe.refunds).toHaveLength(1)
    })

    test('of more than was received is refused', async () => {
      const payment = await paid()
      expect(await provider.refund(payment, aRefund(2_000))).toBe('refused')
      expect(await provider.refund(payment, aRefund(1_500))).toMatchObject({ status: 'succeeded' })
      expect(await provider.refund(payment, aRefund(500))).toBe('refused')
      expect(await provider.refund(payment, aRefund(499))).toMatchObject({ status: 'succeeded' })
      expect(await provider.refund(payment, aRefund(1))).toBe('refused')
    })

    test('of what was never received is refused', async () => {
      expect(await provider.refund(await begun(), aRefund(500))).toBe('refused')
    })

    test('that the bank has sent back has failed', async () => {
      const payment = await paid()
      const refund = aRefund(500)
      await provider.refund(payment, refund)
      stripe.refunds[0]!.status = 'failed'
      expect(await provider.refund(payment, refund)).toMatchObject({ status: 'failed' })
    })

    test('is tried again when Stripe does not answer', async () => {
      const payment = await paid()
      stripe.mode = 'break'
      expect(await failure(provider.refund(payment, aRefund(500)))).toMatchObject(silent)
      expect(stripe.refunds).toEqual([])
    })
  })

  describe('when Stripe is in trouble', () => {
    test.each([
      ['does not answer', 'hang'],
      ['cuts every call off', 'refused'],
      ['breaks', 'break'],
    ] as const)('and %s, later buyers get the error at once', async (_what, mode) => {
      const hasty = connect({ timeoutMs: 100 })
      stripe.mode = mode
      const failures = await Promise.all(Array.from({ length: 5 }, () => failure(hasty.authorize(aPayment()))))
      for (const error of failures) expect(error).toMatchObject(silent)
      const asked = stripe.seen.length
      stripe.mode = 'pass'
      expect(await failure(hasty.authorize(aPayment()))).toMatchObject(silent)
      expect(stripe.seen).toHaveLength(asked)
    })

    test('and is not there at all, the log says why', async () => {
      const lost = connect({ apiBase: 'http://127.0.0.1:9' })
      expect(await failure(lost.authorize(aPayment()))).toMatchObject({
        ...silent,
        cause: { message: expect.stringContaining('ECONNREFUSED') },
      })
    })

    test('a payment whose answers were lost is begun once', async () => {
      const payment = aPayment()
      stripe.mode = 'lost'
      expect(await failure(provider.authorize(payment))).toMatchObject(silent)
      stripe.mode = 'pass'
      expect(await provider.authorize(payment)).toMatchObject({ status: 'awaiting', reference: stripe.intents[0]!.id })
      expect(stripe.intents).toHaveLength(1)
    })

    test('refusals are answers, however many', async () => {
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

    test('a payment that the account has never heard of is left as it is', async () => {
      const stranger = { ...aPayment(), reference: 'pi_unknown' }
      const calls = [
        provider.authorize(stranger),
        provider.capture(stranger),
        provider.void(stranger),
        provider.refund(stranger, aRefund(500)),
      ]
      for (const call of calls) expect(await failure(call)).toMatchObject(silent)
    })

    test('no key, no client secret and no sentence of Stripe’s is in the error', async () => {
      const payment = await begun()
      const [intent] = stripe.intents
      const wrong = connect({ secretKey: 'sk_test_of_another_shop' })
      stripe.process(payment.reference)
      const told = [
        await failure(wrong.authorize(payment)),
        await failure(provider.void(payment)),
        await failure(provider.authorize({ ...payment, reference: null, total: { amount: 1, currency: 'USD' } })),
      ]
      stripe.mode = 'lost'
      told.push(await failure(provider.authorize(payment)))
      for (const error of told) expect(error).toMatchObject(silent)
      const text = inspect(told, { depth: 20, showHidden: true })
      expect(text).toContain('Stripe answered 401')
      for (const secret of [stripe.secretKey, 'sk_test_of_another_shop', intent!.client_secret, stripe.webhookSecret])
        expect(text).not.toContain(secret)
      expect(text).not.toMatch(/Invalid API Key|Keys for idempotent|could not be canceled|authorization/i)
    })
  })

  describe('a notice', () => {
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

    test('of a payment names its order', async () => {
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

    test('of a charge or a refund names its order, too', async () => {
      const { reference, orderId, customerId, ...payment } = await paid()
      await provider.refund({ ...payment, reference, orderId, customerId }, aRefund(500))
      for (const type of ['charge.refunded', 'refund.created'])
        expect(read(stripe.signEvent(type, reference))).toMatchObject({ type, order: { orderId, customerId } })
    })

    test('of a payment that is not the store’s names none', async () => {
      const { reference } = await begun()
      for (const metadata of [{}, { orderId: '1', customerId: '2' }, { orderId: uuidv7() }]) {
        Object.assign(stripe.intents[0]!, { metadata })
        expect(read(stripe.signEvent('payment_intent.created', reference)).order).toBeUndefined()
      }
    })

    test('with another signature, or none, is not Stripe’s', async () => {
      const { reference } = await begun()
      const { body, headers } = stripe.signEvent('payment_intent.succeeded', reference)
      const forged = stripe.signEvent('payment_intent.succeeded', reference, { secret: 'whsec_of_a_thief' })
      expect(refusalOf(forged)).toEqual(invalid)
      expect(refusalOf({ body, headers: {} })).toEqual(invalid)
      expect(refusalOf({ body, headers: { 'stripe-signature': 'nonsense' } })).toEqual(invalid)
      expect(refusalOf({ body: '', headers })).toEqual(invalid)
    })

    test('that Stripe sends twice is the same one', async () => {
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

    test('that was changed on its way is not Stripe’s, and the refusal holds none of it', async () => {
      const { reference } = await begun()
      const { body, headers } = stripe.signEvent('payment_intent.payment_failed', reference)
      const refusal = refusalOf({ body: body.replace('payment_failed', 'succeeded'), headers })
      expect(refusal).toEqual(invalid)
      expect(inspect(refusal, { depth: 20, showHidden: true })).not.toContain(stripe.intents[0]!.client_secret)
    })

    test('is good for five minutes', async () => {
      const { reference } = await begun()
      const signed = (secondsAgo: number) =>
        stripe.signEvent('payment_intent.succeeded', reference, { signedAt: new Date(Date.now() - secondsAgo * 1_000) })
      expect(read(signed(240))).toMatchObject({ type: 'payment_intent.succeeded' })
      expect(refusalOf(signed(360))).toEqual(invalid)
    })
  })

  describe('what was received', () => {
    test('is listed over all pages, newest first, by its orders', async () => {
      const payments: Payment[] = []
      for (let count = 0; count < 7; count++) payments.push(await paid())
      expect(await provider.listPaid(new Date(0))).toEqual(
        payments
          .map(({ customerId, orderId, reference, total }) => ({ customerId, orderId, reference, held: total }))
          .toReversed(),
      )
      expect(stripe.seen.filter((call) => call.startsWith('GET'))).toHaveLength(3)
    })

    test('leaves out what is older, not the store’s, not paid or all given back', async () => {
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
