import {
  createApp as createProductApp,
  createContext as createProductContext,
  seedCatalogue,
  type SeedProduct,
} from '@ecommerce/product'
import { apiOf } from '@ecommerce/shared/http/app'
import type { CommonConfig } from '@ecommerce/shared/config'
import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { uuidv7 } from '@ecommerce/shared/ids'
import { runDueWork } from '@ecommerce/shared/jobs/worker'
import { type ResponseCheck, checkResponses } from '@ecommerce/testkit/response-check'
import { listen as listenOn } from '@ecommerce/testkit/listen'
import { createTestDatabase } from '@ecommerce/testkit/test-database'
import { testConfig } from '@ecommerce/testkit/test-config'
import { accessToken, bearer, testKeys } from '@ecommerce/testkit/tokens'
import type { QueryExecutorProvider } from 'kysely'
import type { Server } from 'node:http'
import supertest from 'supertest'
import { createApp } from '../../src/app'
import type { PaymentProvider } from '../../src/domain/payments/payment'
import type { Config } from '../../src/config'
import { type Context, createContext } from '../../src/context'
import { service } from '../../src/service'

export const admin = bearer(accessToken({ role: 'admin' }))

export const address = {
  name: 'Ada Byron',
  line1: '1 Analytical Way',
  city: 'London',
  postalCode: 'N1 7AA',
  country: 'GB',
}

export const aProduct = (slug: string, stock: number, amount = 1_500): SeedProduct => ({
  slug,
  name: slug,
  description: 'A thing to have.',
  category: 'things',
  attributes: {},
  images: [{ file: `${slug}.svg`, alt: slug }],
  variants: [{ sku: slug.toUpperCase(), name: slug, options: {}, amount, stock }],
})

/** Order service with the real product service, each with its database. */
export async function startShop(
  products: SeedProduct[],
  options: {
    config?: Partial<Config>
    catalogueConfig?: Partial<CommonConfig>
    payments?: Record<string, PaymentProvider>
    categories?: Parameters<typeof seedCatalogue>[0]['categories']
  } = {},
) {
  const [orderDatabase, productDatabase] = await Promise.all([
    createTestDatabase('order'),
    createTestDatabase('product'),
  ])
  await seedCatalogue({
    databaseUrl: productDatabase.url,
    categories: options.categories ?? [{ slug: 'things', name: 'Things', parent: null }],
    products,
  })
  const catalogue = createProductContext(
    {
      ...testConfig(productDatabase.url),
      userUrl: nowhere,
      notificationUrl: nowhere,
      currency: 'USD',
      lowStockThreshold: 5,
      ...options.catalogueConfig,
    },
    { keys: testKeys },
  )
  const productServer = createHttpServer(createProductApp(catalogue))
  const productUrl = await listen(productServer)
  const overrides = { keys: testKeys, ...(options.payments && { payments: options.payments }) }
  const config: Config = {
    ...testConfig(orderDatabase.url),
    userUrl: nowhere,
    notificationUrl: nowhere,
    productUrl,
    currency: 'USD',
    storeTimezone: 'UTC',
    cartAbandonedAfterMinutes: 240,
    manualPaymentEnabled: true,
    manualPaymentDueDays: 14,
    unpaidUnitsPerBuyer: 200,
    stripe: undefined,
    ...options.config,
  }
  const ctx = createContext(config, overrides)
  ctx.health.started = true
  const answers: ResponseCheck[] = []
  /** Validates responses against the document. */
  const serve = (context: Context) => {
    const app = createApp(context)
    const server = createHttpServer(app)
    answers.push(checkResponses(server, apiOf(app)))
    return server
  }
  const server = serve(ctx)
  const url = await listen(server)
  const http = supertest(url)
  const catalogueHttp = supertest(productUrl)

  return {
    ctx,
    url,
    http,
    catalogue: catalogueHttp,
    catalogueDb: catalogue.db as QueryExecutorProvider,
    productServer,
    productUrl,
    serve,
    /** Headers of a customer known to the service. */
    async customer(email = `${uuidv7()}@example.com`) {
      const userId = uuidv7()
      await ctx.db.insertInto('knownUsers').values({ userId, email, name: 'Ada', locale: 'en' }).execute()
      return bearer(accessToken({ sub: userId }))
    },
    async variant(slug: string) {
      const { body } = await catalogueHttp.get(`/api/products/${slug}`).expect(200)
      return {
        productId: body.id as string,
        variantId: body.variants[0].id as string,
        stock: body.stock as number,
        available: body.available as number,
      }
    },
    async add(auth: Record<string, string>, slug: string, quantity = 1) {
      const { variantId } = await this.variant(slug)
      return http.post('/api/cart/items').set(auth).send({ variantId, quantity }).expect(201)
    },
    checkout: checkoutAt(http),
    /** Starts another replica of the order service on the same database. */
    async door(changes: Partial<Config>) {
      const replica = createContext({ ...config, ...changes }, overrides)
      const replicaServer = serve(replica)
      const replicaHttp = supertest(await listen(replicaServer))
      return {
        http: replicaHttp,
        checkout: checkoutAt(replicaHttp),
        settle: () => settle(replica),
        async close() {
          await close(replicaServer)
          await replica.close()
        },
      }
    },
    /** Does what the jobs would, but for telling the other services. */
    settle: () => settle(ctx),
    async stop() {
      await Promise.all([close(server), close(productServer)])
      await Promise.all([ctx.close(), catalogue.close()])
      await Promise.all([orderDatabase.drop(), productDatabase.drop()])
      expect(answers.flatMap(({ errors: faults }) => faults)).toEqual([])
    },
  }
}

export type Shop = Awaited<ReturnType<typeof startShop>>

const checkoutAt =
  (http: ReturnType<typeof supertest>) =>
  (auth: Record<string, string>, body: object = {}, headers: Record<string, string> = {}) =>
    http
      .post('/api/orders')
      .set(auth)
      .set(headers)
      .send({ shippingAddress: address, ...body })

/** Discard port, on which nothing listens. */
const nowhere = 'http://127.0.0.1:9'

export async function listen(server: Server, port = 0): Promise<string> {
  return `http://127.0.0.1:${await listenOn(server, port)}`
}

export async function close(server: Server): Promise<void> {
  if (!server.listening) return
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

function settle(ctx: Context): Promise<void> {
  const tasks = Object.entries(service.createWork(ctx).tasks).filter(([name]) => settlements.has(name))
  return runDueWork(ctx, { tasks: Object.fromEntries(tasks) })
}

const settlements: ReadonlySet<string> = new Set([
  'settle-order',
  'settle-refund',
  'follow-payment',
  'commit-reservation',
])
