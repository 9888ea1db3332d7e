import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer, forgedTokens } from '@ecommerce/testkit/tokens'
import { aContact, anEvent } from '../support/events'
import {
  admin,
  asOrderService,
  customer,
  type NotificationService,
  startNotificationService,
} from '../support/notification-service'

let shop: NotificationService

describe('Notification lists', () => {
  beforeAll(async () => {
    shop = await startNotificationService()
  })
  afterAll(() => shop.stop())

  /** Customer with a queued welcome mail and in-app notifications. */
  async function aCustomerWith(...subjects: string[]) {
    const { userId } = aContact()
    await shop.hear(anEvent('user.registered', aContact({ userId }))).expect(202)
    for (const subject of subjects) await shop.send({ userId, channel: 'in-app', subject, text: 'Look' }).expect(202)
    const get = async (query = '', caller = customer(userId)) =>
      (await shop.http.get(`/api/notifications${query}`).set(caller).expect(200)).body as {
        data: { id: string; subject: string; status: string }[]
        page: { limit: number; nextCursor: string | null; total?: number }
      }
    const read = (id: string, caller = customer(userId)) => shop.http.patch(`/api/notifications/${id}/read`).set(caller)
    return { userId, get, read }
  }

  const subjectsOf = ({ data }: { data: { subject: string }[] }) => data.map(({ subject }) => subject)

  test('show a customer’s own notifications, newest first', async () => {
    const [ada, grace] = [await aCustomerWith('one', 'two'), await aCustomerWith('three')]
    expect(subjectsOf(await ada.get())).toEqual(['two', 'one', 'Welcome to The Shop'])
    expect(subjectsOf(await grace.get())).toEqual(['three', 'Welcome to The Shop'])
    expect(subjectsOf(await grace.get('', customer()))).toEqual([])
    const response = await shop.http.get('/api/notifications').set(customer(ada.userId)).expect(200)
    expect(response.get('Cache-Control')).toBe('private, no-store')
    expect(Object.keys(response.body.data[0]).toSorted()).toEqual(
      ['attempts', 'channel', 'createdAt', 'id', 'sentAt', 'status', 'subject', 'to', 'userId'].toSorted(),
    )
  })

  test('page without gaps or repetitions while new ones arrive', async () => {
    const ada = await aCustomerWith('1', '2', '3', '4')
    const first = await shop.http.get('/api/notifications?limit=2&count=true').set(customer(ada.userId)).expect(200)
    expect(subjectsOf(first.body)).toEqual(['4', '3'])
    expect(first.body.page).toMatchObject({ limit: 2, total: 5, nextCursor: expect.any(String) })
    const next = /^<(.+)>; rel="next"$/.exec(first.get('Link') ?? '')?.[1]
    await shop.send({ userId: ada.userId, channel: 'in-app', subject: '5', text: 'Look' }).expect(202)
    const second = await shop.http.get(next!).set(customer(ada.userId)).expect(200)
    expect(subjectsOf(second.body)).toEqual(['2', '1'])
    const third = await ada.get(`?limit=2&cursor=${second.body.page.nextCursor}`)
    expect(third).toMatchObject({ data: [{ status: 'queued' }], page: { nextCursor: null } })
  })

  test('reject a cursor of another list or a forged one', async () => {
    const [ada, grace] = [await aCustomerWith('1'), await aCustomerWith('2')]
    const { page } = await ada.get('?limit=1')
    for (const cursor of [page.nextCursor, 'abc', `${page.nextCursor}x`]) {
      const path = `/api/notifications?limit=1&cursor=${cursor}`
      const { body } = await shop.http.get(path).set(customer(grace.userId)).expect(400)
      expect(body.code).toBe('invalid-cursor')
    }
  })

  test('mark a notification as read once', async () => {
    const ada = await aCustomerWith('old', 'new')
    const [newest] = (await ada.get()).data
    const first = await ada.read(newest!.id).expect(200)
    expect(first.body).toMatchObject({ id: newest!.id, status: 'read', readAt: expect.any(String) })
    const again = await ada.read(newest!.id.toUpperCase()).expect(200)
    expect(again.body).toEqual(first.body)
    expect(subjectsOf(await ada.get('?unread=true'))).toEqual(['old', 'Welcome to The Shop'])
  })

  test('mark all own notifications as read', async () => {
    const [ada, grace] = [await aCustomerWith('1', '2'), await aCustomerWith('3')]
    const readAll = () => shop.http.post('/api/notifications/read-all').set(customer(ada.userId)).expect(200)
    expect((await readAll()).body).toEqual({ updated: 3 })
    expect((await readAll()).body).toEqual({ updated: 0 })
    expect(subjectsOf(await ada.get('?unread=true'))).toEqual([])
    expect((await grace.get('?unread=true&count=true')).page.total).toBe(2)
  })

  test.each([
    ['queued', 'queued'],
    ['sent', 'read'],
    ['failed', 'failed'],
    ['read', 'read'],
  ] as const)('show a notification that is %s as %s once it is read', async (before, after) => {
    const ada = await aCustomerWith('1')
    const { id } = (await ada.get()).data[0]!
    await shop.ctx.db.updateTable('notifications').set({ status: before }).where('id', '=', id).execute()
    expect((await ada.read(id).expect(200)).body).toMatchObject({ status: after, readAt: expect.any(String) })
  })

  test('respond 404 for a foreign, unknown or invalid id', async () => {
    const [ada, grace] = [await aCustomerWith('1'), await aCustomerWith()]
    const [own] = (await ada.get()).data
    for (const id of [own!.id, uuidv7(), '7', "'; drop table notifications; --"]) {
      const { body } = await grace.read(encodeURIComponent(id)).expect(404)
      expect(body.code).toBe('notification-not-found')
    }
    expect((await ada.get('?unread=true')).data[0]?.id).toBe(own!.id)
  })

  test('show all users to admins, filtered by user, status and channel', async () => {
    const ada = await aCustomerWith('1')
    expect((await ada.get(`?userId=${ada.userId}`, admin)).data).toHaveLength(2)
    expect((await ada.get(`?userId=${ada.userId}&status=queued`, admin)).data).toMatchObject([{ channel: 'email' }])
    expect(subjectsOf(await ada.get(`?userId=${ada.userId}&channel=in-app`, admin))).toEqual(['1'])
    expect((await ada.get('?limit=1&count=true', admin)).page.total).toBeGreaterThan(2)
    await shop.http.get(`/api/notifications?userId=${ada.userId}`).set(customer()).expect(403)
  })

  test.each(['unread=maybe', 'status=lost', 'channel=pigeon', 'userId=7', 'limit=0', 'limit=101', 'colour=red'])(
    'reject the query %s',
    async (query) => {
      const { body } = await shop.http.get(`/api/notifications?${query}`).set(admin).expect(400)
      expect(body.errors[0].path).toBe(query.split('=')[0])
    },
  )

  test('are for users, not for services', async () => {
    const calls = [
      () => shop.http.get('/api/notifications'),
      () => shop.http.patch(`/api/notifications/${uuidv7()}/read`),
      () => shop.http.post('/api/notifications/read-all'),
    ]
    for (const call of calls) {
      await call().expect(401)
      await call().set(asOrderService()).expect(403)
      for (const token of Object.values(forgedTokens())) await call().set(bearer(token)).expect(401)
    }
  })
})
