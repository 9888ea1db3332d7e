import { apiOf } from '@ecommerce/shared/http/app'
import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { checkResponses } from '@ecommerce/testkit/response-check'
import { createTestDatabase } from '@ecommerce/testkit/test-database'
import { testConfig } from '@ecommerce/testkit/test-config'
import { accessToken, bearer, serviceToken, testKeys } from '@ecommerce/testkit/tokens'
import type { AddressInfo } from 'node:net'
import supertest from 'supertest'
import { createApp } from '../../src/app'
import { type SeedCategory, seedCatalogue, type SeedProduct } from '../../src/commands/imports/seed-catalogue'
import type { Config } from '../../src/config'
import { createContext } from '../../src/context'
import { findProduct } from '../../src/store/products/products'
import { type ProductView, toProductView } from '../../src/routes/products/responses'

export const admin = bearer(accessToken({ role: 'admin' }))
export const customer = bearer(accessToken())
export const asOrderService = () => bearer(serviceToken('order-service', 'product-service'))

export const categories: SeedCategory[] = [
  { slug: 'home', name: 'Home', parent: null },
  { slug: 'kitchen', name: 'Kitchen', parent: 'home' },
  { slug: 'mugs', name: 'Mugs', parent: 'kitchen' },
  { slug: 'clothing', name: 'Clothing', parent: null },
]

export const aProduct = (slug: string, changes: Partial<SeedProduct> = {}): SeedProduct => ({
  slug,
  name: slug.replaceAll('-', ' '),
  description: 'A thing to have.',
  category: 'mugs',
  attributes: { material: 'stoneware' },
  images: [],
  variants: [{ sku: slug.toUpperCase(), name: slug.replaceAll('-', ' '), options: {}, amount: 1_500, stock: 10 }],
  ...changes,
})

/** Discard port, on which nothing listens. */
const nowhere = 'http://127.0.0.1:9'

/** The service on its own database with these products in it. */
export async function startProductService(products: SeedProduct[], overrides: Partial<Config> = {}) {
  const database = await createTestDatabase('product')
  const config: Config = {
    ...testConfig(database.url),
    userUrl: nowhere,
    notificationUrl: nowhere,
    currency: 'USD',
    lowStockThreshold: 5,
    ...overrides,
  }
  const ctx = createContext(config, { keys: testKeys })
  ctx.health.started = true
  await seedCatalogue(ctx, { categories, products })
  const app = createApp(ctx)
  const server = createHttpServer(app)
  const answers = checkResponses(server, apiOf(app))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ctx,
    url: `http://127.0.0.1:${port}`,
    http: supertest(`http://127.0.0.1:${port}`),
    async product(slug: string): Promise<ProductView> {
      const product = await findProduct(ctx.db, { slug })
      if (!product) throw new Error(`There is no product ${slug}`)
      return toProductView(product)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await ctx.close()
      await database.drop()
      expect(answers.errors).toEqual([])
    },
  }
}

export type ProductService = Awaited<ReturnType<typeof startProductService>>
