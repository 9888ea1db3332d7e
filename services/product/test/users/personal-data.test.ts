import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import {
  admin,
  aProduct,
  asOrderService,
  customer,
  type ProductService,
  startProductService,
} from '../support/product-service'

let shop: ProductService

describe('Personal data in the product service', () => {
  beforeAll(async () => {
    shop = await startProductService([aProduct('mug'), aProduct('bowl')])
  })
  afterAll(() => shop.stop())

  const asUserService = () => bearer(serviceToken('user-service', 'product-service'))

  const newAdmin = () => {
    const userId = uuidv7()
    return { userId, auth: bearer(accessToken({ sub: userId, role: 'admin' })) }
  }

  async function move(auth: Record<string, string>, slug: string, change: object) {
    const { id } = await shop.product(slug)
    await shop.http.patch(`/api/products/${id}/stock`).set(auth).send(change).expect(200)
  }

  const erase = (userId: string, id = uuidv7()) =>
    shop.http
      .post('/internal/events')
      .set(asUserService())
      .send({ specversion: '1.0', id, source: 'user-service', type: 'user.erased', data: { userId } })

  const movementsOf = async (userId: string) =>
    (await shop.http.post('/internal/personal-data').set(asUserService()).send({ userId }).expect(200)).body
      .stockMovements

  const ledgerOf = async (slug: string) => {
    const { id } = await shop.product(slug)
    const query = shop.ctx.db.selectFrom('stockMovements').select(['delta', 'actor']).where('productId', '=', id)
    return query.orderBy('createdAt').execute()
  }

  test('includes a user’s stock movements, newest first', async () => {
    const [administrator, other] = [newAdmin(), newAdmin()]
    const { id: productId, variants } = await shop.product('bowl')
    await move(administrator.auth, 'bowl', { delta: -2, reason: 'broken' })
    await move(other.auth, 'bowl', { delta: 4 })
    await move(administrator.auth, 'bowl', { delta: 1 })
    const about = { productId, variantId: variants[0]!.id, kind: 'adjustment', createdAt: expect.any(String) }
    expect(await movementsOf(administrator.userId)).toEqual([
      { ...about, delta: 1, reason: null },
      { ...about, delta: -2, reason: 'broken' },
    ])
    expect(await movementsOf(uuidv7())).toEqual([])
  })

  test('is removed from the ledger, which keeps the movements', async () => {
    const [administrator, other] = [newAdmin(), newAdmin()]
    await move(administrator.auth, 'mug', { delta: 5 })
    await move(other.auth, 'mug', { delta: -3 })
    await move(asOrderService(), 'mug', { delta: 2 })
    const id = uuidv7()
    expect((await erase(administrator.userId, id).expect(202)).body.status).toBe('handled')
    expect((await erase(administrator.userId, id).expect(202)).body.status).toBe('repeated')
    expect((await erase(administrator.userId).expect(202)).body.status).toBe('handled')
    expect(await ledgerOf('mug')).toEqual([
      { delta: 10, actor: 'seed' },
      { delta: 5, actor: 'erased' },
      { delta: -3, actor: other.userId },
      { delta: 2, actor: 'order-service' },
    ])
    expect(await movementsOf(administrator.userId)).toEqual([])
    const { rows } = await sql`select from stock_movements m where m::text like ${`%${administrator.userId}%`}`.execute(
      shop.ctx.db,
    )
    expect(rows).toEqual([])
  })

  test('is for the user service, and events are for services', async () => {
    const ask = () => shop.http.post('/internal/personal-data').send({ userId: uuidv7() })
    await ask().expect(401)
    await ask().set(admin).expect(403)
    await ask().set(customer).expect(403)
    await ask().set(asOrderService()).expect(403)
    await shop.http.post('/internal/events').send({}).expect(401)
    await shop.http.post('/internal/events').set(admin).send({}).expect(403)
    const faulty = await shop.http.post('/internal/personal-data').set(asUserService()).send({ userId: 'ada', more: 1 })
    expect(faulty.status).toBe(400)
    expect(faulty.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(['more', 'userId'])
    expect((await erase('ada')).status).toBe(400)
  })
})
