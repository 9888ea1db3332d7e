import * as notification from '@ecommerce/notification'
import * as order from '@ecommerce/order'
import * as product from '@ecommerce/product'
import { apiOf } from '@ecommerce/shared/http/app'
import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { startWorker, type Worker } from '@ecommerce/shared/jobs/worker'
import { type ResponseCheck, checkResponses } from '@ecommerce/testkit/response-check'
import { listen } from '@ecommerce/testkit/listen'
import { openMailbox } from '@ecommerce/testkit/mailbox'
import { createTestDatabase, type TestDatabase } from '@ecommerce/testkit/test-database'
import { serviceToken, testPrivateKey, testSecret } from '@ecommerce/testkit/tokens'
import { findFreePort } from '@ecommerce/toolkit/free-port'
import { calls } from '@ecommerce/tools/provision/token-secrets'
import { categories, products } from '@ecommerce/tools/seed/catalogue'
import * as user from '@ecommerce/user'
import type { Express } from 'express'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGateway } from '@ecommerce/tools/gateway'
import type { Service } from '@ecommerce/shared/run-service'
import type { AnyServiceContext } from '@ecommerce/shared/service-context'
import type { CommonConfig } from '@ecommerce/shared/config'

export const serviceNames = ['user', 'product', 'order', 'notification'] as const
export type ServiceName = (typeof serviceNames)[number]

export const admin = { email: 'admin@example.com', password: 'an-admin-password' }

/** `runPeriodicTask` runs a periodic task now. */
type Running = {
  start(): Promise<void>
  stop(): Promise<void>
  /** Changes its environment from the next start on. */
  configure(settings: NodeJS.ProcessEnv): void
  app(): Express
  runPeriodicTask(name: string): Promise<void>
  /** Responses that differ from the document. */
  faults(): readonly string[]
}

/**
 * The platform in one process: services with workers, databases, mail server. `settings` are each service's
 * variables.
 */
export async function startPlatform(settings: NodeJS.ProcessEnv = {}) {
  const [databases, ports, mailbox, keysDir] = await Promise.all([
    forEachService((name) => createTestDatabase(name)),
    forEachService(() => findFreePort()),
    openMailbox(),
    makeSigningKeys(),
  ])
  const urlOf = (name: ServiceName) => `http://127.0.0.1:${ports[name]}`
  const envOf = (name: ServiceName): NodeJS.ProcessEnv => ({
    NODE_ENV: 'test',
    PORT: String(ports[name]),
    DATABASE_URL: databases[name].url,
    ...tokenSecretsOf(name, testSecret),
    RATE_LIMIT_ENABLED: 'false',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    USER_URL: urlOf('user'),
    PRODUCT_URL: urlOf('product'),
    ORDER_URL: urlOf('order'),
    NOTIFICATION_URL: urlOf('notification'),
    TRUST_PROXY: 'loopback',
    SIGNING_KEYS_DIR: keysDir,
    ENCRYPTION_SECRET: testSecret,
    PUBLIC_URL: 'https://shop.example.com',
    BCRYPT_COST: '4',
    SMTP_URL: mailbox.url,
    STAFF_EMAIL: 'staff@example.com',
    ...settings,
  })
  await Promise.all([
    user.ensureAdmin({ databaseUrl: databases.user.url, ...admin }),
    product.seedCatalogue({ databaseUrl: databases.product.url, categories, products }),
  ])
  const services: Record<ServiceName, Running> = {
    user: inProcess(user, envOf('user')),
    product: inProcess(product, envOf('product')),
    order: inProcess(order, envOf('order')),
    notification: inProcess(notification, envOf('notification')),
  }
  await Promise.all(serviceNames.map((name) => services[name].start()))
  const certificates = process.env.GATEWAY_CERTIFICATES
  const door = certificates === undefined ? undefined : await openGateway({ ports, certificates })
  return {
    urlOf,
    /** Gateway, in tests that use it. */
    door,
    mailbox,
    databases,
    services,
    /** A token that one service would send to another. */
    serviceToken: (from: string, to: `${ServiceName}-service`) =>
      serviceToken(from, to, {}, tokenSecretOf(to.replace('-service', '') as ServiceName, testSecret)),
    async stop() {
      await door?.stop()
      await Promise.all(serviceNames.map((name) => services[name].stop()))
      await mailbox.close()
      await Promise.all(Object.values(databases).map((database: TestDatabase) => database.drop()))
      await rm(keysDir, { recursive: true })
      expect(serviceNames.flatMap((name) => services[name].faults())).toEqual([])
    },
  }
}

/** Separate token secret per service, so that wrong ones are rejected. */
const tokenSecretOf = (name: ServiceName, generation: string) => `${name}-${generation}`

/** Secrets of a service for verifying and signing, as containers receive them. */
export const tokenSecretsOf = (name: ServiceName, generation: string): NodeJS.ProcessEnv => ({
  SERVICE_TOKEN_SECRET: tokenSecretOf(name, generation),
  ...Object.fromEntries(
    calls[name].map((callee) => [`${callee.toUpperCase()}_TOKEN_SECRET`, tokenSecretOf(callee, generation)]),
  ),
})

export type Platform = Awaited<ReturnType<typeof startPlatform>>

/** Starts and stops a service repeatedly, as its own process would. */
function inProcess<Config extends CommonConfig, Context extends AnyServiceContext & { config: Config }>(
  { service }: { service: Service<Config, Context> },
  env: NodeJS.ProcessEnv,
): Running {
  const checks: ResponseCheck[] = []
  let running: { context: Context; app: Express; server: Server; worker: Worker } | undefined
  return {
    async start() {
      const context = service.createContext(service.readConfig(env))
      const app: Express = service.createApp(context)
      const server = createHttpServer(app)
      checks.push(checkResponses(server, apiOf(app)))
      await listen(server, Number(env.PORT))
      const worker = startWorker(context, service.createWork(context))
      context.health.started = true
      running = { context, app, server, worker }
    },
    async stop() {
      if (!running) return
      const { context, server, worker } = running
      running = undefined
      server.closeAllConnections()
      await Promise.all([new Promise((resolve) => server.close(resolve)), worker.stop()])
      await context.close()
    },
    configure(settings) {
      Object.assign(env, settings)
    },
    app() {
      if (!running) throw new Error('This service is not running')
      return running.app
    },
    async runPeriodicTask(name) {
      const task = running && service.createWork(running.context).periodicTasks?.find((each) => each.name === name)
      if (!task) throw new Error(`This service is not running, or has no periodic task ${name}`)
      await task.run()
    },
    faults: () => checks.flatMap((check) => check.errors),
  }
}

async function makeSigningKeys(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-keys-'))
  await writeFile(join(folder, '0001.pem'), testPrivateKey, { mode: 0o600 })
  return folder
}

async function forEachService<T>(make: (name: ServiceName) => Promise<T>): Promise<Record<ServiceName, T>> {
  const made = await Promise.all(serviceNames.map(async (name) => [name, await make(name)] as const))
  return Object.fromEntries(made) as Record<ServiceName, T>
}
