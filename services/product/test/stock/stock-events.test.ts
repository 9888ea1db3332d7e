import type { EventData } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { addJob } from '@ecommerce/shared/jobs/queue'
import { listWaitingJobs } from '@ecommerce/testkit/waiting-jobs'
import { lowStockTask } from '../../src/jobs'
import { eventsOf } from '../support/events'
import { admin, aProduct, asOrderService, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

describe('Stock events', () => {
  beforeAll(async () => {
    const slugs = ['mug', 'bowl', 'vase', 'plate', 'lamp', 'chair', 'clock', 'tray']
    shop = await startProductService(
      slugs.map((slug) => aProduct(slug)),
      { lowStockThreshold: 5 },
    )
  })
  afterAll(() => shop.stop())

  type LowStock = EventData['product.low-stock']

  const variantOf = async (slug: string) => (await shop.product(slug)).variants[0]!.id
  const changeStock = async (slug: string, body: object) =>
    shop.http
      .patch(`/api/products/${(await shop.product(slug)).id}/stock`)
      .set(admin)
      .send(body)
  const reserve = async (lines: Record<string, number>, orderId = uuidv7(), ttlSeconds = 900) => {
    const items = await Promise.all(
      Object.entries(lines).map(async ([slug, quantity]) => ({ variantId: await variantOf(slug), quantity })),
    )
    return shop.http.post('/api/inventory/reservations').set(asOrderService()).send({ orderId, items, ttlSeconds })
  }
  const settle = (orderId: string, end: 'commit' | 'release') => {
    const path = `/api/inventory/reservations/${orderId}`
    const request = end === 'commit' ? shop.http.post(`${path}/commit`) : shop.http.delete(path)
    return request.set(asOrderService())
  }
  /** Remaining units of each low-stock event. */
  const fallsOf = async (slug: string) => {
    const news = await eventsOf<LowStock>(shop, 'product.low-stock')
    return news.filter((told) => told.slug === slug).map(({ available }) => available)
  }

  test('report low stock once per fall', async () => {
    const { id, variants } = await shop.product('mug')
    await changeStock('mug', { stock: 6 })
    expect(await fallsOf('mug')).toEqual([])
    for (const delta of [-1, -1, -3]) await changeStock('mug', { delta })
    expect(await eventsOf<LowStock>(shop, 'product.low-stock')).toEqual([
      { productId: id, variantId: variants[0]!.id, sku: 'MUG', name: 'mug', slug: 'mug', available: 5, threshold: 5 },
    ])
    await changeStock('mug', { stock: 20 })
    await changeStock('mug', { stock: 0 })
    expect(await fallsOf('mug')).toEqual([5, 0])
  })

  test('count reserved units, and a sale is no second fall', async () => {
    const orderId = uuidv7()
    await reserve({ bowl: 4 })
    expect(await fallsOf('bowl')).toEqual([])
    expect((await reserve({ bowl: 2 }, orderId)).status).toBe(201)
    expect((await reserve({ bowl: 2 }, orderId)).status).toBe(201)
    await settle(orderId, 'commit').expect(200)
    expect(await fallsOf('bowl')).toEqual([4])
  })

  test('report another fall after a restock', async () => {
    const orderId = uuidv7()
    await reserve({ vase: 7 }, orderId)
    await settle(orderId, 'release').expect(204)
    await reserve({ vase: 8 })
    expect(await fallsOf('vase')).toEqual([3, 2])
  })

  test('report each variant of an order, none of a rejected one', async () => {
    expect((await reserve({ plate: 6, lamp: 7, chair: 11 })).status).toBe(409)
    expect((await changeStock('lamp', { delta: -11 })).status).toBe(409)
    expect([await fallsOf('plate'), await fallsOf('lamp')]).toEqual([[], []])
    expect((await reserve({ plate: 6, lamp: 7, chair: 1 })).status).toBe(201)
    expect([await fallsOf('plate'), await fallsOf('lamp'), await fallsOf('chair')]).toEqual([[4], [3], []])
  })

  test('report one fall for ten concurrent buyers', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => reserve({ clock: 1 })))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201))
    expect(await fallsOf('clock')).toEqual([5])
  })

  test('are published once by a repeated job', async () => {
    const { id: productId, variants } = await shop.product('tray')
    const fall = { id: uuidv7(), productId, variantId: variants[0]!.id, available: 2 }
    for (let times = 0; times < 2; times++) await addJob(shop.ctx.db, lowStockTask, fall)
    expect(await fallsOf('tray')).toEqual([2])
  })

  test('are not queued while stock is sufficient', async () => {
    const jobs = async () => (await listWaitingJobs(shop.ctx.db)).length
    const before = await jobs()
    await reserve({ chair: 1 })
    await changeStock('chair', { delta: 1 })
    expect(await jobs()).toBe(before)
  })
})
