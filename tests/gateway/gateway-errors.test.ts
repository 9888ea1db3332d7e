import { headersIn, sayPlain, sayRaw, statusesIn } from './support/raw'
import { openStubGateway, type StubGateway } from './support/stub-gateway'

let gateway: StubGateway

describe('Gateway errors', () => {
  beforeAll(async () => {
    gateway = await openStubGateway((req, res) => {
      if (req.url?.startsWith('/api/orders')) res.writeHead(200, ownHeaders)
      res.end('{}')
    })
  }, 30_000)
  afterAll(() => gateway.stop())

  const ownHeaders = {
    'Content-Security-Policy': "default-src 'self'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'private, no-store',
  }
  const csp = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  const get = (path: string, header = '') =>
    `GET ${path} HTTP/1.1\nHost: localhost\n${header}X-Request-Id: asked\nConnection: close\n\n`
  const refusedToken = 'Authorization: Bearer e30.e30.sig\n'
  const bigBody = 'Content-Length: 140000\n'

  const kinds: [name: string, status: number, code: string, text: string][] = [
    ['an unknown path', 404, 'route-not-found', get('/nowhere')],
    ['a path of the services alone', 404, 'route-not-found', get('/internal/users/1')],
    ['a foreign token', 401, 'token-invalid', get('/api/orders', refusedToken)],
    ['a foreign token and a body that is too large', 413, 'body-too-large', get('/api/orders', refusedToken + bigBody)],
    ['a fragment', 400, 'invalid-request', get('/api/products#x')],
    ['a bad host', 400, 'invalid-request', 'GET / HTTP/1.1\nHost: a b/c\nConnection: close\n\n'],
    ['a bad host behind a foreign token', 400, 'invalid-request', `GET / HTTP/1.1\n${refusedToken}Host: a b/c\n\n`],
    ['a bad length', 400, 'invalid-request', 'POST /api/cart/items HTTP/1.1\nHost: localhost\nContent-Length: +1\n\n'],
    ['TRACE', 405, 'method-not-allowed', 'TRACE /api/orders HTTP/1.1\nHost: localhost\nConnection: close\n\n'],
    ['a body that is too large', 413, 'body-too-large', get('/api/orders', bigBody)],
    ['an address that is too long', 414, 'uri-too-long', get(`/api/products?q=${'x'.repeat(9_000)}`)],
    ['headers that are too large', 431, 'headers-too-large', get('/api/products', `X-Long: ${'x'.repeat(9_000)}\n`)],
    ['an unknown transfer encoding', 501, 'not-implemented', get('/api/orders', 'Transfer-Encoding: xchunked\n')],
    ['an unknown version of HTTP', 505, 'http-version-not-supported', 'GET / HTTP/3.0\nHost: localhost\n\n'],
  ]

  const expectProblem = (answer: string, status: number, code: string) => {
    expect(statusesIn(answer)).toEqual([status])
    expect(headersIn(answer, 'content-type')).toEqual(['application/problem+json'])
    expect(headersIn(answer, 'content-security-policy')).toEqual([csp])
    expect(headersIn(answer, 'x-content-type-options')).toEqual(['nosniff'])
    expect(headersIn(answer, 'referrer-policy')).toEqual(['no-referrer'])
    expect(headersIn(answer, 'cache-control')).toEqual(['no-store'])
    expect(headersIn(answer, 'server')).toEqual(['nginx'])
    const [requestId] = headersIn(answer, 'x-request-id')
    expect(requestId).toMatch(/^(asked|[0-9a-f]{32})$/)
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status, code, requestId })
  }

  describe('by the gateway', () => {
    test.each(kinds)('are problems with security headers: %s', async (_name, status, code, text) => {
      const answer = await sayRaw(gateway.port, text)
      expectProblem(answer, status, code)
      expect(headersIn(answer, 'strict-transport-security')).toEqual(['max-age=31536000; includeSubDomains'])
      expect(headersIn(answer, 'www-authenticate')).toHaveLength(status === 401 ? 1 : 0)
    })

    test('are problems with security headers and Retry-After for a service outage', async () => {
      const down = await openStubGateway((_req, res) => res.end())
      await down.stopService()
      const answer = await sayRaw(down.port, get('/api/orders'))
      expectProblem(answer, 503, 'service-unavailable')
      expect(headersIn(answer, 'retry-after')).toEqual(['2'])
      await down.stop()
    })

    test('are problems with security headers over plain HTTP', async () => {
      for (const port of [gateway.httpPort, gateway.port]) {
        const answer = await sayPlain(port, get('/api/orders'))
        expectProblem(answer, 403, 'https-required')
        expect(headersIn(answer, 'strict-transport-security')).toEqual([])
      }
    })

    test('are redirects with security headers for pages over plain HTTP', async () => {
      const answer = await sayPlain(gateway.httpPort, get('/docs'))
      expect(statusesIn(answer)).toEqual([308])
      expect(headersIn(answer, 'content-security-policy')).toEqual([csp])
      expect(headersIn(answer, 'x-content-type-options')).toEqual(['nosniff'])
    })
  })

  describe('by a service', () => {
    test('keep their security headers once', async () => {
      const answer = await sayRaw(gateway.port, get('/api/orders'))
      for (const [name, value] of Object.entries(ownHeaders)) expect(headersIn(answer, name)).toEqual([value])
      expect(headersIn(answer, 'x-request-id')).toEqual(['asked'])
    })

    test('get missing security headers', async () => {
      const answer = await sayRaw(gateway.port, get('/api/cart'))
      expect(headersIn(answer, 'content-security-policy')).toEqual([csp])
      expect(headersIn(answer, 'x-content-type-options')).toEqual(['nosniff'])
      expect(headersIn(answer, 'cache-control')).toEqual(['no-store'])
    })
  })
})
