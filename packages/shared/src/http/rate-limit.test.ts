import express, { type ErrorRequestHandler } from 'express'
import { Redis } from 'ioredis'
import supertest from 'supertest'
import { type AppError } from '../errors'
import { createLog } from '../observability/log'
import { createRateLimits } from './rate-limit'

const answer: ErrorRequestHandler = (error: AppError, _req, res, _next) => {
  res.status(429).json({ code: error.code, wait: error.details.retryAfterSeconds })
}

function appWith(options: { redis?: Redis; exempt?: () => boolean }) {
  const limits = createRateLimits({
    service: 'test',
    enabled: true,
    redis: options.redis,
    exempt: options.exempt ?? (() => false),
    log: createLog({ service: 'test', level: 'silent' }),
  })
  const app = express()
  app.use(limits({ name: 'all', windowSeconds: 60, limit: 2 }))
  app.get('/', (_req, res) => void res.send('ok'))
  app.use(answer)
  return supertest(app)
}

describe('Rate limits', () => {
  test('reports remaining requests, then Retry-After', async () => {
    const http = appWith({})
    const first = await http.get('/').expect(200)
    expect(first.get('RateLimit')).toMatch(/^"all"; r=1; t=\d+$/)
    expect(first.get('RateLimit-Policy')).toMatch(/^"all"; q=2; w=60/)
    await http.get('/').expect(200)
    const third = await http.get('/').expect(429)
    expect(third.body).toEqual({ code: 'rate-limited', wait: expect.any(Number) })
    expect(third.body.wait).toBeLessThanOrEqual(60)
  })

  test('does not count exempt requests', async () => {
    const http = appWith({ exempt: () => true })
    for (const _ of [1, 2, 3]) await http.get('/').expect(200)
  })

  test('accepts requests without delay while Redis is unavailable', async () => {
    const redis = new Redis('redis://127.0.0.1:9', { maxRetriesPerRequest: 1, enableOfflineQueue: false })
    redis.on('error', () => undefined)
    const http = appWith({ redis })
    for (const _ of [1, 2, 3]) await http.get('/').expect(200, 'ok')
    redis.disconnect()
  })
})
