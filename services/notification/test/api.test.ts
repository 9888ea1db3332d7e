import { type NotificationService, startNotificationService } from './support/notification-service'

let shop: NotificationService

describe('API of the notification service', () => {
  beforeAll(async () => {
    shop = await startNotificationService()
  })
  afterAll(() => shop.stop())

  test('the document is public and lists problems and tokens', async () => {
    const { body } = await shop.http.get('/openapi.json').expect(200)
    expect(body.openapi).toBe('3.1.0')
    const send = body.paths['/api/notifications/send'].post
    expect(send.security).toEqual([{ bearer: [] }])
    expect(send.requestBody.content['application/json'].schema.required).toEqual(['channel', 'text'])
    expect(send.parameters.map(({ name }: { name: string }) => name)).toEqual(['Idempotency-Key'])
    expect(send.responses['409'].description).toBe('`not-wanted`, `idempotency-in-progress`')
    const list = body.paths['/api/notifications'].get
    expect(list.parameters).toContainEqual({
      name: 'limit',
      in: 'query',
      schema: { type: 'integer', default: 20, minimum: 1, maximum: 100 },
    })
  })

  test('the documentation page is self-contained', async () => {
    const page = await shop.http.get('/docs').expect(200)
    expect(page.get('Content-Security-Policy')).toContain("script-src 'self'")
    const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => part!)
    expect(parts).toHaveLength(4)
    for (const part of parts) {
      expect(part).not.toMatch(/^(https?:)?\/\//)
      await shop.http.get(`/${part}`).expect(200)
    }
  })
})
