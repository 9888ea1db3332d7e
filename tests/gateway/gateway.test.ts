import { bearer, testSecret } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import jwt from 'jsonwebtoken'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectHttp2 } from 'node:http2'
import { connect } from 'node:tls'
import { type Platform, startPlatform, tokenSecretsOf } from '../support/platform'
import { createCustomer } from '../support/customer'
import { openRaw, sayRaw, statusesIn } from './support/raw'

let platform: Platform
let url: string
let port: number

describe('Gateway', () => {
  beforeAll(async () => {
    platform = await startPlatform({ RATE_LIMIT_ENABLED: 'true' })
    if (!platform.door) throw new Error('These tests come through the front door: npm run test:gateway')
    ;({ url, port } = platform.door)
  }, 60_000)
  afterAll(() => platform.stop())

  const linesAbout = async (text: string) =>
    (await platform.door!.log())
      .split('\n')
      .filter((line) => line.includes(text))
      .map((line) => JSON.parse(line) as Record<string, unknown>)

  const secretOfUser = tokenSecretsOf('user', testSecret).SERVICE_TOKEN_SECRET!

  describe('routing', () => {
    test.each([
      ['/api/users/profile', 401],
      ['/.well-known/jwks.json', 200],
      ['/api/products?limit=1', 200],
      ['/api/products/export', 401],
      ['/api/categories', 200],
      ['/api/inventory/movements', 401],
      ['/api/cart', 200],
      ['/api/orders', 401],
      ['/api/orders/shipping-methods', 200],
      ['/api/promotions', 401],
      ['/api/payments/webhook/nobody', 404],
      ['/api/notifications', 401],
    ])('of %s reaches its service', async (path, status) => {
      const id = `let-in-${path.replaceAll(/\W/g, '-')}`
      expect((await fetch(`${url}${path}`, { headers: { 'X-Request-Id': id } })).status).toBe(status)
      const [line] = await waitFor('the line', async () => {
        const found = await linesAbout(id)
        return found.length > 0 && found
      })
      expect(line).toMatchObject({
        'service.name': 'gateway',
        'http.request.id': id,
        'trace.id': expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        'http.request.method': 'GET',
        'url.path': path.split('?')[0],
        'http.response.status_code': status,
        'event.duration': expect.any(Number) as number,
      })
      expect(line!['labels.upstream']).toMatch(/^127\.0\.0\.1:\d+$/)
    })

    test.each([
      ['goes on with the trace that a client sends', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', true],
      ['begins one where it is none', '00-00000000000000000000000000000000-00f067aa0ba902b7-01', false],
    ])('%s', async (name, traceparent, isKept) => {
      const id = `trace-${name.replaceAll(' ', '-')}`
      await fetch(`${url}/api/orders/shipping-methods`, { headers: { 'X-Request-Id': id, traceparent } })
      const [line] = await waitFor('the line', async () => {
        const found = await linesAbout(id)
        return found.length > 0 && found
      })
      expect(line!['trace.id']).toMatch(/^[0-9a-f]{32}$/)
      expect(line!['trace.id'] === traceparent.slice(3, 35)).toBe(isKept)
    })

    test.each([
    '/', '/internal/users/1', '/metrics', '/health/live', '/health/ready', '/openapi.json', '/docs', '/api', '/api/', '/api/usersx',
    '/API/users/profile', '//internal/users/1', '/./internal/users/1', '/%69nternal/users/1', '/api/inventory/reservations',
    '/api/users/../../internal/users/1', '/api/users/%2e%2e/%2e%2e/internal/users/1', '/api/users/..%2f..%2finternal%2fusers%2f1',
    '/api/users%2f..%2f..%2finternal', '/api/products/../../metrics', '/api/users/%2e%2e%2f%2e%2e%2fhealth/live',
  ])('of %s is 404, also with a service’s token', async (path) => {
    const answer = await sayRaw(port, `GET ${path} HTTP/1.1\nHost: localhost\nX-Request-Id: nowhere\nConnection: close\n\n`)
    expect(statusesIn(answer)).toEqual([404])
    expect(answer).toContain('"code":"route-not-found"')
    const token = platform.serviceToken('order-service', 'user-service')
    const asService = `GET ${path} HTTP/1.1\nHost: localhost\nAuthorization: Bearer ${token}\nConnection: close\n\n`
    expect(statusesIn(await sayRaw(port, asService))).toEqual([401])
  }) // prettier-ignore

    test.each([
      ['//api/users/profile', 404],
      ['/api//users/profile', 404],
      // Odd user ids, for admins only.
      ['/api/users/..;/..;/internal/users/1', 404],
      ['/api/users/\\..\\internal', 401],
    ])('of %s finds no way around', async (path, status) => {
      const answer = await sayRaw(port, `GET ${path} HTTP/1.1\nHost: localhost\nConnection: close\n\n`)
      expect(statusesIn(answer)).toEqual([status])
    })

    test.each(['{"alg":"HS256","typ":"JWT"}', '{"alg":"HS25\\u0036"}', '{"alg":"RS256","\\u0061lg":"HS256"}'])(
      'rejects a service’s token, however encoded: %s',
      async (header) => {
        const [, payload = ''] = platform.serviceToken('order-service', 'user-service').split('.')
        const signed = `${Buffer.from(header).toString('base64url')}.${payload}`
        const signature = createHmac('sha256', secretOfUser).update(signed).digest('base64url')
        expect(jwt.verify(`${signed}.${signature}`, secretOfUser)).toMatchObject({ role: 'service' })
        for (const path of ['/api/users', '/api/users/login']) {
          const answer = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${signed}.${signature}` } })
          expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
            401,
            expect.stringContaining('Bearer'),
          ])
          expect(await answer.json()).toMatchObject({ status: 401, code: 'token-invalid' })
        }
      },
    )
  })

  describe('request metadata', () => {
    test('keeps a valid request id, else creates one, once', async () => {
      for (const path of ['/api/products?limit=1', '/nowhere']) {
        const sane = await fetch(`${url}${path}`, { headers: { 'X-Request-Id': 'my-request.1' } })
        expect(sane.headers.get('x-request-id')).toBe('my-request.1')
        const odd = await fetch(`${url}${path}`, { headers: { 'X-Request-Id': 'not sane!' } })
        expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/)
        expect(odd.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains')
      }
    })

    test('shows the client’s real address', async () => {
      const email = `${Date.now()}@example.com`
      const registered = await fetch(`${url}/api/users/register`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '6.6.6.6', 'X-Real-IP': '6.6.6.6' },
        body: JSON.stringify({ email, password: 'correct horse battery', name: 'Ada' }),
      })
      const { accessToken } = (await registered.json()) as { accessToken: string }
      const sessions = await fetch(`${url}/api/users/sessions`, { headers: bearer(accessToken) })
      expect(((await sessions.json()) as { data: { ip: string }[] }).data.map(({ ip }) => ip)).toEqual(['127.0.0.1'])
    })

    test('logs no query', async () => {
      await fetch(`${url}/api/products?q=a-personal-word`)
      await waitFor('the line', async () => (await linesAbout('"/api/products"')).length > 0)
      expect(await platform.door!.log()).not.toContain('a-personal-word')
    })
  })

  describe('HTTPS', () => {
    test('supports HTTP/2', async () => {
      const session = connectHttp2(url)
      await once(session, 'connect')
      expect(session.alpnProtocol).toBe('h2')
      session.close()
    })

    test('requires TLS 1.2', async () => {
      const old = connect({ port, host: 'localhost', minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })
      const [error] = (await once(old, 'error')) as [NodeJS.ErrnoException]
      expect(error.code).toMatch(/PROTOCOL|SSL|RESET/)
    })
  })

  describe('request smuggling', () => {
    const smuggled = 'GET /api/users/smuggled HTTP/1.1\nHost: localhost\nX-Request-Id: smuggled\n\n'
    test.each([
    ['two lengths', `POST /api/cart/items HTTP/1.1\nHost: localhost\nContent-Length: 0\nContent-Length: 76\n\n${smuggled}`],
    ['a length and chunks', `POST /api/cart/items HTTP/1.1\nHost: localhost\nContent-Length: 5\nTransfer-Encoding: chunked\n\n0\n\n${smuggled}`],
    ['chunks of another kind', `POST /api/cart/items HTTP/1.1\nHost: localhost\nTransfer-Encoding: xchunked\n\n0\n\n${smuggled}`],
    ['chunks twice', `POST /api/cart/items HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\nTransfer-Encoding: identity\n\n0\n\n${smuggled}`],
    ['a space before the colon', `POST /api/cart/items HTTP/1.1\nHost: localhost\nContent-Length : 76\nConnection: close\n\n${smuggled}`],
    ['a length that is no number', `POST /api/cart/items HTTP/1.1\nHost: localhost\nContent-Length: +76\n\n${smuggled}`],
    ['no host', `POST /api/cart/items HTTP/1.1\nContent-Length: 0\n\n${smuggled}`],
  ])('by %s is rejected with what follows', async (_name, text) => {
    const answer = await sayRaw(port, text)
    expect(statusesIn(answer)).toHaveLength(1)
    expect([400, 501]).toContain(statusesIn(answer)[0])
    expect(await linesAbout('"http.request.id":"smuggled"')).toEqual([])
  }) // prettier-ignore
  })

  describe('limits', () => {
    const post = (path: string, body: string) =>
      fetch(`${url}${path}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })

    test('bodies', async () => {
      const answer = await post('/api/cart/items', 'x'.repeat(140_000))
      expect(answer.status).toBe(413)
      expect(await answer.json()).toMatchObject({ code: 'body-too-large', status: 413 })
      // Rejected by the service, below the gateway's limit.
      expect((await post('/api/cart/items', 'x'.repeat(110_000))).status).toBe(413)
    })

    test('headers and URLs', async () => {
      const ask = (line: string, header = '') => `GET ${line} HTTP/1.1\nHost: localhost\n${header}Connection: close\n\n`
      const long = 'x'.repeat(9_000)
      const header = await sayRaw(port, ask('/api/products', `X-Long: ${long}\n`))
      expect(statusesIn(header)).toEqual([431])
      expect(header).toContain('"code":"headers-too-large"')
      expect(statusesIn(await sayRaw(port, ask(`/api/products?q=${long}`)))).toEqual([414])
    })

    test('sign-ins in sequence', async () => {
      const body = JSON.stringify({ email: 'nobody@example.com', password: 'wrong' })
      const answers = await Promise.all(Array.from({ length: 100 }, () => post('/api/users/password/forgot', body)))
      const refused = answers.filter(({ status }) => status === 429)
      expect(refused.length).toBeGreaterThan(0)
      expect(refused[0]!.headers.get('retry-after')).toBe('1')
      expect(await refused[0]!.json()).toMatchObject({ code: 'rate-limited' })
      expect((await fetch(`${url}/api/products?limit=1`)).status).toBe(200)
    })

    test('durations', async () => {
      const socket = await openRaw(port)
      socket.resume().on('error', () => undefined)
      socket.write('GET /api/products HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')
      await once(socket, 'close')
    })
  })

  describe('the catalogue', () => {
    const cacheOf = async (path: string, headers: Record<string, string> = {}) => {
      const id = `cache-${Math.random().toString(36).slice(2)}`
      const answer = await fetch(`${url}${path}`, { headers: { ...headers, 'X-Request-Id': id } })
      const [line] = await waitFor('the line', async () => {
        const found = await linesAbout(id)
        return found.length > 0 && found
      })
      return { answer, cache: line!['labels.cache'] }
    }

    test('is cached briefly with its ETag, and revalidated by its service', async () => {
      const path = '/api/products?limit=2&sort=name'
      const first = await cacheOf(path)
      expect(first.cache).toBe('MISS')
      expect((await cacheOf(path)).cache).toMatch(/HIT|UPDATING|STALE|EXPIRED|REVALIDATED/)
      expect((await cacheOf(path, { 'Cache-Control': 'no-cache' })).cache).toBe('BYPASS')
      // Compressed responses have weak tags (RFC 9110, section 8.8.1).
      const plain = await cacheOf(path, { 'Accept-Encoding': 'identity' })
      const etag = plain.answer.headers.get('etag')!
      expect([etag, first.answer.headers.get('etag')]).toEqual([expect.stringMatching(/^"/), `W/${etag}`])
      for (const known of [etag, `W/${etag}`])
        expect((await cacheOf(path, { 'If-None-Match': known })).answer.status).toBe(304)
      for (const name of ['x-accel-expires', 'ratelimit', 'ratelimit-policy'])
        expect(first.answer.headers.get(name)).toBeNull()
      expect((await cacheOf('/api/cart')).answer.headers.get('ratelimit')).toContain('r=')
      expect(first.answer.headers.get('x-request-id')).toMatch(/^cache-[a-z0-9]+$/)
      expect(first.answer.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate')
    })

    test.each([
      ['br, gzip', 'br'],
      ['gzip', 'gzip'],
      ['identity', null],
    ])('is compressed for %s as %s', async (accepted, expected) => {
      const { answer } = await cacheOf('/api/products?limit=20&sort=name', { 'Accept-Encoding': accepted })
      expect(answer.headers.get('content-encoding')).toBe(expected)
      expect(answer.headers.get('vary')).toContain('Accept-Encoding')
      expect(((await answer.json()) as { data: unknown[] }).data).toHaveLength(20)
    })

    test('is cached separately where it varies', async () => {
      const administrator = await createCustomer(platform, {
        email: 'admin@example.com',
        password: 'an-admin-password',
      })
      const path = '/api/products?limit=3&status=draft'
      const mine = await cacheOf(path, administrator.auth)
      expect([mine.answer.status, mine.cache]).toEqual([200, 'BYPASS'])
      const other = await cacheOf(path)
      expect([other.answer.status, other.cache]).toEqual([403, 'MISS'])
    })

    test('is served during an outage, unlike everything else', async () => {
      const path = '/api/products?limit=4&sort=name'
      expect((await fetch(`${url}${path}`)).status).toBe(200)
      await Promise.all([platform.services.product.stop(), platform.services.order.stop()])
      const stale = await cacheOf(path)
      expect([stale.answer.status, stale.cache]).toEqual([200, expect.stringMatching(/STALE|HIT|UPDATING/)])
      const unknown = await fetch(`${url}/api/products?limit=5`)
      const cart = await fetch(`${url}/api/cart`)
      for (const answer of [unknown, cart]) {
        expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
        expect(answer.headers.get('content-type')).toBe('application/problem+json')
        expect(await answer.json()).toMatchObject({ code: 'service-unavailable', requestId: expect.any(String) })
      }
      expect((await fetch(`${url}/.well-known/jwks.json`)).status).toBe(200)
      await Promise.all([platform.services.product.start(), platform.services.order.start()])
      await waitFor('the door to ask again', async () => (await fetch(`${url}/api/cart`)).status === 200)
    })
  })

  test('Event streams pass unbuffered', async () => {
    const ada = await createCustomer(platform)
    const stream = await fetch(`${url}/api/notifications/stream`, { headers: ada.auth })
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader()
    let heard = ''
    while (!heard.includes('event: notification')) heard += (await reader.read()).value ?? ''
    await reader.cancel()
    expect(stream.headers.get('content-type')).toBe('text/event-stream')
  })
})
