import { uuidv7 } from '@ecommerce/shared/ids'
import { sql } from 'kysely'
import { anEvent, aTokenRequest } from '../support/events'
import { openMailServer } from '../support/mail-server'
import { admin, customer, type NotificationService, startNotificationService } from '../support/notification-service'

let refusing = true
let server: Awaited<ReturnType<typeof openMailServer>>
let shop: NotificationService

describe('Dead letters', () => {
  beforeAll(async () => {
    server = await openMailServer({ message: () => (refusing ? 554 : 250) })
    shop = await startNotificationService({ smtpUrl: server.url })
  })
  afterAll(async () => {
    await shop.stop()
    await server.close()
  })
  beforeEach(async () => {
    await shop.ctx.db.deleteFrom('notifications').execute()
    refusing = true
  })

  async function failed(to: string): Promise<string> {
    const { body } = await shop.send({ to, channel: 'email', subject: 'A word', text: `Hello ${to}` }).expect(202)
    await shop.deliver()
    return body.id
  }

  const post = (path: string) => shop.http.post(`/api/notifications/${path}`).set(admin)
  const deadLetters = async () => {
    const { body } = await shop.http.get('/api/notifications/dead-letters?count=true').set(admin).expect(200)
    return body as { data: { id: string; lastError: string }[]; page: { total: number } }
  }
  const arrivedFor = (to: string) => server.arrived.filter(({ text }) => text?.includes(`Hello ${to}`)).length

  test('are listed with errors, newest first', async () => {
    const ids = [await failed('a@example.com'), await failed('b@example.com')]
    refusing = false
    await failed('sent@example.com')
    const { data, page } = await deadLetters()
    expect(data.map(({ id }) => id)).toEqual(ids.toReversed())
    expect(data[0]!.lastError).toBe('The mail server refused the message (554).')
    expect(page.total).toBe(2)
  })

  test.each(['dead-letters/:id/replay', ':id/retry'])(
    '%s sends one again as the same mail, from its first attempt',
    async (path) => {
      const to = `${uuidv7()}@example.com`
      const id = await failed(to)
      refusing = false
      const { body } = await post(path.replace(':id', id)).expect(202)
      expect(body).toMatchObject({ id, status: 'queued', attempts: 0 })
      await shop.deliver()
      expect(await shop.find(id)).toMatchObject({ status: 'sent', attempts: 1 })
      expect(server.arrived.at(-1)?.messageId).toBe(`<${id}@example.com>`)
      expect(await deadLetters()).toMatchObject({ data: [], page: { total: 0 } })
    },
  )

  test('are sent once by concurrent replays', async () => {
    const to = `${uuidv7()}@example.com`
    const id = await failed(to)
    const before = arrivedFor(to)
    refusing = false
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => post(`${id}/retry`).then(({ status }) => status === 202)),
      post('dead-letters/all/replay').then(({ body }) => body.replayed === 1),
    ])
    expect(answers.filter(Boolean)).toHaveLength(1)
    await shop.deliver()
    expect(arrivedFor(to) - before).toBe(1)
  })

  test('are all replayed once, however many', async () => {
    await failed('a@example.com')
    await sql`
    insert into notifications (recipient_id, id, channel, sent_to, subject, text, status)
    select i, i, 'email', 'many@example.com', 'A word', 'Hello many', 'failed'
    from (select gen_random_uuid() as i from generate_series(1, 1200)) as ids`.execute(shop.ctx.db)
    const both = await Promise.all([1, 2].map(() => post('dead-letters/all/replay').expect(202)))
    expect(both.reduce((sum, { body }) => sum + (body.replayed as number), 0)).toBe(1_201)
    expect((await post('dead-letters/all/replay').expect(202)).body).toEqual({ replayed: 0 })
    const queued = shop.ctx.db.selectFrom('notifications').where('status', '=', 'queued').where('attempts', '=', 0)
    expect(await queued.select('id').execute()).toHaveLength(1_201)
  })

  test('replay ends even if each fails again', async () => {
    await failed('a@example.com')
    await failed('b@example.com')
    await sql`
    create function fail_again() returns trigger language plpgsql as $$ begin new.status := 'failed'; return new; end $$`.execute(
      shop.ctx.db,
    )
    await sql`
    create trigger fail_again before update on notifications for each row execute function fail_again()`.execute(
      shop.ctx.db,
    )
    try {
      expect((await post('dead-letters/all/replay').expect(202)).body).toEqual({ replayed: 2 })
    } finally {
      await sql`drop function fail_again cascade`.execute(shop.ctx.db)
      await shop.deliver()
    }
  })

  test('exclude notifications that did not fail', async () => {
    refusing = false
    const id = await failed('fine@example.com')
    expect((await post(`${id}/retry`).expect(409)).body.code).toBe('notification-not-failed')
    expect((await post(`dead-letters/${uuidv7()}/replay`).expect(404)).body.code).toBe('notification-not-found')
    expect((await post('nothing/retry').expect(404)).body.code).toBe('notification-not-found')
  })

  test('with a deleted one-time link are not sent again', async () => {
    await shop.hear(anEvent('user.email-verification-requested', aTokenRequest('a-token'))).expect(202)
    await shop.deliver()
    const [dead] = (await deadLetters()).data
    expect((await post(`dead-letters/${dead!.id}/replay`).expect(409)).body.code).toBe('one-time-link-gone')
    expect((await post('dead-letters/all/replay').expect(202)).body).toEqual({ replayed: 0 })
  })

  test('are for admins only', async () => {
    await shop.http.get('/api/notifications/dead-letters').set(customer()).expect(403)
    await shop.http.post('/api/notifications/dead-letters/all/replay').set(customer()).expect(403)
  })
})
