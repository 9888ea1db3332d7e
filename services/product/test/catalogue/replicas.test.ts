import { apiOf } from '@ecommerce/shared/http/app'
import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { checkResponses } from '@ecommerce/testkit/response-check'
import { type RedisServer, startRedis } from '@ecommerce/testkit/redis-server'
import { testKeys } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import supertest from 'supertest'
import { createApp } from '../../src/app'
import { createContext } from '../../src/context'
import { admin, aProduct, type ProductService, startProductService } from '../support/product-service'

describe('Catalogue cache of replicas', () => {
  let redis: RedisServer
  let one: ProductService
  let other: Awaited<ReturnType<typeof startReplica>>

  beforeAll(async () => {
    redis = await startRedis()
    one = await startProductService(
      ['mug', 'bowl', 'vase', 'lamp', 'rug'].map((slug) => aProduct(slug)),
      {
        redisUrl: redis.url,
      },
    )
    other = await startReplica()
    await bothCached()
  })
  afterAll(async () => {
    await other.stop()
    await one.stop()
    await redis.stop()
  })

  /** Second replica on the same database and Redis. */
  async function startReplica() {
    const ctx = createContext(one.ctx.config, { keys: testKeys })
    const app = createApp(ctx)
    const server = createHttpServer(app).listen(0, '127.0.0.1')
    const answers = checkResponses(server, apiOf(app))
    await once(server, 'listening')
    let queries = 0
    ctx.pool.on('acquire', () => queries++)
    return {
      ctx,
      http: supertest(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
      queries: () => queries,
      async stop() {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
        await ctx.close()
        expect(answers.errors).toEqual([])
      },
    }
  }

  const availableOn = async ({ http }: Pick<ProductService, 'http'>, slug: string): Promise<number> =>
    (await http.get(`/api/products/${slug}`).expect(200)).body.available

  const set = async (slug: string, stock: number) => {
    const { id } = await one.product(slug)
    await one.http.patch(`/api/products/${id}/stock`).set(admin).send({ stock }).expect(200)
  }

  const keeps = (ctx: ProductService['ctx'], slug: string) => ctx.cache.getSync(`/api/products/${slug}`) !== undefined

  const bothCached = () =>
    waitFor('both replicas to keep answers', async () => {
      await Promise.all([availableOn(one, 'rug'), availableOn(other, 'rug')])
      return keeps(one.ctx, 'rug') && keeps(other.ctx, 'rug')
    })

  test('shares loaded responses', async () => {
    await availableOn(one, 'mug')
    await waitFor('Redis to have it', async () => {
      const before = other.queries()
      await other.ctx.cache.invalidate(['product:nobody'])
      await availableOn(other, 'mug')
      return other.queries() === before
    })
  })

  test('shows writes at once here and soon in other replicas', async () => {
    for (const stock of [11, 12, 13, 14, 15]) {
      await availableOn(other, 'mug')
      await set('mug', stock)
      expect(await availableOn(one, 'mug')).toBe(stock)
      await waitFor('the other to hear of it', async () => (await availableOn(other, 'mug')) === stock)
    }
  })

  test('does not store loads that began before a change', async () => {
    const load = (value: string, landing: Promise<unknown>) => async () => {
      await landing
      return { value, tags: ['product:slow'] }
    }
    let land: (value?: unknown) => void = () => undefined
    const reading = other.ctx.cache.read('slow', load('before', new Promise((resolve) => (land = resolve))))
    await one.ctx.cache.invalidate(['product:slow'])
    land()
    await reading
    const text = async ({ ctx }: Pick<ProductService, 'ctx'>) =>
      (await ctx.cache.read('slow', load('after', Promise.resolve()))).body.toString()
    expect([await text(one), await text(other)]).toEqual(['"after"', '"after"'])
  })

  test('responds with fresh data while Redis hangs', async () => {
    await Promise.all([availableOn(one, 'bowl'), availableOn(other, 'bowl')])
    redis.freeze()
    try {
      await set('bowl', 3)
      expect(await availableOn(one, 'bowl')).toBe(3)
      await waitFor('the other to notice that it is deaf', async () => (await availableOn(other, 'bowl')) === 3, 2_000)
      for (const stock of [4, 5, 6]) {
        await set('bowl', stock)
        expect([await availableOn(one, 'bowl'), await availableOn(other, 'bowl')]).toEqual([stock, stock])
      }
      const answers = await Promise.all(Array.from({ length: 20 }, () => availableOn(other, 'vase')))
      expect(answers).toEqual(Array(20).fill(10))
    } finally {
      redis.thaw()
    }
    await bothCached()
    expect([await availableOn(one, 'bowl'), await availableOn(other, 'bowl')]).toEqual([6, 6])
  })

  test('survives the loss of Redis and uses it again', async () => {
    await Promise.all([availableOn(one, 'lamp'), availableOn(other, 'lamp')])
    const port = Number(new URL(redis.url).port)
    await redis.stop()
    await set('lamp', 2)
    expect(await availableOn(one, 'lamp')).toBe(2)
    await waitFor('the other to notice', async () => (await availableOn(other, 'lamp')) === 2, 2_000)
    redis = await startRedis({ port })
    await bothCached()
    await set('lamp', 7)
    await waitFor('the other to hear of it', async () => (await availableOn(other, 'lamp')) === 7, 2_000)
  })
})
