import { startWorker, type Worker } from '@ecommerce/shared/jobs/worker'
import { bearer } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { changePayloads, listWaitingDeliveries, type WaitingJob } from '@ecommerce/testkit/waiting-jobs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { service } from '../../src/index'
import { openOtherServices, type OtherServices } from '../support/other-services'
import { openUserApp, signUp, type UserApp } from '../support/user-app'

let others: OtherServices
let frozen: Server
let app: UserApp
let worker: Worker

beforeAll(async () => {
  others = await openOtherServices()
  // Accepts requests without responding.
  frozen = createServer(() => undefined)
  await new Promise<void>((resolve) => frozen.listen(0, '127.0.0.1', resolve))
  const notificationUrl = `http://127.0.0.1:${(frozen.address() as AddressInfo).port}`
  app = await openUserApp({ productUrl: others.url, orderUrl: others.url, notificationUrl })
  worker = startWorker(app.ctx, service.createWork(app.ctx))
}, 30_000)
afterAll(async () => {
  frozen.closeAllConnections()
  frozen.close()
  await worker.stop()
  await app.close()
  await others.close()
})

const logout = ({ accessToken }: { accessToken: string }) =>
  app.api.post('/api/users/logout').set(bearer(accessToken)).expect(204)

/** Number of ended sessions that a service has received for a user. */
const receivedFor = (userId: string, audience: string) =>
  others.heard.filter((heard) => {
    const event = heard.body as { type: string; data: { userId: string } }
    return heard.audience === audience && event.type === 'user.sessions-ended' && event.data.userId === userId
  }).length

const deliveriesOf = ({ user }: { user: { id: string } }) =>
  listWaitingDeliveries(app.ctx.db, { type: 'user.sessions-ended', about: { userId: user.id } })

const endedLongAgo = (payload: WaitingJob['payload']) => ({ ...payload, time: '2026-01-01T00:00:00.000Z' })

// Queued behind an unresponsive service they would wait five seconds.
const receivedBy = (audience: string, people: { user: { id: string } }[]) =>
  waitFor(
    `${audience} to hear of all`,
    () => Promise.resolve(people.every(({ user }) => receivedFor(user.id, audience) > 0)),
    4_000,
  )

describe('Urgent delivery of ended sessions', () => {
  test('is timely although one subscriber hangs', async () => {
    const people = await Promise.all(Array.from({ length: 25 }, () => signUp(app)))
    await Promise.all(people.map(logout))
    await Promise.all(['order-service', 'product-service'].map((name) => receivedBy(name, people)))
  })

  test('resumes soon after an outage', async () => {
    const ada = await signUp(app)
    others.down.add('order-service')
    await logout(ada)
    await waitFor('a delivery to be tried for the fifth time', async () => {
      const deliveries = await deliveriesOf(ada)
      return deliveries.some(({ attempt, subscriber }) => subscriber === 'order-service' && attempt >= 5)
    })
    others.down.delete('order-service')
    await receivedBy('order-service', [ada])
  })

  test('stops when no access token is valid', async () => {
    const ada = await signUp(app)
    others.down.add('product-service')
    await logout(ada)
    await waitFor('its deliveries to be over', async () => {
      // A try that is under way puts the event back as it was.
      await changePayloads(app.ctx.db, endedLongAgo)
      return (await deliveriesOf(ada)).length === 0
    })
    others.down.delete('product-service')
    expect(receivedFor(ada.user.id, 'product-service')).toBe(0)
  })
})
