import { observe } from '@ecommerce/shared/http/observe'
import { createHttpServer } from '@ecommerce/shared/http/server'
import { createLog } from '@ecommerce/shared/log'
import { createMetrics } from '@ecommerce/shared/metrics'
import express from 'express'
import type { AddressInfo } from 'node:net'

/** A process that answers at once, and is observed as its argument says: `nothing`, `metrics`, or `log` for metrics and the log. */
const [how] = process.argv.slice(2)
const log = createLog({ service: 'bench', level: 'info' })
const app = express()
app.disable('x-powered-by')
app.set('etag', false)
// Without the log there is not even the wording of a line.
if (how !== 'nothing')
  app.use(
    observe(
      { metrics: createMetrics('bench'), log: how === 'log' ? log : { ...log, info: () => undefined } },
      () => '/api/things/:id',
    ),
  )
app.get('/api/things/:id', (_req, res) => void res.end('a thing'))
const server = createHttpServer(app)
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.once('disconnect', () => process.exit())
