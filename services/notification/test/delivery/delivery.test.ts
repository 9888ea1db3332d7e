import { openGate } from '@ecommerce/testkit/gate'
import { waitFor } from '@ecommerce/testkit/waiting'
import { listWaitingJobs } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { createDeliverySource } from '../../src/delivery-source'
import { claimDue, endDeliveries } from '../../src/store/deliveries'
import { aContact, anEvent, anOrder } from '../support/events'
import { openMailServer } from '../support/mail-server'
import { customer, type NotificationService, startNotificationService } from '../support/notification-service'

type MailServer = Awaited<ReturnType<typeof openMailServer>>

const stops: (() => Promise<void>)[] = []

describe('Delivery', () => {
  afterEach(() => Promise.all(stops.splice(0).map((stop) => stop())))

  const openServer = async (answers: Parameters<typeof openMailServer>[0] = {}) => {
    const mailServer = await openMailServer(answers)
    stops.push(mailServer.close)
    return mailServer
  }

  const openShop = async ({ url }: { url: string }) => {
    const shop = await startNotificationService({ smtpUrl: url })
    stops.push(shop.stop)
    return shop
  }

  const sendTo = async (shop: NotificationService, to: string): Promise<string> => {
    const { body } = await shop.send({ to, channel: 'email', subject: 'A word', text: 'Hello' }).expect(202)
    return body.id
  }

  const deliverUntil = (shop: NotificationService, id: string, status: string) =>
    waitFor(`${status} mail`, async () => {
      await shop.deliver()
      return (await shop.find(id)).status === status
    })

  test('accepts everything during a mail outage and sends each mail once afterwards', async () => {
    const { port, url, close } = await openMailServer({})
    await close()
    const shop = await openShop({ url })
    const id = await sendTo(shop, 'grace@example.com')
    await shop.hear(anEvent('user.registered', aContact())).expect(202)
    await shop.hear(anEvent('order.confirmed', anOrder())).expect(202)
    await shop.deliver()
    expect(await shop.find(id)).toMatchObject({
      status: 'queued',
      attempts: 1,
      lastError: 'The mail server cannot be reached (ECONNREFUSED).',
    })

    const mailServer = await openServer({ port })
    await deliverUntil(shop, id, 'sent')
    await waitFor('three mails', async () => {
      await shop.deliver()
      return mailServer.arrived.length === 3
    })
    expect(new Set(mailServer.arrived.map(({ messageId }) => messageId)).size).toBe(3)
    const sent = await shop.find(id)
    expect(sent).toMatchObject({ status: 'sent', attempts: expect.any(Number), sentAt: expect.any(String) })
    expect(sent.lastError).toBeUndefined()
  })

  test('counts waiting mails among the jobs', async () => {
    const shop = await openShop({ url: 'smtp://127.0.0.1:9' })
    await sendTo(shop, 'grace@example.com')
    const { text } = await shop.http.get('/metrics')
    expect(text).toMatch(/^job_queue_jobs\{task="send-notification",state="due",.*\} 1$/m)
  })

  test('repeats a deferred mail as the same mail', async () => {
    const codes = [451, 250]
    const mailServer = await openServer({ message: () => codes.shift() ?? 250 })
    const shop = await openShop(mailServer)
    const id = await sendTo(shop, 'grace@example.com')
    await shop.deliver()
    expect(await shop.find(id)).toMatchObject({
      status: 'queued',
      lastError: 'The mail server did not take the mail yet (451).',
    })
    await deliverUntil(shop, id, 'sent')
    const [first, second, ...more] = mailServer.arrived
    expect(more).toEqual([])
    expect(second?.messageId).toBe(`<${id}@example.com>`)
    expect([second?.messageId, second?.date, second?.text]).toEqual([first?.messageId, first?.date, first?.text])
  })

  test('fails permanently for a rejected recipient', async () => {
    const mailServer = await openServer({ recipient: (address) => (address.startsWith('nobody') ? 550 : undefined) })
    const shop = await openShop(mailServer)
    const [refused, taken] = [await sendTo(shop, 'nobody@example.com'), await sendTo(shop, 'grace@example.com')]
    await shop.deliver()
    expect(await shop.find(refused)).toMatchObject({
      status: 'failed',
      attempts: 1,
      lastError: 'The mail server refused the recipient (550).',
    })
    expect(await shop.find(taken)).toMatchObject({ status: 'sent' })
    expect(await listWaitingJobs(shop.ctx.db)).toHaveLength(0)
  })

  test('fails permanently for a rejected mail', async () => {
    const shop = await openShop(await openServer({ message: () => 554 }))
    const id = await sendTo(shop, 'grace@example.com')
    await shop.deliver()
    expect(await shop.find(id)).toMatchObject({
      status: 'failed',
      lastError: 'The mail server refused the message (554).',
    })
  })

  test('keeps a deferred recipient queued', async () => {
    const shop = await openShop(await openServer({ recipient: () => 450 }))
    const id = await sendTo(shop, 'grace@example.com')
    await shop.deliver()
    expect(await shop.find(id)).toMatchObject({ status: 'queued', attempts: 1 })
  })

  test('fails after the last attempt', async () => {
    const shop = await openShop(await openServer({ message: () => 451 }))
    const id = await sendTo(shop, 'grace@example.com')
    await shop.ctx.db.updateTable('notifications').set({ attempts: 2_899 }).execute()
    await shop.deliver()
    expect(await shop.find(id)).toMatchObject({ status: 'failed', attempts: 2_900 })
  })

  test('sends a mail once from two workers', async () => {
    const arrival = openGate()
    const release = openGate()
    const mailServer: MailServer = await openServer({
      async message() {
        if (mailServer.arrived.length > 1) return 250
        arrival.open()
        await release.opened
        return 250
      },
    })
    const shop = await openShop(mailServer)
    const id = await sendTo(shop, 'grace@example.com')
    const workers = [shop.deliver(), shop.deliver()]
    await arrival.opened
    await Promise.race(workers)
    release.open()
    await Promise.all(workers)
    expect(await shop.find(id)).toMatchObject({ status: 'sent', attempts: 1 })
    expect(mailServer.arrived).toHaveLength(1)
  })

  test('sends a mail of a killed worker after its lease', async () => {
    const mailServer = await openServer()
    const shop = await openShop(mailServer)
    const id = await sendTo(shop, 'grace@example.com')
    const leaseUntil = (seconds: number) =>
      shop.ctx.db
        .updateTable('notifications')
        .set({ sendingUntil: sql<Date>`now() + ${seconds} * interval '1 s'` })
        .execute()
    await leaseUntil(2)
    await shop.deliver()
    expect(mailServer.arrived).toHaveLength(0)
    const { nextMs } = await createDeliverySource(shop.ctx).claim()
    expect(nextMs).toBeGreaterThan(500)
    expect(nextMs).toBeLessThanOrEqual(2_000)

    await leaseUntil(-1)
    await shop.deliver()
    expect(mailServer.arrived).toHaveLength(1)
    expect(await shop.find(id)).toMatchObject({ status: 'sent' })
  })

  test('leaves the end of an attempt to the worker that holds the lease', async () => {
    const mailServer = await openServer()
    const shop = await openShop(mailServer)
    const id = await sendTo(shop, 'grace@example.com')
    const [{ recipientId, lease } = { recipientId: '', lease: '' }] = (await claimDue(shop.ctx.db, { email: 1 }))
      .claimed
    await shop.ctx.db
      .updateTable('notifications')
      .set({ sendingUntil: sql<Date>`now() - interval '1 s'` })
      .execute()
    const [second] = (await claimDue(shop.ctx.db, { email: 1 })).claimed
    await endDeliveries(shop.ctx.db, [{ recipientId, id, lease, status: 'failed', reason: 'too late', delayMs: 0 }])
    expect(await shop.find(id)).toMatchObject({ status: 'queued', attempts: 2 })
    await endDeliveries(shop.ctx.db, [{ recipientId, id, lease: second!.lease, status: 'sent' }])
    expect(await shop.find(id)).toMatchObject({ status: 'sent' })
  })

  test('sends a mail that was read in the list before', async () => {
    const mailServer = await openServer()
    const shop = await openShop(mailServer)
    const contact = aContact()
    await shop.hear(anEvent('user.registered', contact)).expect(202)
    const list = async () =>
      (await shop.http.get('/api/notifications').set(customer(contact.userId)).expect(200)).body.data
    await shop.http.post('/api/notifications/read-all').set(customer(contact.userId)).expect(200)
    expect(await list()).toMatchObject([{ status: 'queued', readAt: expect.any(String) }])
    await shop.deliver()
    expect(mailServer.arrived).toHaveLength(1)
    expect(await list()).toMatchObject([{ status: 'read', sentAt: expect.any(String) }])
  })

  test('discloses no secret of the mail server URL', async () => {
    const shop = await openShop({ url: 'smtp://mailer:hunter2@127.0.0.1:9' })
    const id = await sendTo(shop, 'grace@example.com')
    await shop.deliver()
    const { lastError } = await shop.find(id)
    expect(lastError).toMatch(/^The mail server cannot be reached/)
    expect(lastError).not.toContain('hunter2')
  })
})
