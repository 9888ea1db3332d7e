import { type Context, createApp, createContext, migrationsDir, readConfig } from '@ecommerce/order'
import { createHttpServer } from '@ecommerce/shared/http/server'
import { migrate } from '@ecommerce/shared/postgres/migrate'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Agent } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signAccessToken } from '../access-token'
import { createDatabase } from '../create-database'
import { timedGet } from '../timed-get'
import { fillOrders } from './fill'

export type Orders = {
  orders: number
  ctx: Context
  /** Asks as a customer, or as an admin when none is named, and gives how long it took in milliseconds. */
  read(path: string, customerId?: string): Promise<number>
  close(): Promise<void>
}

/** So many orders in a database of their own, and the service in this process in front of it. */
export async function openOrders(serverUrl: (database: string) => string, orders: number): Promise<Orders> {
  const databaseUrl = serverUrl(`orders_${orders}`)
  await createDatabase(serverUrl('postgres'), `orders_${orders}`)
  await migrate({ databaseUrl, migrationsDir })
  await fillOrders(databaseUrl, orders)
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    SERVICE_TOKEN_SECRET: randomBytes(32).toString('hex'),
    LOG_LEVEL: 'warn',
    RATE_LIMIT_ENABLED: 'false',
  })
  const ctx = createContext(config, { keys: { find: () => Promise.resolve(publicKey) } })
  const server = createHttpServer(createApp(ctx)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const agent = new Agent({ keepAlive: true })
  const admin = signAccessToken(privateKey, { role: 'admin' })
  const tokenOf = (subject: string) => signAccessToken(privateKey, { role: 'customer', subject })
  return {
    orders,
    ctx,
    read: (path, customerId) => timedGet(url + path, agent, customerId ? tokenOf(customerId) : admin),
    async close() {
      agent.destroy()
      server.close()
      await ctx.close()
    },
  }
}
