import express, { type ErrorRequestHandler } from 'express'
import type { Server } from 'node:http'
import supertest from 'supertest'
import { createLocalCache } from '../../cache/local-cache'
import { createHttpServer } from '../server/server'
import { installFastPath } from './install-fast-path'

describe('Fast path', () => {
  const cache = createLocalCache()
  let isRefusing = false
  let server: Server
  let http: ReturnType<typeof supertest>

  beforeEach(async () => {
    const app = express()
    installFastPath(app, {
      cache,
      startObserving: () => ({ requestId: 'the-id', traceparent: '' }),
      findRoute: () => '/things',
      commonHeaders: { of: (origin) => ['X-Common', `for ${origin ?? 'none'}`, 'Vary', 'Origin'] },
      limit: (_req, _res, next) => {
        next(isRefusing ? new Error('too many') : undefined)
      },
    })
    app.use((_req, res, next) => (res.status(404).send('the route').headersSent ? undefined : next(new Error('twice'))))
    const refuse: ErrorRequestHandler = (error: Error, _req, res, _next) => void res.status(429).send(error.message)
    app.use(refuse)
    server = createHttpServer(app)
    http = supertest(server)
    await cache.read('/things?a=1&b=2', () =>
      Promise.resolve({ value: { id: 7 }, tags: ['all'], headers: { Link: '<x>' } }),
    )
  })
  afterEach(() => {
    server.close()
    return cache.invalidate(['all'])
  })

  test('sends a cached response with its headers for any order of parameters', async () => {
    const { headers } = await http.get('/things?b=2&a=1').expect(200, { id: 7 })
    await http.post('/things?b=2&a=1').expect(404, 'the route')
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'content-length': '8',
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-accel-expires': '1',
      link: '<x>',
      'x-request-id': 'the-id',
      'x-common': 'for none',
      vary: 'Origin',
    })
  })

  test('sends the common headers of the origin', async () => {
    const { headers } = await http.get('/things?a=1&b=2').set('Origin', 'https://a.example').expect(200, { id: 7 })
    expect(headers['x-common']).toBe('for https://a.example')
  })

  test('sends 304 to a client that has the bytes, and no body for HEAD', async () => {
    const { headers } = await http.head('/things?a=1&b=2').expect(200)
    expect(headers['content-length']).toBe('8')
    for (const known of [`"other", ${headers.etag}`, `W/${headers.etag}`, '*']) {
      const response = await http.get('/things?a=1&b=2').set('If-None-Match', known).expect(304, '')
      expect([response.headers['content-type'], response.headers.etag]).toEqual([undefined, headers.etag])
    }
  })

  test('sends the body for a weak star in If-None-Match', async () => {
    await http.get('/things?a=1&b=2').set('If-None-Match', 'W/*').expect(200, { id: 7 })
  })

  test('sends every response of one tick', async () => {
    const responses = await Promise.all(Array.from({ length: 20 }, () => http.get('/things?a=1&b=2')))
    expect(new Set(responses.map(({ status, text }) => `${status} ${text}`))).toEqual(new Set(['200 {"id":7}']))
  })

  test.each([
    ['another method', () => http.post('/things?a=1&b=2')],
    ['a token', () => http.get('/things?a=1&b=2').set('Authorization', 'Bearer x')],
    ['a URL that is not cached', () => http.get('/things?a=1')],
    ['a URL that parsers read differently', () => http.get('/things?a=1&b=2\\')],
  ])('leaves %s to the route', (_name, request) => request().expect(404, 'the route'))

  test('sends nothing above the rate limit', async () => {
    isRefusing = true
    await http.get('/things?a=1&b=2').expect(429, 'too many')
    await http.get('/things').expect(404)
    isRefusing = false
  })

  test('leaves invalidated responses to the route', async () => {
    await cache.invalidate(['all'])
    await http.get('/things?a=1&b=2').expect(404, 'the route')
  })
})
