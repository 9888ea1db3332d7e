import { uuidv7 } from '@ecommerce/shared/ids'
import { databaseText } from '../support/database-text'
import { anOrder } from '../support/events'
import { type NotificationService, startNotificationService } from '../support/notification-service'
import { openSmsGateway } from '../support/sms-gateway'

let answer: { status: number; body?: object }
let gateway: Awaited<ReturnType<typeof openSmsGateway>>
let shop: NotificationService

describe('SMS delivery', () => {
  beforeAll(async () => {
    gateway = await openSmsGateway(() => answer)
    const sms = { apiBase: gateway.apiBase, accountSid: 'AC123', authToken: 'gateway-secret', from: '+15005550006' }
    shop = await startNotificationService({ sms })
  })
  afterAll(async () => {
    await shop.stop()
    await gateway.close()
  })
  beforeEach(() => {
    answer = { status: 201 }
    gateway.arrived.length = 0
  })

  const anSms = (changes: object = {}) => ({
    to: '+436641234567',
    channel: 'sms',
    text: 'Your parcel is there',
    ...changes,
  })

  async function sent(changes: object = {}) {
    const { body } = await shop.send(anSms(changes)).expect(202)
    await shop.deliver()
    return shop.find(body.id)
  }

  test('posts a form to the account with its password', async () => {
    expect(await sent({ text: 'Ärger & 100 % = größer?' })).toMatchObject({ status: 'sent', attempts: 1 })
    expect(gateway.arrived).toEqual([
      {
        path: 'POST /2010-04-01/Accounts/AC123/Messages.json',
        authorization: `Basic ${Buffer.from('AC123:gateway-secret').toString('base64')}`,
        form: { To: '+436641234567', From: '+15005550006', Body: 'Ärger & 100 % = größer?' },
      },
    ])
  })

  test.each(['+43 664 1234567', '+43 (664) 123-45.67', ' +43/664/1234567 '])('normalizes %s', async (to) => {
    expect(await sent({ to })).toMatchObject({ to: '+436641234567' })
  })

  test.each(['0664 1234567', '+43', '+0436641234567', '+436641234567, +436641234568', '+43664x', ['+436641234567']])(
    'rejects %s',
    async (to) => {
      const { body } = await shop.send(anSms({ to })).expect(400)
      expect(body.errors[0].path).toBe('to')
    },
  )

  test('limits the length of a message', async () => {
    await shop.send(anSms({ text: 'x'.repeat(1_600) })).expect(202)
    const { body } = await shop.send(anSms({ text: 'x'.repeat(1_601) })).expect(400)
    expect(body.errors[0].path).toBe('text')
    await shop.deliver()
  })

  test('limits the length of a rendered template', async () => {
    const items = Array.from({ length: 60 }, (_, index) => ({ ...anOrder().items[0]!, name: `Mug ${index}` }))
    const order = { to: '+436641234567', channel: 'sms', template: 'order-confirmed' }
    await shop.sendTemplate({ ...order, data: anOrder() }).expect(202)
    const { body } = await shop.sendTemplate({ ...order, data: anOrder({ items }) }).expect(400)
    expect(body).toMatchObject({ code: 'text-too-long', errors: [{ path: 'data' }] })
    await shop.deliver()
  })

  test('has no numbers by user id', async () => {
    const { body } = await shop.send(anSms({ to: undefined, userId: uuidv7() })).expect(400)
    expect(body.errors).toEqual([{ path: 'to', message: 'to is required for sms' }])
  })

  test('treats errors about the message as final, without the gateway’s text', async () => {
    answer = { status: 400, body: { code: 21_211, message: "The 'To' number +436641234567 is not valid" } }
    expect(await sent()).toMatchObject({
      status: 'failed',
      attempts: 1,
      lastError: 'The SMS gateway refused the message (400, error 21211).',
    })
  })

  test.each([401, 404, 429, 500, 302])('retries after status %i', async (status) => {
    answer = { status, body: { code: 20_003 } }
    expect(await sent()).toMatchObject({
      status: 'queued',
      lastError: `The SMS gateway did not take the message yet (${status}, error 20003).`,
    })
    await shop.ctx.db.deleteFrom('notifications').execute()
  })

  test('survives a gateway outage without disclosing its password', async () => {
    const closed = await openSmsGateway()
    await closed.close()
    const sms = { apiBase: closed.apiBase, accountSid: 'AC123', authToken: 'gateway-secret', from: 'The Shop' }
    const lonely = await startNotificationService({ sms })
    try {
      const { body } = await lonely.send(anSms()).expect(202)
      await lonely.deliver()
      const { status, lastError } = await lonely.find(body.id)
      expect(status).toBe('queued')
      expect(lastError).toMatch(/^The SMS gateway cannot be reached \(ECONNREFUSED/)
      expect(await databaseText(lonely.ctx.db)).not.toContain('gateway-secret')
    } finally {
      await lonely.stop()
    }
  })
})
