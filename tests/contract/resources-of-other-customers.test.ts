import { bearer } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import type { Response } from 'supertest'
import { admin, type Platform, type ServiceName, startPlatform } from '../support/platform'
import { address, createCustomer, type TestCustomer, somethingToBuy } from '../support/customer'
import { type Answer, ask, fill, type Headers } from './support/ask'
import { createGuest } from './support/guest'
import { routeTable } from './support/route-table'

let platform: Platform
let ada: TestCustomer
let eve: TestCustomer
let administrator: TestCustomer
/** Ada's resources, by kind. */
let ownIds: Record<
  'order' | 'number' | 'delivered' | 'deliveredItem' | 'line' | 'address' | 'session' | 'notification',
  string
>

describe('Resources of other customers', () => {
  beforeAll(async () => {
    platform = await startPlatform()
    ;[ada, eve, administrator] = await Promise.all([
      createCustomer(platform),
      createCustomer(platform),
      createCustomer(platform, admin),
    ])
    ownIds = await createOwnData(ada)
  }, 60_000)
  afterAll(() => platform.stop())

  /** `adminMay`: admins see any order; everything else is absent to them too. */
  type Row = { service: ServiceName; route: string; id: keyof typeof ownIds; body?: () => object; adminMay?: boolean }

  /** Ordered, since later routes end what earlier ones read. */
  const rows: readonly Row[] = [
    { service: 'order', route: 'GET /api/orders/:id', id: 'order', adminMay: true },
    { service: 'order', route: 'GET /api/orders/:id', id: 'number', adminMay: true },
    { service: 'order', route: 'GET /api/orders/:id/events', id: 'order', adminMay: true },
    { service: 'order', route: 'GET /api/orders/:id/payments', id: 'order', adminMay: true },
    { service: 'order', route: 'GET /api/orders/:id/refunds', id: 'order', adminMay: true },
    { service: 'order', route: 'GET /api/orders/:id/returns', id: 'order', adminMay: true },
    { service: 'order', route: 'POST /api/orders/:id/cancel', id: 'order', body: () => ({}), adminMay: true },
    { service: 'order', route: 'POST /api/orders/:id/returns', id: 'delivered', body: aReturn, adminMay: true },
    { service: 'order', route: 'PATCH /api/cart/items/:id', id: 'line', body: () => ({ quantity: 2 }) },
    { service: 'order', route: 'DELETE /api/cart/items/:id', id: 'line' },
    { service: 'user', route: 'PATCH /api/users/addresses/:id', id: 'address', body: () => ({ city: 'Paris' }) },
    { service: 'user', route: 'DELETE /api/users/addresses/:id', id: 'address' },
    { service: 'user', route: 'DELETE /api/users/sessions/:id', id: 'session' },
    { service: 'notification', route: 'PATCH /api/notifications/:id/read', id: 'notification' },
  ]

  /** Public resources, which customers may name. */
  const ofTheShop = [
    'GET /api/products/:id',
    'GET /api/products/:id/reviews',
    'POST /api/products/:id/reviews',
    'POST /api/products/:id/stock-alerts',
    'GET /api/products/category/:category',
  ]

  test("are covered for every route with a customer's id", () => {
    const naming = Object.values(routeTable)
      .flatMap((routes) => Object.entries(routes))
      .filter(([route, auth]) => route.includes(':') && auth.includes('customer'))
      .map(([route]) => route)
    expect([...new Set(rows.map(({ route }) => route)), ...ofTheShop].toSorted()).toEqual(naming.toSorted())
  })

  test.each(rows)('$route: a foreign $id is 404', async ({ service, route, id, body, adminMay }) => {
    const send = (headers: Headers, params: { id?: string }) =>
      ask(platform.urlOf(service), fill(route, params), headers, body?.())
    const absent = toSaid(await send(eve.auth, id === 'number' ? { id: '1999-000001' } : {}))
    expect(absent.status).toBe(404)
    expect(toSaid(await send(eve.auth, { id: ownIds[id] }))).toEqual(absent)
    if (!adminMay) expect(toSaid(await send(administrator.auth, { id: ownIds[id] }))).toEqual(absent)
    // The resource still exists.
    expect((await send(ada.auth, { id: ownIds[id] })).status).toBeLessThan(300)
  })

  test("are closed to a guest's tokens", async () => {
    const [guest, otherGuest] = await Promise.all([createGuest(platform), createGuest(platform)])
    const patch = (auth: Headers, id: string) =>
      ask(platform.urlOf('order'), fill('PATCH /api/cart/items/:id', { id }), auth, { quantity: 1 })
    for (const stranger of [guest.auth, eve.auth, administrator.auth, {}])
      expect((await patch(stranger, otherGuest.lineId)).status).toBe(404)
    expect((await patch(otherGuest.auth, otherGuest.lineId)).status).toBe(200)
    const [his, hisNext, ivys, eves] = [
      await guest.order(),
      await guest.order(),
      await otherGuest.order(),
      await orderOf(eve),
    ]
    const read = (auth: Headers, id: string) => ask(platform.urlOf('order'), fill('GET /api/orders/:id', { id }), auth)
    for (const order of [hisNext, ivys, eves])
      for (const id of [order.id, order.number]) expect((await read(his.auth, id)).status).toBe(404)
    for (const id of [ivys.id, ivys.number]) {
      expect((await read(eve.auth, id)).status).toBe(404)
      expect((await read(ivys.auth, id)).status).toBe(200)
    }
  })

  test('such as addresses cannot be ordered to', async () => {
    const addressId = await addressOf(ada)
    const { variantId } = await somethingToBuy(platform)
    for (const person of [eve, ada]) await person.addToCart(variantId)
    const order = (auth: Headers) => ask(platform.urlOf('order'), 'POST /api/orders', auth, { addressId })
    expect(await order(eve.auth)).toMatchObject({ status: 404, code: 'address-not-found' })
    expect((await order(ada.auth)).status).toBe(201)
    const asOrderService = bearer(platform.serviceToken('order-service', 'user-service'))
    const find = (userId: string) =>
      ask(
        platform.urlOf('user'),
        fill('GET /internal/users/:userId/addresses/:addressId', { userId, addressId }),
        asOrderService,
      )
    expect((await find(eve.id)).status).toBe(404)
    expect((await find(ada.id)).status).toBe(200)
  })

  async function createOwnData(owner: TestCustomer): Promise<typeof ownIds> {
    const [open, delivered] = [await orderOf(owner), await orderOf(owner)]
    for (const status of ['processing', 'shipped', 'delivered'])
      await must('order', fill('PATCH /api/orders/:id/status', delivered), administrator.auth, { status })
    const { variantId } = await somethingToBuy(platform)
    const cart = await owner.addToCart(variantId)
    await createCustomer(platform, { email: owner.email, password: 'correct horse' })
    const sessions = await must('user', 'GET /api/users/sessions', owner.auth)
    const notification = await waitFor('a notification', async () => {
      const { data } = await must('notification', 'GET /api/notifications', owner.auth)
      return data[0]?.id as string | undefined
    })
    return {
      order: open.id,
      number: open.number,
      delivered: delivered.id,
      deliveredItem: delivered.itemId,
      line: cart.items[0]!.id,
      address: await addressOf(owner),
      session: sessions.data.find(({ current }: { current: boolean }) => !current).id,
      notification,
    }
  }

  async function orderOf(person: TestCustomer): Promise<{ id: string; number: string; itemId: string }> {
    await person.addToCart((await somethingToBuy(platform)).variantId)
    const { id, number, items } = await person.checkout()
    return { id, number, itemId: items[0]!.id }
  }

  const addressOf = async ({ auth }: TestCustomer): Promise<string> =>
    (await must('user', 'POST /api/users/addresses', auth, address)).id

  /** Requires 2xx, without which there is nothing to test. */
  async function must(service: ServiceName, request: string, auth: Headers, body?: object): Promise<Response['body']> {
    const answer = await ask(platform.urlOf(service), request, auth, body)
    if (answer.status >= 300) throw new Error(`${request}: ${answer.status} ${answer.code}`)
    return answer.body
  }

  function aReturn() {
    return { items: [{ itemId: ownIds.deliveredItem, quantity: 1 }], reason: 'Too blue.' }
  }

  function toSaid({ status, body: { requestId: _, ...said } }: Answer) {
    return { status, said }
  }
})
