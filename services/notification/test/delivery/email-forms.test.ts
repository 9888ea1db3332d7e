import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import { unifyEmails } from '../../src/commands/notifications/unify-emails'
import { databaseText } from '../support/database-text'
import { aContact, anEvent, seal } from '../support/events'
import { openMailServer } from '../support/mail-server'
import { type NotificationService, startNotificationService } from '../support/notification-service'

let mailServer: Awaited<ReturnType<typeof openMailServer>>
let shop: NotificationService
const recipients: string[] = []
beforeAll(async () => {
  mailServer = await openMailServer({ recipient: (address) => void recipients.push(address) })
  shop = await startNotificationService({ smtpUrl: mailServer.url })
})
afterAll(async () => {
  await shop.stop()
  await mailServer.close()
})

const oneForm = (name: string) => `${name}@xn--bcher-kva.example`
const send = (to: string) => shop.send({ to, channel: 'email', subject: 'Hello', text: 'Hello' })

describe('Mail addresses', () => {
  test('are canonical and accepted by a mail server', async () => {
    for (const to of ['to@bücher.example', oneForm('to'), 'to@BÜCHER.example.']) {
      const { body } = await send(to).expect(202)
      expect(body).toMatchObject({ to: oneForm('to') })
    }
    await shop.deliver()
    // The mail server shows domains in Unicode.
    expect(recipients).toEqual(Array(3).fill('to@bücher.example'))
  })

  test.each(['a\u200bb@example.com', 'a@127.0.0.1', 'a@example.com/x', 'a\nb@example.com'])('reject %j', async (to) => {
    await send(to).expect(400)
  })

  test('of earlier versions are converted, and erased in that form', async () => {
    const contact = aContact({ userId: uuidv7(), email: 'old@bücher.example' })
    await send(contact.email).expect(202)
    await sql`update notifications set sent_to = 'old@bücher.example' where sent_to = ${oneForm('old')}`.execute(
      shop.ctx.db,
    )
    await unifyEmails(shop.ctx)
    expect(await databaseText(shop.ctx.db)).toContain(oneForm('old'))
    expect(await databaseText(shop.ctx.db)).not.toContain('old@bücher.example')
    await shop.hear(anEvent('user.registered', contact)).expect(202)
    await shop
      .hear(anEvent('user.erased', { userId: contact.userId, sealedEmail: seal('old@bücher.example') }))
      .expect(202)
    expect(await databaseText(shop.ctx.db)).not.toContain('old@')
  })
})
