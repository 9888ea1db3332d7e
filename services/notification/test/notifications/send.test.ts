import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { bearer, forgedTokens, serviceToken } from '@ecommerce/testkit/tokens'
import { aContact, anEvent } from '../support/events'
import {
  admin,
  asOrderService,
  customer,
  type NotificationService,
  startNotificationService,
} from '../support/notification-service'
import { openUserService } from '../support/user-service'

let mailbox: Mailbox
let users: Awaited<ReturnType<typeof openUserService>>
let shop: NotificationService

describe('Sending of messages', () => {
  beforeAll(async () => {
    mailbox = await openMailbox()
    users = await openUserService()
    shop = await startNotificationService({ smtpUrl: mailbox.url, userUrl: users.url })
  })
  afterAll(async () => {
    await shop.stop()
    await users.close()
    await mailbox.close()
  })
  beforeEach(async () => {
    await shop.deliver()
    mailbox.mails.length = 0
  })

  const aMail = (changes: object = {}) => ({
    to: 'grace@example.com',
    channel: 'email',
    subject: 'A word',
    text: 'Hello Grace',
    ...changes,
  })

  test('sends a mail with text and optional HTML', async () => {
    const plain = await shop.send(aMail({ to: '  Grace@Example.com ' })).expect(202)
    expect(plain.body).toEqual({
      id: expect.any(String),
      to: 'grace@example.com',
      channel: 'email',
      subject: 'A word',
      status: 'queued',
      attempts: 0,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/),
    })
    await shop.send(aMail({ html: '<p>Hello <b>Grace</b></p>' }), asOrderService()).expect(202)
    await shop.deliver()

    const [first, second] = [mailbox.mails.find(({ html }) => !html), mailbox.mails.find(({ html }) => html)]
    expect(first).toMatchObject({ to: ['grace@example.com'], subject: 'A word', from: '"The Shop" <shop@example.com>' })
    expect(first?.text.trim()).toBe('Hello Grace')
    expect(first?.messageId).toBe(`<${plain.body.id}@example.com>`)
    expect(first?.headers.get('date')).toEqual(new Date(plain.body.createdAt.slice(0, 19) + 'Z'))
    expect(second?.text.trim()).toBe('Hello Grace')
    expect(second?.html).toContain('<b>Grace</b>')
    expect(await shop.find(plain.body.id)).toMatchObject({ status: 'sent', attempts: 1, sentAt: expect.any(String) })
  })

  test('uses the store name as default subject', async () => {
    const { body } = await shop.send(aMail({ subject: undefined })).expect(202)
    expect(body.subject).toBe('A message from The Shop')
  })

  test('resolves a known customer’s address', async () => {
    const contact = aContact({ email: 'known@example.com' })
    await shop.hear(anEvent('user.registered', contact)).expect(202)
    const { body } = await shop.send(aMail({ to: undefined, userId: contact.userId })).expect(202)
    expect(body).toMatchObject({ userId: contact.userId, to: 'known@example.com' })
    expect(users.asked).toHaveLength(0)
  })

  test('fetches an unknown address from the user service once', async () => {
    const contact = aContact({ email: 'asked@example.com' })
    users.contacts.set(contact.userId, contact)
    for (const _again of [1, 2]) {
      const { body } = await shop.send(aMail({ to: undefined, userId: contact.userId })).expect(202)
      expect(body.to).toBe('asked@example.com')
    }
    expect(users.asked.filter(({ path }) => path === `/internal/users/${contact.userId}`)).toHaveLength(1)
    expect(users.asked.at(-1)?.authorization).toMatch(/^Bearer /)
  })

  test('responds 404 for an unknown user', async () => {
    const { body } = await shop.send(aMail({ to: undefined, userId: uuidv7() })).expect(404)
    expect(body.code).toBe('user-not-found')
  })

  test('responds 503 for unknown addresses only while the user service is down', async () => {
    const lonely = await startNotificationService()
    try {
      const contact = aContact()
      await lonely.hear(anEvent('user.registered', contact)).expect(202)
      await lonely.send(aMail({ to: undefined, userId: contact.userId })).expect(202)
      const refused = await lonely.send(aMail({ to: undefined, userId: uuidv7() })).expect(503)
      expect(refused.get('Retry-After')).toBeDefined()
    } finally {
      await lonely.stop()
    }
  })

  test('stores an in-app notification at once', async () => {
    const contact = aContact()
    users.contacts.set(contact.userId, contact)
    const { body } = await shop.send({ userId: contact.userId, channel: 'in-app', text: 'Back in stock' }).expect(202)
    expect(body).toMatchObject({
      to: contact.userId,
      userId: contact.userId,
      status: 'sent',
      sentAt: expect.any(String),
    })
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(0)
  })

  test.each([
    ['sms', '+43 664 1234567'],
    ['webhook', 'https://example.com/hook'],
  ])('rejects the unconfigured channel %s', async (channel, to) => {
    const { body } = await shop.send({ to, channel, text: 'Hello' }).expect(400)
    expect(body).toMatchObject({ code: 'channel-not-configured', detail: expect.stringContaining(channel) })
  })

  test.each([
    ['nothing', {}, ['channel', 'text', '']],
    ['both a user and an address', aMail({ userId: uuidv7() }), ['']],
    ['neither', aMail({ to: undefined }), ['']],
    ['an unknown channel', aMail({ channel: 'pigeon' }), ['channel']],
    ['an address for in-app', aMail({ channel: 'in-app' }), ['to']],
    ['an unknown field', aMail({ bcc: 'all@example.com' }), ['bcc']],
    ['no text', aMail({ text: '' }), ['text']],
    ['several faults', aMail({ to: 7, text: 7, html: 7 }), ['to', 'text', 'html']],
    ['two recipients', aMail({ to: 'a@example.com, b@example.com' }), ['to']],
    ['two recipients by semicolon', aMail({ to: 'a@example.com;b@example.com' }), ['to']],
    ['a list of recipients', aMail({ to: ['a@example.com', 'b@example.com'] }), ['to']],
    ['a display name', aMail({ to: 'Ada <a@example.com>' }), ['to']],
    ['a line break in the address', aMail({ to: 'a@example.com\r\nBcc: b@example.com' }), ['to']],
    ['a quoted line break in the address', aMail({ to: '"a\r\nBcc: b"@example.com' }), ['to']],
    ['a line break in the subject', aMail({ subject: 'Hi\r\nBcc: b@example.com' }), ['subject']],
    ['a bare line feed in the subject', aMail({ subject: 'Hi\nX: y' }), ['subject']],
    ['a Unicode line break in the subject', aMail({ subject: 'Hi\u2028X: y' }), ['subject']],
    ['a subject that is too long', aMail({ subject: 'x'.repeat(201) }), ['subject']],
  ])('rejects %s with all validation errors', async (_what, body, paths) => {
    const response = await shop.send(body).expect(400)
    expect(response.body.code).toBe('invalid-request')
    expect(response.body.errors.map((fault: { path: string }) => fault.path).toSorted()).toEqual(paths.toSorted())
  })

  test.each([
    ['a NUL character', JSON.stringify(aMail({ text: 'a\u0000b' })), 400],
    ['a prototype', '{"to": "a@example.com", "channel": "email", "text": "x", "__proto__": {"role": "admin"}}', 400],
    ['a lone surrogate', '{"to": "a@example.com", "channel": "email", "text": "\\ud800"}', 202],
    ['one in a header', '{"to": "a@example.com", "channel": "email", "text": "x", "subject": "\\ud800"}', 400],
    ['a text of 90 KB in one line', JSON.stringify(aMail({ text: 'é'.repeat(45_000) })), 202],
    ['more than 100 KB', JSON.stringify(aMail({ text: 'x'.repeat(110_000) })), 413],
    ['broken JSON', '{"to": ', 400],
  ])('accepts %s', async (_what, body, status) => {
    await shop.http
      .post('/api/notifications/send')
      .set(admin)
      .set('Content-Type', 'application/json')
      .send(body)
      .expect(status)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(status === 202 ? 1 : 0)
  })

  test('keeps header-like text out of the headers', async () => {
    await shop
      .send(aMail({ text: '.\r\n\r\nBcc: b@example.com\r\n.\r\nQUIT\r\n', html: 'Bcc: b@example.com' }))
      .expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    expect(mailbox.mails[0]!.to).toEqual(['grace@example.com'])
    expect(mailbox.mails[0]!.headers.has('bcc')).toBe(false)
  })

  test('sends one mail for ten concurrent requests with one key', async () => {
    const headers = { ...admin, 'Idempotency-Key': 'k-1' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.send(aMail(), headers)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202))
    expect(answers.filter((answer) => answer.get('Idempotency-Replayed') === 'true')).toHaveLength(9)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const other = await shop.send(aMail({ text: 'Something else' }), headers).expect(422)
    expect(other.body.code).toBe('idempotency-key-reused')
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
  })

  test('is for admins and services', async () => {
    const anonymous = await shop.send(aMail(), {}).expect(401)
    expect(anonymous.get('WWW-Authenticate')).toMatch(/^Bearer /)
    await shop.send(aMail(), customer()).expect(403)
    await shop.send(aMail(), bearer(serviceToken('order-service', 'user-service'))).expect(401)
    for (const token of Object.values(forgedTokens())) await shop.send(aMail(), bearer(token)).expect(401)
  })
})
