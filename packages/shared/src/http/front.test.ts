import cors from 'cors'
import express, { type ErrorRequestHandler } from 'express'
import type { Server } from 'node:http'
import supertest from 'supertest'
import { createLocalCache } from '../cache/local-cache'
import { createLog } from '../log'
import type { Answered } from './observe'
import { countedOnce, putInFront } from './front'
import { securityHeaders } from './headers'
import { createRateLimits } from './rate-limit'
import { createHttpServer } from './server'

const cache = createLocalCache()
const noted: Pick<Answered, 'route' | 'status'>[] = []
const origin = 'https://shop.example.com'
let server: Server
let http: ReturnType<typeof supertest>

/** An app whose own answer is 404, behind a front that lets three through in a minute. */
beforeEach(async () => {
  const app = express()
  const limits = createRateLimits({
    service: 'test',
    enabled: true,
    redis: undefined,
    exempt: () => false,
    log: createLog({ service: 'test', level: 'silent' }),
  })
  const limit = countedOnce(limits({ name: 'all', windowSeconds: 60, limit: 3 }))
  const refuse: ErrorRequestHandler = (_error, _req, res, _next) => void res.status(429).send('too many')
  app.use(limit)
  app.use((_req, res) => void res.status(404).send('the app'))
  app.use(refuse)
  putInFront(app, {
    kept: { cache, patterns: ['/things', '/things/:id'] },
    dressing: [securityHeaders(), cors({ origin: [origin] })],
    origins: [origin],
    limit,
    note: ({ route, status }) => void noted.push({ route, status }),
  })
  server = createHttpServer(app)
  http = supertest(server)
  noted.length = 0
  for (const key of ['/things', '/things/7', '/others'])
    await cache.read(key, () => Promise.resolve({ value: { key }, tags: ['all'], headers: { Link: '<x>' } }))
})
afterEach(() => {
  server.close()
  return cache.forget(['all'])
})

test('what is kept is answered with all that an answer has, and noted under its pattern', async () => {
  const answer = await http
    .get('/things/7')
    .set({ Origin: origin, 'X-Request-Id': 'mine' })
    .expect(200, { key: '/things/7' })
  expect(answer.headers).toMatchObject({
    'x-request-id': 'mine',
    'access-control-allow-origin': origin,
    'x-content-type-options': 'nosniff',
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=0, must-revalidate',
    link: '<x>',
    ratelimit: expect.stringContaining('r=2') as string,
  })
  expect(noted).toEqual([{ route: '/things/:id', status: 200 }])
})

test('who has the very bytes is told so, and HEAD has the head alone', async () => {
  const { headers } = await http.head('/things').expect(200)
  expect(Number(headers['content-length'])).toBe('{"key":"/things"}'.length)
  const answer = await http.get('/things').set('If-None-Match', `"other", ${headers.etag}`).expect(304, '')
  expect(answer.headers['content-type']).toBeUndefined()
  expect(noted.map(({ status }) => status)).toEqual([200, 304])
})

test('whom the limit refuses in front is answered by the app, and counted once', async () => {
  for (let n = 0; n < 3; n++) await http.get('/things').expect(200)
  const { headers } = await http.get('/things').expect(429, 'too many')
  expect(headers.ratelimit).toContain('r=0')
  expect(noted).toHaveLength(3)
  await http.get('/things/8').expect(429, 'too many')
})

test.each([
  ['another method', () => http.post('/things')],
  ['a token', () => http.get('/things').set('Authorization', 'Bearer x')],
  ['what is not kept', () => http.get('/things/8')],
  ['what is kept for no route of these', () => http.get('/others')],
])('%s is left to the app', async (_name, ask) => {
  await ask().expect(404, 'the app')
  expect(noted).toEqual([])
})

test('an origin that may not read is told nothing about it', async () => {
  const { headers } = await http.get('/things').set('Origin', 'https://evil.example').expect(200)
  expect(headers['access-control-allow-origin']).toBeUndefined()
  expect(headers.vary).toBe('Origin')
})
