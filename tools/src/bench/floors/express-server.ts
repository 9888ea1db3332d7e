import cors from 'cors'
import express from 'express'
import { rateLimit } from 'express-rate-limit'
import helmet from 'helmet'
import { createServer } from 'node:http'
import { pinoHttp } from 'pino-http'
import { Counter, Histogram, Registry } from 'prom-client'
import type { Answer } from './bytes-server'
import { serveFloor } from './floor-process'

/** The stack that most would put together: Express, helmet, cors, pino-http, a rate limit, prom-client and `res.json`. */
serveFloor<Answer>(({ body }) => {
  const value = JSON.parse(body) as object
  const registers = [new Registry()]
  const labelNames = ['method', 'route', 'status']
  const duration = new Histogram({ name: 'http_request_duration_seconds', help: 'Time', labelNames, registers })
  const count = new Counter({ name: 'http_requests_total', help: 'Requests', labelNames, registers })
  const app = express()
  app.use(helmet(), cors(), pinoHttp(), rateLimit({ windowMs: 60_000, limit: 1_000_000_000 }))
  app.use((req, res, next) => {
    const end = duration.startTimer()
    res.once('finish', () => {
      const labels = { method: req.method, route: '/', status: res.statusCode }
      end(labels)
      count.inc(labels)
    })
    next()
  })
  app.get('/', (_req, res) => {
    res.json(value)
  })
  return createServer(app)
})
