import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { once } from 'node:events'
import { type IncomingMessage, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createApp } from '../src/app'
import type { Context } from '../src/context'
import { aProduct, type ProductService, startProductService } from './support/product-service'

describe('Responses from the fast path', () => {
  let shop: ProductService
  let fast: Server
  let slow: Server
  let etag: string

  beforeAll(async () => {
    shop = await startProductService(
      ['mug', 'bowl'].map((slug) => aProduct(slug)),
      { rateLimitEnabled: true },
    )
    const { cache } = shop.ctx
    // Two servers: the first never calls routes for cached responses, the second always.
    fast = await serve({ ...shop.ctx, cache: { ...cache, read: () => Promise.reject(new Error('not from memory')) } })
    slow = await serve({ ...shop.ctx, cache: { ...cache, getSync: () => undefined } })
    for (const path of [list, detail]) await shop.http.get(path).expect(200)
    etag = (await shop.http.get(detail)).get('ETag')!
  })
  afterAll(async () => {
    for (const server of [fast, slow]) server.closeAllConnections()
    await Promise.all([fast, slow].map((server) => new Promise((resolve) => server.close(resolve))))
    await shop.stop()
  })

  test.each([
    ['a list', () => ({ path: list })],
    ['a list with its parameters in another order', () => ({ path: '/api/products?sort=name&limit=1' })],
    ['a product', () => ({ path: detail })],
    ['HEAD', () => ({ path: detail, method: 'HEAD' })],
    ['a client that has the bytes', () => ({ path: detail, headers: { 'If-None-Match': etag } })],
    ['a client that has them weakly', () => ({ path: detail, headers: { 'If-None-Match': `"x", W/${etag}` } })],
    ['a client that has any', () => ({ path: detail, headers: { 'If-None-Match': '*' } })],
    ['a client that has others', () => ({ path: detail, headers: { 'If-None-Match': '"x"' } })],
    ['the shop in a browser', () => ({ path: list, headers: { Origin: 'https://shop.example.com' } })],
    ['another site in a browser', () => ({ path: list, headers: { Origin: 'https://evil.example' } })],
    ['HTTP without keep-alive', () => ({ path: list, headers: { Connection: 'close' } })],
  ])('equal those of the route: %s', async (_name, of) => {
    const { path, method = 'GET', headers = {} } = of() as SentRequest
    const asked = { path, method, headers: { ...headers, 'X-Request-Id': 'the-same' } }
    const [one, other] = await Promise.all([ask(fast, asked), ask(slow, asked)])
    expect(byName(one)).toEqual(byName(other))
    // nginx before 1.23 takes the first of the two.
    for (const { headers: sent } of [one, other])
      expect(at(sent, 'X-Accel-Expires')).toBeLessThan(at(sent, 'Cache-Control'))
    expect([200, 304]).toContain(one.status)
  })
})

const list = '/api/products?limit=1&sort=name'
const detail = '/api/products/mug'

type Answer = Awaited<ReturnType<typeof ask>>

/** Ignores the order of headers with different names (RFC 9110, section 5.3). */
const byName = ({ headers, ...rest }: Answer) => ({ ...rest, headers: headers.toSorted() })
const at = (headers: Answer['headers'], wanted: string) => headers.findIndex(([name]) => name === wanted)

type SentRequest = { path: string; method: string; headers: Record<string, string> }

async function serve(ctx: Context): Promise<Server> {
  const server = createHttpServer(createApp(ctx)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** Everything but the date, and the seconds that a limit is counted for. */
async function ask(server: Server, asked: SentRequest) {
  const { port } = server.address() as AddressInfo
  const sent = request({ host: '127.0.0.1', port, agent: false, ...asked }).end()
  const [res] = (await once(sent, 'response')) as [IncomingMessage]
  const pairs = Array.from({ length: res.rawHeaders.length / 2 }, (_, n) => res.rawHeaders.slice(2 * n, 2 * n + 2))
  const headers = pairs
    .filter(([name]) => name !== 'Date')
    .map(([name, value]) => [name, name === 'RateLimit' ? value!.replace(/t=\d+/, '') : value])
  return { status: res.statusCode, message: res.statusMessage, headers, body: await text(res) }
}
