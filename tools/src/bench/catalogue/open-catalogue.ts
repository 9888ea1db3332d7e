import { type Context, createApp, createContext, migrationsDir, readConfig } from '@ecommerce/product'
import { createServiceTokens } from '@ecommerce/shared/auth/service-tokens'
import { createHttpServer } from '@ecommerce/shared/http/server'
import { migrate } from '@ecommerce/shared/postgres/migrate'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Agent } from 'node:http'
import type { AddressInfo } from 'node:net'
import type pg from 'pg'
import { createDatabase } from '../create-database'
import { timedGet } from '../timed-get'
import { fillCatalogue } from './fill'

export type Catalogue = {
  products: number
  databaseUrl: string
  ctx: Context
  /** Asks as another service does, which is never answered from memory, and gives how long it took in milliseconds. */
  read(path: string): Promise<number>
  /** The statements that the database was asked for meanwhile. */
  statementsOf(work: () => Promise<unknown>): Promise<Statement[]>
  close(): Promise<void>
}

export type Statement = { text: string; values: readonly unknown[] }

/** A catalogue of so many products in a database of its own, and the service in this process in front of it. */
export async function openCatalogue(serverUrl: (database: string) => string, products: number): Promise<Catalogue> {
  const databaseUrl = serverUrl(`catalogue_${products}`)
  await createDatabase(serverUrl('postgres'), `catalogue_${products}`)
  await migrate({ databaseUrl, migrationsDir })
  await fillCatalogue(databaseUrl, products)
  const secret = randomBytes(32).toString('hex')
  const ctx = createContext(
    readConfig({
      DATABASE_URL: databaseUrl,
      SERVICE_TOKEN_SECRET: secret,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_ENABLED: 'false',
    }),
  )
  const heard: Statement[] = []
  ctx.pool.on('connect', (client) => overhear(client, heard))
  const server = createHttpServer(createApp(ctx)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const agent = new Agent({ keepAlive: true })
  const tokens = createServiceTokens({
    secret: { current: secret },
    tokenSecrets: { 'product-service': secret },
    self: 'order-service',
    peers: ['product-service'],
  })
  return {
    products,
    databaseUrl,
    ctx,
    read: (path) => timedGet(url + path, agent, tokens.issue('product-service')),
    async statementsOf(work) {
      heard.length = 0
      await work()
      return [...heard]
    },
    async close() {
      agent.destroy()
      server.close()
      await ctx.close()
    },
  }
}

function overhear(client: pg.ClientBase, heard: Statement[]): void {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  Object.assign(client, {
    query(...args: [string | Statement, unknown[]?]) {
      const [first, values = []] = args
      heard.push(
        typeof first === 'string' ? { text: first, values } : { text: first.text, values: first.values ?? values },
      )
      return query(...args)
    },
  })
}
