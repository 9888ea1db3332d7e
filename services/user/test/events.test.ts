import { runDueJobs } from '@ecommerce/shared/jobs/worker'
import { sql } from 'kysely'
import jwt from 'jsonwebtoken'
import { createServer, type Server } from 'node:http'
import { json } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'
import { service } from '../src/index'
import { newPerson, openUserApp, signUp, type UserApp } from './support/user-app'

type Heard = { path: string; audience: unknown; event: { id: string; data: unknown } }

const heard: Heard[] = []
let listener: Server
let app: UserApp
beforeAll(async () => {
  listener = createServer((req, res) => {
    void json(req).then((event) => {
      const claims = jwt.decode(req.headers.authorization?.slice('Bearer '.length) ?? '') as jwt.JwtPayload
      heard.push({ path: req.url ?? '', audience: claims.aud, event: event as Heard['event'] })
      res.writeHead(202).end('{}')
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`
  app = await openUserApp({ notificationUrl: url, orderUrl: url })
})
afterAll(async () => {
  await app.close()
  await new Promise((resolve) => listener.close(resolve))
})

test('a registration reaches those who hear of it, with the request that caused it', async () => {
  const person = { ...newPerson(), locale: 'de' }
  const response = await app.api
    .post('/api/users/register')
    .set('X-Request-Id', 'from-the-shop')
    .send(person)
    .expect(201)
  const { user } = response.body as { user: { id: string } }
  await runDueJobs(app.ctx.kit, service.createTasks(app.ctx))
  expect(heard.map(({ path, audience }) => ({ path, audience })).sort((a, b) => a.path.localeCompare(b.path))).toEqual([
    { path: '/api/notifications/events', audience: 'notification-service' },
    { path: '/internal/events', audience: 'order-service' },
  ])
  for (const { event } of heard)
    expect(event).toMatchObject({
      specversion: '1.0',
      source: 'user-service',
      type: 'user.registered',
      requestid: 'from-the-shop',
      data: { userId: user.id, email: person.email, name: person.name, locale: 'de' },
    })
  expect(JSON.stringify(heard)).not.toContain(person.password)
})

test('a registration waits for listeners that are down, and fails nobody', async () => {
  const deaf = await openUserApp()
  await signUp(deaf)
  await runDueJobs(deaf.ctx.kit, service.createTasks(deaf.ctx))
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from graphile_worker.jobs where run_at > now()`.execute(deaf.ctx.db)
  expect(rows[0]?.waiting).toBe(2)
  await deaf.close()
})
