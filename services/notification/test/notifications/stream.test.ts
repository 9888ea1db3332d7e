import { uuidv7 } from '@ecommerce/shared/ids'
import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { accessToken, bearer, testKeys } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createApp } from '../../src/app'
import { createContext } from '../../src/context'
import { type EventStream, openStream } from '../support/event-stream'
import { aContact, anEvent, anOrder } from '../support/events'
import { customer, type NotificationService, startNotificationService } from '../support/notification-service'

let shop: NotificationService
const streams: EventStream[] = []

describe('Notification stream', () => {
  beforeAll(async () => {
    shop = await startNotificationService()
  })
  afterEach(() => streams.splice(0).forEach((stream) => stream.close()))
  afterAll(() => shop.stop())

  async function follow(userId: string, headers: Record<string, string> = {}, { url = shop.url, query = '' } = {}) {
    const stream = await openStream(`${url}/api/notifications/stream${query}`, { ...customer(userId), ...headers })
    streams.push(stream)
    return stream
  }

  const tell = (userId: string, subject: string) =>
    shop.send({ userId, channel: 'in-app', subject, text: 'Look' }).expect(202)

  async function somebody(): Promise<string> {
    const contact = aContact({ userId: uuidv7() })
    await shop.hear(anEvent('user.updated', contact)).expect(202)
    return contact.userId
  }

  test('pushes new notifications of the user’s own list', async () => {
    const [ada, grace] = [await somebody(), await somebody()]
    await tell(ada, 'Before')
    const stream = await follow(ada)
    await tell(grace, 'For Grace')
    const { body } = await tell(ada, 'Now')
    await stream.until(1)
    expect(stream.subjects()).toEqual(['Now'])
    expect(JSON.parse(stream.events().at(-1)?.data ?? '')).toEqual(body)
  })

  test('is not cacheable and sets the reconnection time', async () => {
    const stream = await follow(await somebody())
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(stream.events()).toEqual([{ retry: '2000', id: '0' }])
  })

  test('sends missed notifications first, in order and once', async () => {
    const ada = await somebody()
    const stream = await follow(ada)
    await tell(ada, '1')
    await stream.until(1)
    stream.close()
    for (const subject of ['2', '3', '4']) await tell(ada, subject)
    const resumed = await follow(ada, { 'Last-Event-ID': stream.lastId() })
    await tell(ada, '5')
    await resumed.until(4)
    expect(resumed.subjects()).toEqual(['2', '3', '4', '5'])
  })

  test('misses nothing after a disconnect before the first notification', async () => {
    const ada = await somebody()
    await tell(ada, 'Old')
    const stream = await follow(ada)
    stream.close()
    await tell(ada, 'New')
    const resumed = await follow(ada, { 'Last-Event-ID': stream.lastId() })
    await resumed.until(1)
    expect(resumed.subjects()).toEqual(['New'])
  })

  test('sends more than one batch', async () => {
    const ada = await somebody()
    const subjects = Array.from({ length: 120 }, (_, index) => String(index))
    for (const subject of subjects) await tell(ada, subject)
    const stream = await follow(ada, { 'Last-Event-ID': '0' })
    await stream.until(120)
    expect(stream.subjects()).toEqual(subjects)
  })

  test('misses none of many concurrent notifications from any resume position', async () => {
    const ada = await somebody()
    const stock = { productId: uuidv7(), variantId: uuidv7(), sku: 'MUG', name: 'Mug', slug: 'mug' }
    const order = () => anEvent('order.confirmed', anOrder({ userId: ada, customerId: ada }))
    const stream = await follow(ada)
    await Promise.all(
      Array.from({ length: 10 }, (_, index) => [
        tell(ada, `in-app ${index}`),
        shop.hear(order()).expect(202),
        shop.hear(anEvent('product.back-in-stock', { ...stock, userIds: [ada] })).expect(202),
      ]).flat(),
    )
    await stream.until(30)
    const all = stream.events().filter(({ event }) => event === 'notification')
    const resumed = await Promise.all([7, 15, 28].map((seen) => follow(ada, { 'Last-Event-ID': all[seen - 1]!.id! })))
    await Promise.all(resumed.map((each, index) => each.until(30 - [7, 15, 28][index]!)))
    expect(resumed.map((each) => each.events().slice(1))).toEqual([all.slice(7), all.slice(15), all.slice(28)])
  })

  test('includes notifications written by other replicas', async () => {
    const ada = await somebody()
    const other = createContext(shop.ctx.config, { keys: testKeys })
    const server = createHttpServer(createApp(other))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const stream = await follow(ada, {}, { url })
    await tell(ada, 'From the first replica')
    await stream.until(1)
    expect(stream.subjects()).toEqual(['From the first replica'])
    other.health.draining = true
    await stream.ended()
    await new Promise((resolve) => server.close(resolve))
    await other.close()
  })

  test('can be limited to a channel and resumed', async () => {
    const ada = await somebody()
    const stream = await follow(ada, {}, { query: '?channel=in-app' })
    for (const subject of ['In the app', 'In the app again']) await tell(ada, subject)
    const { body: mail } = await shop.send({ userId: ada, channel: 'email', text: 'Look' }).expect(202)
    await waitFor('the mail to be passed over', () => Promise.resolve(stream.lastId() === mail.id))
    expect(stream.subjects()).toEqual(['In the app', 'In the app again'])
  })

  test('serves slow readers completely and in order', async () => {
    const ada = await somebody()
    for (const subject of ['1', '2', '3']) await tell(ada, subject)
    const quick: string[] = []
    const slow: string[] = []
    const listenAs = (seen: number, into: string[], isReady: () => boolean) =>
      shop.ctx.feed.listen({
        ...{ recipientId: ada, position: seen, isReady, end: () => undefined },
        push: ({ subject }) => into.push(subject),
      })
    // Busy while reading, ready when pushing.
    const busyOnce = [false]
    const stops = [listenAs(2, quick, () => true), listenAs(0, slow, () => busyOnce.shift() ?? true)]
    await waitFor('all of it', () => Promise.resolve(slow.length >= 3))
    expect([quick, slow]).toEqual([['3'], ['1', '2', '3']])
    stops.forEach((stop) => stop())
  })

  test('ends with its token', async () => {
    // Token lifetimes are whole seconds, so one second may mean a millisecond.
    const token = accessToken({}, { expiresIn: 3 })
    const stream = await openStream(`${shop.url}/api/notifications/stream`, bearer(token))
    expect(stream.status).toBe(200)
    await stream.ended()
  })

  test('is limited to ten per user', async () => {
    const ada = await somebody()
    const open = await Promise.all(Array.from({ length: 10 }, () => follow(ada)))
    expect((await follow(ada)).status).toBe(429)
    open[0]!.close()
    await waitFor('room for one more', async () => (await follow(ada)).status === 200)
  })

  test('forgets clients that disconnect before the response', async () => {
    const ada = await somebody()
    const leave = () =>
      new Promise<void>((resolve) => {
        const request = get(`${shop.url}/api/notifications/stream`, { headers: customer(ada), agent: false })
        request.on('error', () => undefined).on('close', resolve)
        request.on('socket', (socket) =>
          socket.on('connect', () => setImmediate(() => setImmediate(() => request.destroy()))),
        )
      })
    await Promise.all(Array.from({ length: 40 }, leave))
    // Later listeners are served after earlier ones.
    const stream = await follow(ada)
    expect(stream.status).toBe(200)
    await waitFor('nobody but one to be left', () => Promise.resolve(shop.ctx.feed.countListeners(ada) === 1))
  })

  test.each(['x', '-1', '7', `${uuidv7()}x`])('rejects %s as event id', async (id) => {
    const { body } = await shop.http
      .get('/api/notifications/stream')
      .set({ ...customer(), 'Last-Event-ID': id })
      .expect(400)
    expect(body.errors[0].path).toBe('Last-Event-ID')
  })

  test('treats an unknown or foreign id as the newest', async () => {
    const [ada, grace] = [await somebody(), await somebody()]
    const { body: hers } = await tell(grace, 'For Grace')
    await tell(ada, 'Old')
    const streams = await Promise.all([uuidv7(), hers.id].map((id) => follow(ada, { 'Last-Event-ID': id })))
    await tell(ada, 'New')
    for (const stream of streams) {
      await stream.until(1)
      expect(stream.subjects()).toEqual(['New'])
    }
  })

  test('is for signed-in users', async () => {
    await shop.http.get('/api/notifications/stream').expect(401)
  })
})
