import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { type OtherServices, openOtherServices } from '../support/other-services'
import { mailedToken } from '../support/outbox'
import { isProblem, openUserApp, signUp, type UserApp } from '../support/user-app'

let others: OtherServices
let app: UserApp

describe('Personal data export', () => {
  beforeAll(async () => {
    others = await openOtherServices(({ audience }) =>
      audience === 'order-service'
        ? { status: 200, body: { orders: [{ number: '2026-000001' }] } }
        : { status: 200, body: {} },
    )
    app = await openUserApp({ notificationUrl: others.url, orderUrl: others.url, productUrl: others.url })
  })
  afterAll(async () => {
    await app.close()
    await others.close()
  })

  const get = (token: string) => app.api.get('/api/users/export').set(bearer(token))

  test('contains everything of all services', async () => {
    const { user, accessToken } = await signUp(app)
    const address = { name: 'Ada', line1: 'Memory Lane 1', city: 'Bath', postalCode: 'BA1', country: 'GB' }
    await app.api.post('/api/users/addresses').set(bearer(accessToken)).send(address).expect(201)
    const response = await get(accessToken).expect(200)
    expect(response.headers['content-disposition']).toBe('attachment; filename="personal-data.json"')
    expect(response.headers['cache-control']).toBe('private, no-store')
    expect(response.body).toEqual({
      exportedAt: expect.stringMatching(/Z$/) as string,
      services: ['user-service', 'product-service', 'order-service', 'notification-service'].map((service) => ({
        ...{ service, status: 'done' },
      })),
      data: {
        'user-service': {
          profile: { ...user, marketingConsent: false, mfaEnabled: false },
          addresses: [expect.objectContaining(address)],
          sessions: [expect.objectContaining({ current: true })],
          securityEvents: [expect.objectContaining({ type: 'registered' })],
        },
        'product-service': {},
        'order-service': { orders: [{ number: '2026-000001' }] },
        'notification-service': {},
      },
    })
    expect(response.text).not.toMatch(/\$2b\$|sealed|hash/i)
  })

  test('contains guest data only under an owned address', async () => {
    const { user, accessToken } = await signUp(app)
    others.heard.length = 0
    await get(accessToken).expect(200)
    expect(others.heard.map(({ path, body }) => ({ path, body }))).toEqual(
      Array(3).fill({ path: '/internal/personal-data', body: { userId: user.id } }),
    )
    const token = await mailedToken(app, 'user.email-verification-requested', user.id)
    await app.api.post('/api/users/email/verify').send({ token }).expect(204)
    await get(accessToken).expect(200)
    expect(others.heard.at(-1)!.body).toEqual({ userId: user.id })
    await app.api.post('/api/users/email/resend').set(bearer(accessToken)).expect(202)
    const another = await mailedToken(app, 'user.email-verification-requested', user.id)
    await app.api.post('/api/users/email/verify').set(bearer(accessToken)).send({ token: another }).expect(204)
    await get(accessToken).expect(200)
    expect(others.heard.at(-1)!.body).toEqual({ userId: user.id, verifiedEmail: user.email })
  })

  test('fails completely while a service is down', async () => {
    const { accessToken } = await signUp(app)
    others.down.add('product-service')
    const response = await get(accessToken).expect(503)
    isProblem('service-unavailable')(response)
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    others.down.clear()
  })

  test('excludes other users', async () => {
    await app.api.get('/api/users/export').expect(401).expect(isProblem('token-missing'))
    await get(serviceToken('order-service', 'user-service')).expect(403).expect(isProblem('forbidden'))
  })
})
