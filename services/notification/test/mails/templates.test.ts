import { anOrder } from '../support/events'
import { admin, customer, type NotificationService, startNotificationService } from '../support/notification-service'

let shop: NotificationService

describe('Mail templates', () => {
  beforeAll(async () => {
    shop = await startNotificationService()
  })
  afterAll(() => shop.stop())

  const preview = (name: string, body: object, headers = admin) =>
    shop.http.post(`/api/notifications/templates/${name}/preview`).set(headers).send(body)

  test('are listed for admins with languages and required data', async () => {
    const { body } = await shop.http.get('/api/notifications/templates').set(admin).expect(200)
    const find = (name: string) => (body.data as { name: string }[]).find((template) => template.name === name)
    expect(find('welcome')).toEqual({
      name: 'welcome',
      locales: ['de', 'en', 'es'],
      data: [{ name: 'name', required: true }],
    })
    expect(find('order-shipped')).toMatchObject({
      data: expect.arrayContaining([
        { name: 'total', required: true },
        { name: 'trackingNumber', required: false },
      ]),
    })
  })

  test('can be previewed without sending', async () => {
    const data = anOrder()
    const { body } = await preview('order-confirmed', { data, locale: 'en-GB' }).expect(200)
    expect(body.subject).toContain(data.number)
    expect(body.text).toContain(data.items[0]!.name)
    expect(body.html).toMatch(/^<!doctype html>/i)
    const { body: list } = await shop.http.get('/api/notifications').set(admin).expect(200)
    expect(list.data).toEqual([])
  })

  test('escape data in a preview', async () => {
    const { body } = await preview('welcome', { data: { name: '<b>Ada</b>' } }).expect(200)
    expect(body.html).toContain('&lt;b&gt;Ada&lt;/b&gt;')
    expect(body.text).toContain('<b>Ada</b>')
  })

  test('report a missing template or data in a preview', async () => {
    expect((await preview('no-such', {}).expect(404)).body.code).toBe('template-not-found')
    const { body } = await preview('welcome', { data: {} }).expect(400)
    expect(body.errors).toEqual([{ path: 'data.name', message: expect.stringContaining('required') }])
    await preview('welcome', { data: { name: 'Ada' }, locale: 'not a locale' }).expect(400)
  })

  test('are for admins only', async () => {
    await shop.http.get('/api/notifications/templates').set(customer()).expect(403)
    await preview('welcome', { data: { name: 'Ada' } }, customer()).expect(403)
  })
})
