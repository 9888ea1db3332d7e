import { get, type IncomingMessage } from 'node:http'
import { once } from 'node:events'
import { headersIn, sayPlain, sayRaw, statusesIn } from './support/raw'
import { openStubGateway, type StubGateway } from './support/stub-gateway'

let gateway: StubGateway

describe('Gateway without TLS', () => {
  beforeAll(async () => {
    gateway = await openStubGateway((_req, res) => res.end('{}'))
  }, 30_000)
  afterAll(() => gateway.stop())

  const ask = (method: string, path: string, headers = '') =>
    `${method} ${path} HTTP/1.1\nHost: shop.example.com\n${headers}Connection: close\n\n`

  const refused = [
    ['GET', '/api/products?q=mug', ''],
    ['GET', '/api', ''],
    ['GET', '//api/orders', ''],
    ['GET', '/%61pi/orders', ''],
    ['GET', '/API/orders', ''],
    ['GET', '/docs/../api/orders', ''],
    ['POST', '/api/users/login', ''],
    ['POST', '/', ''],
    ['DELETE', '/docs', ''],
    ['OPTIONS', '/docs', ''],
    ['GET', '/docs', 'Authorization: Bearer something\n'],
    ['GET', '/.well-known/jwks.json', ''],
    ['GET', '/internal/users/1', ''],
    ['GET', '/metrics', ''],
  ] as const

  describe('plain HTTP', () => {
    test.each(refused)('rejects API calls with 403: %s %s %s', async (method, path, headers) => {
      const answer = await sayPlain(gateway.httpPort, ask(method, path, headers))
      expect(statusesIn(answer)).toEqual([403])
      expect(headersIn(answer, 'location')).toEqual([])
      expect(answer).toContain('"code":"https-required"')
    })

    test.each(refused)('rejects API calls behind a TLS load balancer: %s %s %s', async (method, path, headers) => {
      const answer = await sayRaw(gateway.port, ask(method, path, `X-Forwarded-Proto: http\n${headers}`))
      expect(statusesIn(answer)).toEqual([403])
      expect(answer).toContain('"code":"https-required"')
      expect(gateway.requests).toEqual([])
    })

    test.each([
      ['GET', '/'],
      ['HEAD', '/docs'],
      ['GET', '/apiary?x=1'],
    ])('redirects pages to HTTPS: %s %s', async (method, path) => {
      for (const answer of [
        await sayPlain(gateway.httpPort, ask(method, path)),
        await sayRaw(gateway.port, ask(method, path, 'X-Forwarded-Proto: HTTP\n')),
      ]) {
        expect(statusesIn(answer)).toEqual([308])
        expect(headersIn(answer, 'location')).toEqual([`https://shop.example.com${path}`])
      }
    })

    test.each([
      ['shop.example.com', 'shop.example.com'],
      ['shop.example.com:80', 'shop.example.com'],
      ['localhost:8080', 'localhost:8443'],
      ['[::1]:8080', '[::1]:8443'],
    ])('redirects %s to %s', async (host, expected) => {
      const asked = get(`${gateway.httpUrl}/docs`, { headers: { Host: host } })
      const [answer] = (await once(asked, 'response')) as [IncomingMessage]
      answer.resume()
      expect([answer.statusCode, answer.headers.location]).toEqual([308, `https://${expected}/docs`])
    })

    test('serves probes', async () => {
      expect((await fetch(`${gateway.httpUrl}/up`)).status).toBe(204)
    })
  })

  describe('HTTPS', () => {
    test.each(['', 'X-Forwarded-Proto: https\n', 'X-Forwarded-Proto: https, http\n'])(
      'reaches the service: %j',
      async (headers) => {
        expect(statusesIn(await sayRaw(gateway.port, ask('GET', '/api/orders', headers)))).toEqual([200])
      },
    )
  })
})
