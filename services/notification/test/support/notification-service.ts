import { apiOf } from '@ecommerce/shared/http/app'
import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { uuidv7 } from '@ecommerce/shared/ids'
import { runDueWork } from '@ecommerce/shared/jobs/worker'
import { checkResponses } from '@ecommerce/testkit/response-check'
import { testConfig } from '@ecommerce/testkit/test-config'
import { createTestDatabase } from '@ecommerce/testkit/test-database'
import { accessToken, bearer, serviceToken, testKeys } from '@ecommerce/testkit/tokens'
import type { AddressInfo } from 'node:net'
import supertest from 'supertest'
import { createApp } from '../../src/app'
import type { Config } from '../../src/config'
import { createContext } from '../../src/context'
import { service } from '../../src/service'

export const nobodyListens = 'smtp://127.0.0.1:9'

export const admin = bearer(accessToken({ role: 'admin' }))
export const customer = (userId: string = uuidv7()) => bearer(accessToken({ sub: userId }))
export const asOrderService = () => bearer(serviceToken('order-service', 'notification-service'))

/** Starts the service with its own database; tests run its jobs. */
export async function startNotificationService(overrides: Partial<Config> = {}) {
  const database = await createTestDatabase('notification')
  const ctx = createContext(
    {
      ...testConfig(database.url),
      userUrl: 'http://127.0.0.1:9',
      smtpUrl: nobodyListens,
      mailFrom: 'The Shop <shop@example.com>',
      shopName: 'The Shop',
      publicUrl: 'https://shop.example.com',
      apiUrl: 'https://api.example.com',
      staffEmail: undefined,
      sms: undefined,
      webhooks: undefined,
      reviewRequestAfterDays: 7,
      perSecond: {},
      ...overrides,
    },
    { keys: testKeys },
  )
  const app = createApp(ctx)
  const server = createHttpServer(app)
  const answers = checkResponses(server, apiOf(app))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const http = supertest(url)
  return {
    ctx,
    url,
    http,
    deliver: () => runDueWork(ctx, service.createWork(ctx)),
    send: (body: object, headers: Record<string, string> = admin) =>
      http.post('/api/notifications/send').set(headers).send(body),
    sendTemplate: (body: object, headers: Record<string, string> = admin) =>
      http.post('/api/notifications/send-template').set(headers).send(body),
    hear: (event: object) => http.post('/internal/events').set(asOrderService()).send(event),
    async find(id: string) {
      const { body } = await http.get('/api/notifications?limit=100').set(admin).expect(200)
      const found = (body.data as { id: string; status: string; attempts: number; lastError?: string }[]).find(
        (notification) => notification.id === id,
      )
      if (!found) throw new Error(`There is no notification ${id}`)
      return found
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await ctx.close()
      await database.drop()
      expect(answers.errors).toEqual([])
    },
  }
}

export type NotificationService = Awaited<ReturnType<typeof startNotificationService>>
