import { createClient, ProblemError, type Session, sessionInMemory, type SessionStore } from '@ecommerce/client'
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'

type ReceivedRequest = { route: string; headers: IncomingMessage['headers']; body: string }
type Reply = { status: number; body?: object; headers?: Record<string, string> } | 'cut'

/** Server that answers as a test decides; `cut` closes the connection without a response. */
async function startServer(response: (heard: ReceivedRequest) => Reply) {
  const heard: ReceivedRequest[] = []
  const server = createServer((req, res) => {
    void text(req).then((body) => {
      const what = { route: `${req.method} ${req.url}`, headers: req.headers, body }
      heard.push(what)
      const reply = response(what)
      if (reply === 'cut') {
        res.destroy()
        return
      }
      const type = reply.status < 400 ? 'application/json' : 'application/problem+json'
      res.writeHead(reply.status, { 'Content-Type': type, ...reply.headers })
      res.end(reply.body && JSON.stringify(reply.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return { heard, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const opened: (() => void)[] = []

describe('Client', () => {
  afterEach(() => opened.splice(0).forEach((close) => close()))

  const problem = (status: number, code: string, more: object = {}): Reply => ({
    status,
    headers: { 'X-Request-Id': 'r-1' },
    body: { type: 'about:blank', title: 'No', status, detail: `It is ${code}.`, code, requestId: 'r-1', ...more },
  })

  const old: Session = { accessToken: 'old', refreshToken: 'first' }

  /** Lets the token `new` pass, and exchanges each refresh token once. */
  async function openShopWithSessions(code = 'token-expired') {
    const good = new Set(['first'])
    return startServer(({ route, headers, body }) => {
      if (route === 'POST /api/users/refresh') {
        const { refreshToken } = JSON.parse(body) as Session
        if (!good.delete(refreshToken)) return problem(401, 'token-reused')
        return { status: 200, body: { accessToken: 'new', refreshToken: 'second' } }
      }
      if (headers.authorization === 'Bearer new') return { status: 200, body: { marketing: { email: true } } }
      return problem(401, code)
    })
  }

  const preferences = '/api/notifications/preferences'

  test('throws errors with all members of the response', async () => {
    const shop = await startServer(() =>
      problem(400, 'invalid-request', { errors: [{ path: 'stock', message: 'stock must be an object' }] }),
    )
    const refused = await createClient(shop)
      .PUT(preferences, { body: {} })
      .catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ProblemError)
    expect(refused).toMatchObject({
      status: 400,
      code: 'invalid-request',
      message: 'It is invalid-request.',
      requestId: 'r-1',
      errors: [{ path: 'stock', message: 'stock must be an object' }],
    })
  })

  test('throws for an error response that is not a problem document', async () => {
    const shop = await startServer(() => ({ status: 413, body: ['too', 'large'] }))
    await expect(createClient(shop).GET(preferences)).rejects.toMatchObject({ status: 413, code: 'unexpected-answer' })
  })

  test('renews an expired session once for concurrent requests', async () => {
    const shop = await openShopWithSessions()
    const session = sessionInMemory(old)
    const client = createClient({ ...shop, session })
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.GET(preferences)))
    expect(answers.map(({ response }) => response.status)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(shop.heard.filter(({ route }) => route === 'POST /api/users/refresh')).toHaveLength(1)
    expect(await session.read()).toEqual({ accessToken: 'new', refreshToken: 'second' })
  })

  test('adopts a session that another tab has renewed', async () => {
    const shop = await openShopWithSessions()
    let kept: Session | undefined = old
    const shared: SessionStore = {
      read: () => {
        const now = kept
        kept = { accessToken: 'new', refreshToken: 'second' }
        return now
      },
      write: () => undefined,
    }
    const { response } = await createClient({ ...shop, session: shared }).GET(preferences)
    expect(response.status).toBe(200)
    expect(shop.heard.map(({ route }) => route)).not.toContain('POST /api/users/refresh')
  })

  test('ends a session that cannot be renewed', async () => {
    const shop = await openShopWithSessions()
    const session = sessionInMemory({ accessToken: 'old', refreshToken: 'used' })
    await expect(createClient({ ...shop, session }).GET(preferences)).rejects.toMatchObject({ code: 'token-expired' })
    expect(await session.read()).toBeUndefined()
  })

  test('ends a session that was ended elsewhere', async () => {
    const shop = await startServer(() => problem(401, 'session-ended'))
    const session = sessionInMemory(old)
    await expect(createClient({ ...shop, session }).GET(preferences)).rejects.toMatchObject({ code: 'session-ended' })
    expect(await session.read()).toBeUndefined()
  })

  test('continues a session with a new role under a new token', async () => {
    const shop = await openShopWithSessions('session-ended')
    const session = sessionInMemory(old)
    const { response } = await createClient({ ...shop, session }).GET(preferences)
    expect(response.status).toBe(200)
    expect(await session.read()).toEqual({ accessToken: 'new', refreshToken: 'second' })
  })

  test('does not end a newer session together with an older one', async () => {
    const newer: Session = { accessToken: 'newer', refreshToken: 'other' }
    const session = sessionInMemory(old)
    const shop = await startServer(() => {
      void session.write(newer)
      return problem(401, 'session-ended')
    })
    await expect(createClient({ ...shop, session }).GET(preferences)).rejects.toMatchObject({ code: 'session-ended' })
    expect(await session.read()).toEqual(newer)
  })

  test('sends headers given in any form', async () => {
    const shop = await startServer(() => ({ status: 202, body: {} }))
    const headers = new Headers({ 'X-Request-Id': 'mine', 'Idempotency-Key': 'my-key' })
    await createClient(shop).POST('/api/notifications/send', { body: message, headers })
    expect(shop.heard[0]?.headers).toMatchObject({ 'x-request-id': 'mine', 'idempotency-key': 'my-key' })
  })

  test('stores the session at sign-in and deletes it at sign-out', async () => {
    const shop = await startServer(({ route }) =>
      route.endsWith('/logout') ? { status: 204 } : { status: 200, body: { user: {}, ...old } },
    )
    const session = sessionInMemory()
    const client = createClient({ ...shop, session })
    await client.POST('/api/users/login', { body: { email: 'ada@example.com', password: 'correct horse' } })
    expect(await session.read()).toEqual(old)
    await client.POST('/api/users/logout')
    expect(shop.heard[1]?.headers.authorization).toBe('Bearer old')
    expect(await session.read()).toBeUndefined()
  })

  test('keeps the device token after sign-out and sends it at sign-in only', async () => {
    let signIns = 0
    const shop = await startServer(({ route }) => {
      if (route.endsWith('/logout')) return { status: 204 }
      if (route.endsWith('/change')) return { status: 204, headers: { 'X-Device-Token': 'changed' } }
      return { status: 200, body: { user: {}, ...old, deviceToken: `device-${(signIns += 1)}` } }
    })
    const client = createClient(shop)
    const body = { email: 'ada@example.com', password: 'correct horse' }
    await client.POST('/api/users/login', { body })
    await client.POST('/api/users/logout')
    await client.POST('/api/users/login', { body })
    await client.POST('/api/users/password/change', { body: { currentPassword: 'a', newPassword: 'b' } })
    await client.POST('/api/users/login/mfa', { body: { mfaToken: 'a', code: 'b' } })
    const shown = shop.heard.map(({ headers }) => headers['x-device-token'])
    expect(shown).toEqual([undefined, undefined, 'device-1', undefined, 'changed'])
  })

  test('keeps the session while the platform is down', async () => {
    const shop = await startServer(({ route }) =>
      route === 'POST /api/users/refresh' ? problem(503, 'service-unavailable') : problem(401, 'token-expired'),
    )
    const session = sessionInMemory(old)
    await expect(createClient({ ...shop, session }).GET(preferences)).rejects.toMatchObject({ status: 503 })
    expect(await session.read()).toEqual(old)
  })

  test('neither signs in nor renews a request with its own token', async () => {
    const shop = await openShopWithSessions()
    const client = createClient({ ...shop, session: sessionInMemory(old) })
    const asked = client.GET(preferences, { headers: { Authorization: 'Bearer mine' } })
    await expect(asked).rejects.toMatchObject({ code: 'token-expired' })
    expect(shop.heard.map(({ headers }) => headers.authorization)).toEqual(['Bearer mine'])
  })

  const message = { to: 'ada@example.com', channel: 'email', text: 'Hello' } as const

  test('repeats idempotent requests with the same key after a lost response, and no others', async () => {
    let cuts = 2
    const shop = await startServer(() => (cuts-- > 0 ? 'cut' : { status: 202, body: {} }))
    const client = createClient(shop)
    await client.POST('/api/notifications/send', { body: message })
    const keys = shop.heard.map(({ headers }) => headers['idempotency-key'])
    expect([keys.length, new Set(keys).size]).toEqual([3, 1])
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
    expect(shop.heard.map(({ body }) => JSON.parse(body))).toEqual([message, message, message])
    cuts = 1
    await expect(client.POST('/api/notifications/read-all')).rejects.toThrow('fetch failed')
    expect(shop.heard).toHaveLength(4)
  })

  test('creates a key per call and uses a given key', async () => {
    const shop = await startServer(() => ({ status: 202, body: {} }))
    const client = createClient(shop)
    const send = (key?: string) =>
      client.POST('/api/notifications/send', {
        body: message,
        params: { header: key === undefined ? {} : { 'Idempotency-Key': key } },
      })
    await Promise.all([send(), send(), send('mine')])
    expect(new Set(shop.heard.map(({ headers }) => headers['idempotency-key'])).size).toBe(3)
    expect(shop.heard.map(({ headers }) => headers['idempotency-key'])).toContain('mine')
  })

  test('repeats a request while it is in progress elsewhere', async () => {
    let busy = 1
    const shop = await startServer(() =>
      busy-- > 0
        ? {
            ...(problem(409, 'idempotency-in-progress') as object),
            status: 409,
            headers: { 'Retry-After': '0' },
          }
        : { status: 202, body: {} },
    )
    await createClient(shop).POST('/api/notifications/send', { body: message })
    expect(shop.heard).toHaveLength(2)
  })

  test('does not repeat a rejected request or one that would take too long', async () => {
    const later: Reply = {
      ...(problem(503, 'service-unavailable') as object),
      status: 503,
      headers: { 'Retry-After': '60' },
    }
    const replies = [later, problem(404, 'notification-not-found'), problem(409, 'not-wanted')]
    const shop = await startServer(() => replies.shift()!)
    const client = createClient(shop)
    await expect(client.GET(preferences)).rejects.toMatchObject({ status: 503, retryAfterSeconds: 60 })
    await expect(client.GET(preferences)).rejects.toMatchObject({ status: 404 })
    await expect(client.POST('/api/notifications/send', { body: message })).rejects.toMatchObject({
      code: 'not-wanted',
    })
    expect(shop.heard).toHaveLength(3)
  })

  test('does not repeat an aborted request', async () => {
    const giveUp = new AbortController()
    const shop = await startServer(() => {
      giveUp.abort()
      return 'cut'
    })
    let sent = 0
    const counting = (request: Request) => {
      sent++
      return fetch(request)
    }
    const client = createClient({ ...shop, fetch: counting })
    await expect(client.GET(preferences, { signal: giveUp.signal })).rejects.toThrow(/abort/i)
    expect(sent).toBe(1)
  })

  test('sends each path to its service when there is no gateway', async () => {
    const shop = await startServer(() => ({ status: 200, body: {} }))
    const asked: string[] = []
    const baseUrl = (path: string) => {
      asked.push(path)
      return shop.baseUrl
    }
    await createClient({ baseUrl }).PATCH('/api/notifications/{id}/read', { params: { path: { id: 'a/b' } } })
    expect([asked, shop.heard[0]?.route]).toEqual([
      ['/api/notifications/{id}/read'],
      'PATCH /api/notifications/a%2Fb/read',
    ])
  })
})
