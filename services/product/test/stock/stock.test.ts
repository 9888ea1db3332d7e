import { bearer, forgedTokens, serviceToken } from '@ecommerce/testkit/tokens'
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

describe('Stock', () => {
  beforeAll(async () => {
    shop = await startProductService([
      aProduct('mug'),
      aProduct('bowl'),
      aProduct('vase'),
      aProduct('plate'),
      aProduct('jumper', {
        variants: [
          { sku: 'J-M', name: 'M', options: { size: 'M' }, amount: 8_900, stock: 3 },
          { sku: 'J-L', name: 'L', options: { size: 'L' }, amount: 8_900, stock: 4 },
        ],
      }),
    ])
  })
  afterAll(() => shop.stop())

  const change = async (slug: string, body: object, headers: Record<string, string> = {}) => {
    const { id } = await shop.product(slug)
    return shop.http.patch(`/api/products/${id}/stock`).set(admin).set(headers).send(body)
  }

  const ledgerOf = async (slug: string) => {
    const { id } = await shop.product(slug)
    return shop.ctx.db
      .selectFrom('stockMovements')
      .selectAll()
      .where('productId', '=', id)
      .orderBy('createdAt')
      .execute()
  }

  test('changes by delta or value with ledger entries', async () => {
    const down = await change('mug', { delta: -2, reason: 'broken' })
    expect(down.status).toBe(200)
    expect(down.body).toMatchObject({ slug: 'mug', stock: 8, available: 8 })
    expect((await change('mug', { stock: 40 })).body).toMatchObject({ stock: 40, available: 40 })
    expect((await ledgerOf('mug')).map(({ delta, kind, reason }) => ({ delta, kind, reason }))).toEqual([
      { delta: 10, kind: 'load', reason: null },
      { delta: -2, kind: 'adjustment', reason: 'broken' },
      { delta: 32, kind: 'adjustment', reason: null },
    ])
    expect((await shop.product('mug')).stock).toBe(40)
  })

  test('never falls below zero', async () => {
    const response = await change('bowl', { delta: -11 })
    expect(response.status).toBe(409)
    expect(response.body).toMatchObject({ code: 'insufficient-stock', available: 10 })
    expect((await shop.product('bowl')).stock).toBe(10)
  })

  test('requires a variant where there are several', async () => {
    const jumper = await shop.product('jumper')
    const vague = await change('jumper', { delta: 1 })
    expect(vague.status).toBe(400)
    expect(vague.body.errors[0].path).toBe('variantId')
    const exact = await change('jumper', { delta: 1, variantId: jumper.variants[1]!.id })
    expect(exact.body.variants.map((variant: { stock: number }) => variant.stock)).toEqual([3, 5])
    const foreign = await change('jumper', { delta: 1, variantId: (await shop.product('mug')).variants[0]!.id })
    expect(foreign.status).toBe(400)
  })

  test.each([
    [{}, ['']],
    [{ delta: 1, stock: 1 }, ['']],
    [{ delta: 0 }, ['delta']],
    [{ delta: '2' }, ['delta']],
    [{ delta: 1.5, reason: 7, colour: 'red' }, ['colour', 'delta', 'reason']],
    [{ stock: -1 }, ['stock']],
    [{ stock: 3_000_000_000 }, ['stock']],
  ])('rejects %j with all validation errors', async (body, paths) => {
    const response = await change('bowl', body)
    expect(response.status).toBe(400)
    expect(response.body.errors.map((fault: { path: string }) => fault.path).toSorted()).toEqual(paths)
  })

  test('is changed by admins and services only', async () => {
    const { id } = await shop.product('bowl')
    const patch = () => shop.http.patch(`/api/products/${id}/stock`).send({ delta: 1 })
    const anonymous = await patch().expect(401)
    expect(anonymous.get('WWW-Authenticate')).toMatch(/^Bearer /)
    await patch().set(customer).expect(403)
    await patch().set(asOrderService()).expect(200)
    for (const token of Object.values(forgedTokens())) await patch().set(bearer(token)).expect(401)
  })

  test.each([
    ['another audience', serviceToken('order-service', 'user-service')],
    ['a stranger', serviceToken('cron', 'product-service')],
    ['a longer life', serviceToken('order-service', 'product-service', { expiresIn: 3_600 })],
    ['an earlier time', serviceToken('order-service', 'product-service', { expiresIn: -1 })],
    ['another algorithm', serviceToken('order-service', 'product-service', { algorithm: 'HS384' })],
    ['another secret', serviceToken('order-service', 'product-service', {}, 'another-secret-that-is-long-enough-too')],
  ])('rejects a service token for %s', async (_what, token) => {
    await shop.http
      .delete('/api/inventory/reservations/01890000-0000-7000-8000-000000000000')
      .set(bearer(token))
      .expect(401)
  })

  test('changes once per key, also concurrently', async () => {
    const { id } = await shop.product('vase')
    const send = (body: object) =>
      shop.http.patch(`/api/products/${id}/stock`).set(admin).set('Idempotency-Key', 'k-1').send(body)
    const answers = await Promise.all(Array.from({ length: 10 }, () => send({ delta: -1 })))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(answers.filter((answer) => answer.get('Idempotency-Replayed') === 'true')).toHaveLength(9)
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect((await shop.product('vase')).stock).toBe(9)
    const other = await send({ delta: -2 })
    expect(other.status).toBe(422)
    expect(other.body.code).toBe('idempotency-key-reused')
    const foreign = await shop.http
      .patch(`/api/products/${id}/stock`)
      .set(asOrderService())
      .set('Idempotency-Key', 'k-1')
      .send({ delta: 2 })
    expect(foreign.body.stock).toBe(11)
    await shop.http
      .patch(`/api/products/${id}/stock`)
      .set(admin)
      .set('Idempotency-Key', 'k'.repeat(256))
      .send({ delta: 1 })
      .expect(400)
  })

  test('releases the key of a rejected request', async () => {
    expect((await change('bowl', { delta: -1_000 }, { 'Idempotency-Key': 'k-2' })).status).toBe(409)
    expect((await change('bowl', { delta: 990 }, { 'Idempotency-Key': 'k-2' })).status).toBe(200)
  })

  test.each([
    ['broken JSON', 'application/json', '{"delta": ', 400],
    ['a NUL character', 'application/json', '{"delta": 1, "reason": "a\\u0000b"}', 400],
    ['a lone surrogate', 'application/json', '{"delta": 1, "reason": "\\ud800"}', 400],
    ['a prototype', 'application/json', '{"delta": 1, "__proto__": {"role": "admin"}}', 400],
    ['an array', 'application/json', '[1]', 400],
    ['a form', 'application/x-www-form-urlencoded', 'delta=1', 415],
    ['too much', 'application/json', JSON.stringify({ delta: 1, reason: 'x'.repeat(110_000) }), 413],
  ])('accepts %s', async (_what, type, body, status) => {
    const { id } = await shop.product('plate')
    const response = await shop.http.patch(`/api/products/${id}/stock`).set(admin).set('Content-Type', type).send(body)
    expect(response.status).toBe(status)
  })

  test('responds 404 to unknown and invalid ids', async () => {
    for (const id of ['7', 'mug', '01890000-0000-7000-8000-000000000000', '%00', '%E0%A4%A'])
      expect((await shop.http.patch(`/api/products/${id}/stock`).set(admin).send({ delta: 1 })).status).toBe(404)
  })

  test('equals the ledger and stays above zero under concurrency', async () => {
    const { id } = await shop.product('plate')
    const deltas = Array.from({ length: 200 }, (_, i) => ((i * 7919) % 13) - 7 || 1)
    const answers = await Promise.all(
      deltas.map((delta) =>
        shop.http
          .patch(`/api/products/${id}/stock`)
          .set(admin)
          .send({ delta })
          .then(({ status }) => status),
      ),
    )
    expect(new Set(answers)).toEqual(new Set([200, 409]))
    const { rows } = await sql<{ stock: number; ledger: number }>`
    select stock, (select sum(delta) from stock_movements m where m.variant_id = v.id) as ledger
    from variants v where product_id = ${id}`.execute(shop.ctx.db)
    expect(rows[0]!.ledger).toBe(rows[0]!.stock)
  })
})
