import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { anEvent, anOrder } from '../support/events'
import { type NotificationService, startNotificationService } from '../support/notification-service'

let mailbox: Mailbox
let shop: NotificationService

describe('Payment mails', () => {
  beforeAll(async () => {
    mailbox = await openMailbox()
    shop = await startNotificationService({ smtpUrl: mailbox.url, staffEmail: 'staff@example.com' })
  })
  afterAll(async () => {
    await shop.stop()
    await mailbox.close()
  })
  beforeEach(async () => {
    await shop.deliver()
    mailbox.mails.length = 0
  })

  const amount = { amount: 1_250, currency: 'USD' }
  const about = () => ({ orderId: uuidv7(), number: '2026-000123' })

  async function received() {
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    return mailbox.mails[0]!
  }

  test.each([
    ['order.payment-processing', 'Your payment for order 2026-000123 is being processed'],
    ['order.payment-failed', 'The payment for order 2026-000123 did not go through'],
  ] as const)('notify the buyer of %s', async (type, subject) => {
    const order = anOrder()
    await shop.hear(anEvent(type, order)).expect(202)
    expect(await received()).toMatchObject({ to: [order.email], subject })
  })

  test.each([
    ['open', 'Payment disputed: order 2026-000123'],
    ['won', 'Dispute won: order 2026-000123'],
    ['lost', 'Dispute lost: order 2026-000123'],
  ] as const)('notify staff of a dispute that is %s', async (status, subject) => {
    await shop.hear(anEvent('payment.disputed', { ...about(), dispute: { id: uuidv7(), amount, status } })).expect(202)
    const mail = await received()
    expect(mail).toMatchObject({ to: ['staff@example.com'], subject })
    expect(mail.text).toContain('$12.50')
  })

  test.each([
    ['refund-failed', 'A refund for this order has failed'],
    ['payment-lost', 'has expired or has failed'],
    ['refunded-unshipped', 'cannot be processed or shipped'],
    ['partly-captured', 'Only a part of the total'],
  ] as const)('notify staff of a payment that needs a decision (%s)', async (reason, words) => {
    await shop.hear(anEvent('payment.attention', { ...about(), reason, amount })).expect(202)
    const mail = await received()
    expect(mail.to).toEqual(['staff@example.com'])
    expect(mail.text).toContain(words)
  })
})
