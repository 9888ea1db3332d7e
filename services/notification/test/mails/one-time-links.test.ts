import { openMailbox } from '@ecommerce/testkit/mailbox'
import { waitFor } from '@ecommerce/testkit/waiting'
import { randomBytes } from 'node:crypto'
import { databaseText } from '../support/database-text'
import { aContact, anEvent, aTokenRequest, seal } from '../support/events'
import { openMailServer } from '../support/mail-server'
import { type NotificationService, startNotificationService } from '../support/notification-service'

const stops: (() => Promise<void>)[] = []

describe('One-time links', () => {
  afterEach(async () => {
    for (const stop of stops.splice(0).toReversed()) await stop()
  })

  async function openShop(overrides: Parameters<typeof startNotificationService>[0] = {}) {
    const mailbox = await openMailbox()
    const shop = await startNotificationService({ smtpUrl: mailbox.url, ...overrides })
    stops.push(mailbox.close, shop.stop)
    return { mailbox, shop }
  }

  const aToken = () => randomBytes(32).toString('base64url')

  const sealedSecrets = async (shop: NotificationService) =>
    (await shop.ctx.db.selectFrom('notifications').select(['sealedSecret', 'status', 'lastError']).execute()).map(
      ({ lastError, ...rest }) => ({ ...rest, ...(lastError !== null && { lastError }) }),
    )

  describe.each([
    ['user.email-verification-requested', 'verify-email'],
    ['user.password-reset-requested', 'reset-password'],
  ] as const)('%s', (type, page) => {
    test('contain the token in text and HTML', async () => {
      const { mailbox, shop } = await openShop()
      const token = aToken()
      await shop.hear(anEvent(type, aTokenRequest(token))).expect(202)
      await shop.deliver()
      const link = `https://shop.example.com/${page}?token=${token}`
      expect(mailbox.mails).toHaveLength(1)
      const [mail] = mailbox.mails
      expect(mail!.text.match(/\S*token=\S*/g)).toEqual([link])
      expect(mail!.html.match(/href="[^"]*token[^"]*"/g)).toEqual([`href="${link}"`, `href="${link}"`])
      expect(mail!.html).toContain(`>${link}</a>`)
      expect(mail!.text + mail!.html).not.toMatch(/[\u{E000}-\u{F8FF}]/u)
    })

    test('leave no readable token in the database, and nothing after sending', async () => {
      const { shop } = await openShop()
      const token = aToken()
      const request = aTokenRequest(token)
      await shop.hear(anEvent(type, request)).expect(202)
      const queued = await databaseText(shop.ctx.db)
      expect(queued).toContain(request.sealedToken)
      expect(queued).not.toContain(token)
      await shop.deliver()
      const sent = await databaseText(shop.ctx.db)
      expect(sent).not.toContain(token)
      expect(sent).not.toContain(request.sealedToken)
      expect(await sealedSecrets(shop)).toEqual([{ sealedSecret: null, status: 'sent' }])
    })
  })

  test('survive a mail server outage', async () => {
    const codes = [451, 250]
    const mailServer = await openMailServer({ message: () => codes.shift() ?? 250 })
    stops.push(mailServer.close)
    const { shop } = await openShop({ smtpUrl: mailServer.url })
    const token = aToken()
    const request = aTokenRequest(token)
    await shop.hear(anEvent('user.password-reset-requested', request)).expect(202)
    await shop.deliver()
    expect(await sealedSecrets(shop)).toMatchObject([{ sealedSecret: request.sealedToken, status: 'queued' }])
    expect(await databaseText(shop.ctx.db)).not.toContain(token)
    await waitFor('the second try', async () => {
      await shop.deliver()
      return mailServer.arrived.length === 2
    })
    expect(mailServer.arrived[1]!.text).toContain(`?token=${token}`)
    expect(await sealedSecrets(shop)).toEqual([{ sealedSecret: null, status: 'sent' }])
  })

  test('are deleted with a failed mail', async () => {
    const mailServer = await openMailServer({ recipient: () => 550 })
    stops.push(mailServer.close)
    const { shop } = await openShop({ smtpUrl: mailServer.url })
    await shop.hear(anEvent('user.password-reset-requested', aTokenRequest(aToken()))).expect(202)
    await shop.deliver()
    expect(await sealedSecrets(shop)).toMatchObject([{ sealedSecret: null, status: 'failed' }])
  })

  test('sealed with another secret fail at once with a reason', async () => {
    const { mailbox, shop } = await openShop()
    const sealedToken = seal(aToken(), 'the-secret-that-the-platform-had-last-year')
    await shop.hear(anEvent('user.password-reset-requested', aTokenRequest('', { sealedToken }))).expect(202)
    await shop.deliver()
    expect(await sealedSecrets(shop)).toEqual([
      {
        sealedSecret: null,
        status: 'failed',
        lastError: 'The link of this mail cannot be made any more, because the secret of the platform was changed.',
      },
    ])
    expect(mailbox.mails).toHaveLength(0)
  })

  test('are sent late even after expiry', async () => {
    const { mailbox, shop } = await openShop()
    const request = aTokenRequest(aToken(), { expiresAt: '2020-01-01T00:00:00.000Z' })
    await shop.hear(anEvent('user.email-verification-requested', request)).expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
  })

  test.each(['verify-email', 'reset-password'])('cannot be sent by hand: %s', async (template) => {
    const { shop } = await openShop()
    const data = { name: 'Grace', token: 'made-up', expiresAt: '2026-03-01T13:00:00.000Z' }
    for (const target of [{ to: 'grace@example.com' }, { userId: aContact().userId }]) {
      const { body } = await shop.sendTemplate({ ...target, channel: 'email', template, data }).expect(400)
      expect(body).toMatchObject({ code: 'template-needs-token', errors: [{ path: 'template' }] })
      expect(body.detail).toContain(template)
    }
    expect(await sealedSecrets(shop)).toEqual([])
  })
})
