import { openMailbox } from '@ecommerce/testkit/mailbox'
import { sql } from 'kysely'
import { admin, type NotificationService, startNotificationService } from '../support/notification-service'

const stops: (() => Promise<void>)[] = []

describe('Channel rates', () => {
  afterEach(async () => {
    for (const stop of stops.splice(0)) await stop()
  })

  async function openShop(perSecond: object) {
    const mailbox = await openMailbox()
    const shop = await startNotificationService({ smtpUrl: mailbox.url, perSecond })
    stops.push(shop.stop, mailbox.close)
    const fill = (count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          shop.send({ to: 'a@example.com', channel: 'email', text: 'Hello' }).expect(202),
        ),
      )
    return { mailbox, shop, fill }
  }

  /** Moves the channel back in time. */
  async function pass({ ctx }: NotificationService, seconds: number): Promise<void> {
    await sql`update channel_pace set next_at = next_at - make_interval(secs => ${seconds})`.execute(ctx.db)
  }

  /** Waiting messages, none of which has been tried. */
  const countWaiting = async ({ ctx }: NotificationService) => {
    const waiting = ctx.db.selectFrom('notifications').where('status', '=', 'queued').where('attempts', '=', 0)
    return (await waiting.select('id').execute()).length
  }

  test('deliver one message at a time while the others wait', async () => {
    const { mailbox, shop, fill } = await openShop({ email: 0.1 })
    await fill(4)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    expect(await countWaiting(shop)).toBe(3)
    await pass(shop, 5)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    await pass(shop, 5)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(2)
    await pass(shop, 10)
    await shop.deliver()
    await pass(shop, 10)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(4)
    expect(await countWaiting(shop)).toBe(0)
  })

  test('do not release messages all at once after an outage', async () => {
    const { mailbox, shop, fill } = await openShop({ email: 0.01 })
    await fill(4)
    await shop.deliver()
    await pass(shop, 3_600)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(2)
    expect(await countWaiting(shop)).toBe(2)
  })

  test('do not count waiting as an attempt', async () => {
    const { shop, fill } = await openShop({ email: 0.1 })
    await fill(2)
    await shop.deliver()
    await pass(shop, 10)
    await shop.deliver()
    const { body } = await shop.http.get('/api/notifications').set(admin)
    expect(body.data).toMatchObject([
      { status: 'sent', attempts: 1 },
      { status: 'sent', attempts: 1 },
    ])
  })

  test('space messages evenly over two workers', async () => {
    const { mailbox, shop, fill } = await openShop({ email: 20 })
    await fill(10)
    const begun = Date.now()
    await Promise.all([shop.deliver(), shop.deliver()])
    while (mailbox.mails.length < 10) await shop.deliver()
    // Nine gaps of 50 ms, of which the first may have begun before.
    expect(Date.now() - begun).toBeGreaterThanOrEqual(400)
    expect(mailbox.mails).toHaveLength(10)
  })

  test('apply per channel', async () => {
    const { mailbox, shop, fill } = await openShop({ sms: 0.1 })
    await fill(5)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(5)
  })
})
