import { openTraceCollector, type CollectedSpan, type TraceCollector } from '@ecommerce/testkit/trace-collector'
import { waitFor } from '@ecommerce/testkit/waiting'
import { type KillablePlatform, startKillablePlatform } from '../chaos/support/killable-platform'
import { aMug } from '../chaos/support/mug'
import { address, createCustomer } from '../support/customer'
import { linesOf } from './support/watched'

let collector: TraceCollector
let platform: KillablePlatform

describe('Traces', () => {
  beforeAll(async () => {
    collector = await openTraceCollector()
    platform = await startKillablePlatform([aMug(1_000)], {
      LOG_LEVEL: 'info',
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_BSP_SCHEDULE_DELAY: '200',
    })
  })
  afterAll(async () => {
    await platform.stop()
    await collector.close()
  })

  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
  const ours = () => collector.spans.filter((span) => span.traceId === traceId)
  const wayToTheMail = (): string[] => {
    const parents = new Map(ours().map((span) => [span.spanId, span]))
    const way: string[] = []
    for (let span = named(/^job send/); span; span = parents.get(span.parentSpanId))
      way.unshift(`${span.service}: ${span.name}`)
    return way
  }
  const named = (name: RegExp): CollectedSpan | undefined => ours().find((span) => name.test(span.name))

  test('cover an order up to its mail, with every service, query and job', async () => {
    const ada = await createCustomer(platform)
    const [variant] = await platform.query<{ id: string }>('product', 'select id from variants')
    await ada.addToCart(variant!.id)
    const { data: order } = await ada.client.POST('/api/orders', {
      body: { shippingAddress: address },
      headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` },
    })
    const isSent = () => platform.mailbox.mails.some(({ subject }) => subject.includes(order.number))
    await waitFor('the mail', () => Promise.resolve(isSent()))
    // Spans arrive in any order.
    await waitFor('the spans from the order to the mail', () => Promise.resolve(wayToTheMail().length >= 6))
    expect(wayToTheMail()).toEqual([
      'order-service: POST /api/orders',
      'order-service: job deliver-event/notification-service',
      expect.stringMatching(/^order-service: POST/) as string,
      expect.stringMatching(/^notification-service: POST .*events/) as string,
      'notification-service: request handler',
      expect.stringMatching(/^notification-service: job send/) as string,
    ])
    expect(new Set(ours().map(({ service }) => service))).toEqual(
      new Set(['order-service', 'product-service', 'notification-service']),
    )
    expect(named(/^pg\.query:INSERT|^INSERT/)).toBeDefined()
  })

  test('have their ids in log lines', () => {
    const lines = linesOf(platform, 'order').filter((line) => line['trace.id'] === traceId)
    expect(lines).toContainEqual(
      expect.objectContaining({ 'http.route': '/api/orders', 'http.response.status_code': 201 }) as unknown,
    )
  })

  test('include responses from memory with their route', async () => {
    const path = '/api/products/mug'
    const answers = () => collector.spans.filter(({ name }) => name === 'GET /api/products/:id').length
    await fetch(platform.urlOf('product') + path)
    await waitFor('the span of what was loaded', () => Promise.resolve(answers() > 0))
    const before = answers()
    await fetch(platform.urlOf('product') + path)
    await waitFor('the span of what was kept', () => Promise.resolve(answers() > before))
    const last = collector.spans.findLast(({ name }) => name === 'GET /api/products/:id')!
    expect(last.attributes['http.route']).toBe('/api/products/:id')
    expect(collector.spans.filter(({ traceId }) => traceId === last.traceId)).toHaveLength(1)
  })

  test('exclude probes and queries of URLs', async () => {
    await fetch(`${platform.urlOf('product')}/api/products?q=a-private-word`)
    await waitFor('the span', () => Promise.resolve(collector.spans.some(({ name }) => name === 'GET /api/products')))
    const told = (words: string) => collector.text.some((text) => text.includes(words))
    expect([told('/api/products'), told('a-private-word'), told('/health/')]).toEqual([true, false, false])
  })

  test('are lost without effect when the collector is unavailable', async () => {
    await collector.close()
    const ada = await createCustomer(platform)
    const [variant] = await platform.query<{ id: string }>('product', 'select id from variants')
    await ada.addToCart(variant!.id)
    expect((await ada.checkout()).status).toBe('confirmed')
    await waitFor('the warning', () =>
      Promise.resolve(linesOf(platform, 'order').some(({ message }) => message === 'traces cannot be sent')),
    )
  })
})
