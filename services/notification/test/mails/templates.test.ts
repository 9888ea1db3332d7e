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

  test('an admin sees which templates there are, in which languages, and what each needs', async () => {
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

  test('a preview is what would be sent, and sends nothing', async () => {
    const data = anOrder()
    const { body } = await preview('order-confirmed', { data, locale: 'en-GB' }).expect(200)
    expect(body.subject).toContain(data.number)
    expect(body.text).toContain(data.items[0]!.name)
    expect(body.html).toMatch(/^<!doctype html>/i)
    const { body: list } = await shop.http.get('/api/notifications').set(admin).expect(200)
    expect(list.data).toEqual([])
  })

  test('a preview escapes what it is given', async () => {
    const { body } = await preview('welcome', { data: { name: '<b>Ada</b>' } }).expect(200)
    expect(body.html).toContain('&lt;b&gt;Ada&lt;/b&gt;')
    expect(body.text).toContain('<b>Ada</b>')
  })

  test('a preview says which template or what data is not there', async () => {
    expect((await preview('no-such', {}).expect(404)).body.code).toBe('template-not-found')
    const { body } = await preview('welcome', { data: {} }).expect(400)
    expect(body.errors).toEqual([{ path: 'data.name', message: expect.stringContaining('required') }])
    await preview('welcome', { data: { name: 'Ada' }, locale: 'not a locale' }).expect(400)
  })

  test('templates are for admins alone', async () => {
    await shop.http.get('/api/notifications/templates').set(customer()).expect(403)
    await preview('welcome', { data: { name: 'Ada' } }, customer()).expect(403)
  })
})
