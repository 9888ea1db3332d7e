import type { CloudEvent } from '@ecommerce/shared/events/cloud-event'
import { bearer } from '@ecommerce/testkit/tokens'
import { listWaitingJobs } from '@ecommerce/testkit/waiting-jobs'
import { type OtherServices, openOtherServices } from '../support/other-services'
import { published, workAndDeliver } from '../support/outbox'
import { newPerson, openUserApp, signUp, type UserApp } from '../support/user-app'

let others: OtherServices
let app: UserApp

describe('Events of the user service', () => {
  beforeAll(async () => {
    others = await openOtherServices()
    app = await openUserApp({ notificationUrl: others.url, orderUrl: others.url, productUrl: others.url })
  })
  afterAll(async () => {
    await app.close()
    await others.close()
  })

  test('reach subscribers of a registration with its request', async () => {
    const person = { ...newPerson(), locale: 'de' }
    const response = await app.api
      .post('/api/users/register')
      .set('X-Request-Id', 'from-the-shop')
      .send(person)
      .expect(201)
    const { user } = response.body as { user: { id: string } }
    await workAndDeliver(app)
    const deliveries = others.heard.map(({ path, audience, body }) => [path, audience, (body as CloudEvent).type])
    expect(deliveries.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
      ['/internal/events', 'notification-service', 'user.email-verification-requested'],
      ['/internal/events', 'notification-service', 'user.registered'],
      ['/internal/events', 'order-service', 'user.registered'],
    ])
    for (const { body } of others.heard)
      expect(body).toMatchObject({
        specversion: '1.0',
        source: 'user-service',
        requestid: 'from-the-shop',
        data: {
          userId: user.id,
          email: person.email,
          name: person.name,
          locale: 'de',
          emailVerified: false,
          emailOwned: false,
          marketingConsent: false,
          version: 1,
        },
      })
    expect(JSON.stringify(others.heard)).not.toContain(person.password)
  })

  test('wait for unavailable subscribers', async () => {
    const unreachable = await openUserApp()
    await signUp(unreachable)
    await workAndDeliver(unreachable)
    expect(await listWaitingJobs(unreachable.ctx.db)).toHaveLength(3)
    await unreachable.close()
  })

  test('publish profile changes with their version', async () => {
    const { user, accessToken } = await signUp(app)
    const patch = (body: object) => app.api.patch('/api/users/profile').set(bearer(accessToken)).send(body).expect(200)
    await patch({ marketingConsent: true })
    await patch({ locale: 'fr' })
    await patch({ name: 'Augusta' })
    expect(await published(app, 'user.updated', user.id)).toMatchObject([
      { marketingConsent: true, version: 2 },
      { locale: 'fr', marketingConsent: true, version: 3 },
      { locale: 'fr', name: 'Augusta', version: 4 },
    ])
  })
})
