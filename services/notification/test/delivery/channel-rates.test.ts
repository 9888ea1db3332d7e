import { openMailbox } from '@ecommerce/testkit/mailbox'
import { advanceJobs, changePayloads, listWaitingJobs } from '@ecommerce/testkit/waiting-jobs'
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

  /** Moves waiting messages and the channel back in time. */
  async function pass({ ctx }: NotificationService, seconds: number): Promise<void> {
    await advanceJobs(ctx.db, seconds)
    await changePayloads(ctx.db, ({ turnAt, ...payload }) =>
      typeof turnAt === 'string' ? { ...payload, turnAt: new Date(Date.parse(turnAt) - seconds * 1_000) } : payload,
    )
    await sql`update channel_pace set next_at = next_at - make_interval(secs => ${seconds})`.execute(ctx.db)
  }

  const waitsOf = async ({ ctx }: NotificationService) => {
    const due = (await listWaitingJobs(ctx.db)).map(({ dueInSeconds }) => dueInSeconds).toSorted((a, b) => a - b)
    return due.map((seconds) => Math.round(seconds - due[0]!))
  }

  test('deliver one message at a time and reschedule the others', async () => {
    const { mailbox, shop, fill } = await openShop({ email: 0.1 })
    await fill(4)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    expect(await waitsOf(shop)).toEqual([0, 10, 20])
    await pass(shop, 10)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(2)
    await pass(shop, 10)
    await shop.deliver()
    await pass(shop, 10)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(4)
    expect(await waitsOf(shop)).toEqual([])
  })

  test('do not release messages all at once after an outage', async () => {
    const { mailbox, shop, fill } = await openShop({ email: 0.01 })
    await fill(4)
    await shop.deliver()
    await pass(shop, 3_600)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(2)
    expect(await waitsOf(shop)).toEqual([0, 100])
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

  test('apply per channel', async () => {
    const { mailbox, shop, fill } = await openShop({ sms: 0.1 })
    await fill(5)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(5)
  })
})
