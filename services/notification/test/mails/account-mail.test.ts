import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { aContact, anEvent, aTokenRequest } from '../support/events'
import { customer, type NotificationService, startNotificationService } from '../support/notification-service'

let mailbox: Mailbox
let shop: NotificationService

describe('Account mails', () => {
  beforeAll(async () => {
    mailbox = await openMailbox()
    shop = await startNotificationService({ smtpUrl: mailbox.url })
  })
  afterAll(async () => {
    await shop.stop()
    await mailbox.close()
  })
  beforeEach(() => {
    mailbox.mails.length = 0
  })

  const owner = (changes: object = {}) =>
    aContact({ email: 'grace@example.com', name: 'Grace Hopper', emailVerified: true, ...changes })

  const events = {
    'user.email-verification-requested': (changes: object = {}) =>
      anEvent('user.email-verification-requested', aTokenRequest('t-1', owner(changes))),
    'user.password-reset-requested': (changes: object = {}) =>
      anEvent('user.password-reset-requested', aTokenRequest('t-1', owner(changes))),
    'user.password-changed': (changes: object = {}) =>
      anEvent('user.password-changed', { ...owner(changes), changedAt: '2026-03-01T12:34:56.789Z' }),
    'user.locked': (changes: object = {}) =>
      anEvent('user.locked', { ...owner(changes), lockedUntil: '2026-03-01T12:49:00.000Z' }),
  }

  async function mailOf(event: object) {
    await shop.hear(event).expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    return mailbox.mails[0]!
  }

  test.each([
    [
      'user.email-verification-requested',
      'Confirm your e-mail address',
      ['works once', 'March 1, 2026 at 1:00 PM UTC'],
    ],
    [
      'user.password-reset-requested',
      'Reset your password',
      ['once and for one hour', 'nothing changes', '1:00 PM UTC'],
    ],
    [
      'user.password-changed',
      'Your password was changed',
      ['March 1, 2026 at 12:34 PM UTC', 'reset your password at once'],
    ],
    [
      'user.locked',
      'Your account is locked for a while',
      ['ten times within 15 minutes', 'Nobody got in', '12:49 PM UTC'],
    ],
  ] as const)('of %s go to the account owner once', async (type, subject, facts) => {
    const event = events[type]()
    const { userId } = event.data
    const mail = await mailOf(event)
    await shop.hear(event).expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    expect(mail).toMatchObject({ to: ['grace@example.com'], subject })
    const shown = mail.html.replaceAll(/<[^>]*>/g, '')
    for (const part of [mail.text, shown])
      for (const fact of ['Grace Hopper', 'The Shop', ...facts]) expect(part.replaceAll(/\s/g, ' ')).toContain(fact)
    const own = await shop.http.get('/api/notifications').set(customer(userId)).expect(200)
    expect(own.body.data).toMatchObject([{ userId, to: 'grace@example.com', status: 'sent', subject }])
  })

  test.each([
    ['enabled', 'Two-factor sign-in was turned on', 'takes a code of an authenticator app besides the password'],
    ['disabled', 'Two-factor sign-in was turned off', 'the password alone is enough'],
    ['reset', 'Two-factor sign-in was reset', 'turned off without a code'],
    ['recovery-codes-renewed', 'Your recovery codes were replaced', 'The old ones no longer work'],
    ['recovery-code-used', 'A recovery code was used to sign in', '1 code is left'],
  ] as const)('of user.mfa-changed by %s ignore preferences', async (change, subject, fact) => {
    const account = owner()
    const auth = customer(account.userId)
    await shop.http
      .put('/api/notifications/preferences')
      .set(auth)
      .send({ marketing: { email: false } })
      .expect(200)
    const changedAt = '2026-03-01T12:34:56.789Z'
    const left = change === 'recovery-code-used' ? { recoveryCodesLeft: 1 } : {}
    const mail = await mailOf(anEvent('user.mfa-changed', { ...account, change, changedAt, ...left }))
    expect(mail).toMatchObject({ to: ['grace@example.com'], subject })
    const shown = mail.html.replaceAll(/<[^>]*>/g, '')
    for (const part of [mail.text, shown])
      for (const fragment of ['March 1, 2026 at 12:34 PM UTC', 'reset your password', fact])
        expect(part.replaceAll(/\s/g, ' ')).toContain(fragment)
  })

  test('of an unknown second-factor change are rejected', async () => {
    const event = { ...owner(), change: 'stolen' as 'reset', changedAt: '2026-03-01T12:34:56.789Z' }
    await shop.hear(anEvent('user.mfa-changed', event)).expect(400)
  })

  test('with a verification link contain no name', async () => {
    const { subject, text, html } = await mailOf(events['user.email-verification-requested']())
    expect(subject + text + html).not.toMatch(/welcome/i)
  })

  test('format times for the recipient', async () => {
    const mail = await mailOf(events['user.locked']({ locale: 'de-AT' }))
    expect(mail.text).toContain('1. März 2026 um 12:49 UTC')
  })

  test('treat a name as text', async () => {
    for (const event of Object.values(events)) await shop.hear(event({ name: '<b>Ada</b>' })).expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(4)
    for (const mail of mailbox.mails) {
      expect(mail.text).toContain('Hello <b>Ada</b>, ')
      expect(mail.html).toContain('&lt;b&gt;Ada')
      expect(mail.html).not.toContain('<b>Ada')
    }
  })

  test('can be repeated by an admin', async () => {
    const template = { template: 'account-locked', data: { name: 'Grace', lockedUntil: '2026-03-01T12:49:00.000Z' } }
    await shop.sendTemplate({ to: 'grace@example.com', channel: 'email', ...template }).expect(202)
    for (const lockedUntil of ['soon', '2026-02-30T12:49:00Z', '2026-03-01T12:49:00', '2026-03-01']) {
      const wrong = { ...template, data: { name: 'Grace', lockedUntil } }
      const { body } = await shop.sendTemplate({ to: 'grace@example.com', channel: 'email', ...wrong }).expect(400)
      expect(body.errors).toMatchObject([{ path: 'data.lockedUntil' }])
    }
  })
})
