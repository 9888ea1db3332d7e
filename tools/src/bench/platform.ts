import { createServiceTokens } from '@ecommerce/shared/auth/service-tokens'
import { migrate } from '@ecommerce/shared/postgres/migrate'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../embedded-postgres'
import type { Out } from '../launcher/out'
import type { ServiceName } from '../launcher/service-names'
import { newSigningKey } from '../new-signing-key'
import { stockShop } from './checkout/goods'
import { createDatabase } from './create-database'
import { type LoneService, ownRoot, startLoneService } from './lone-service'

/** In the order in which they are started: who asks another knows where that is. */
const order: readonly ServiceName[] = ['user', 'product', 'order', 'notification']

export type BenchPlatform = {
  service(name: ServiceName): LoneService
  /** The superuser's address of a database, which has the name of its service. */
  databaseUrl: (database: string) => string
  /** What PostgreSQL says. */
  logFile: string
  /** Of whoever asks the product service as another service does, whom nothing is told from memory. Good for a minute. */
  asService: () => { authorization: string }
  /** What a service is told. */
  settings(name: ServiceName): NodeJS.ProcessEnv
  stop(): Promise<void>
}

/**
 * Services as in production, each in a process of its own, on one PostgreSQL that waits for the disk: with the line of the log that
 * every answer has, without limits, and without background work, which `pgbench` and the bare servers do not have either. The shop has
 * a thousand products with stock that nobody can buy up. `root` is another checkout, built, whose services are to be started.
 */
export async function startPlatform(
  names: readonly ServiceName[],
  { root = ownRoot, out, signal }: { root?: string; out: Out; signal: AbortSignal },
): Promise<BenchPlatform> {
  const keysDir = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
  const undo: (() => Promise<unknown>)[] = [() => rm(keysDir, { recursive: true, force: true })]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const place = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
    const logFile = `${place}.log`
    undo.push(() => rm(logFile, { force: true }))
    const postgres = await startPostgres({ dataDir: place, durable: true, logFile, signal, log: out.step })
    undo.push(() => postgres.destroy())
    await writeFile(join(keysDir, '0001.pem'), await newSigningKey(), { mode: 0o600 })
    const secret = randomBytes(32).toString('hex')
    const tokens = createServiceTokens({
      secret: { current: secret },
      tokenSecrets: { 'product-service': secret },
      self: 'order-service',
      peers: ['product-service'],
    })
    const common = {
      SERVICE_TOKEN_SECRET: secret,
      LOG_LEVEL: 'info',
      SIGNING_KEYS_DIR: keysDir,
      ENCRYPTION_SECRET: randomBytes(32).toString('hex'),
      SMTP_URL: 'smtp://127.0.0.1:9',
      PUBLIC_URL: 'https://shop.example.com',
      API_URL: 'https://shop.example.com',
    }
    const started = new Map<ServiceName, LoneService>()
    const settings = new Map<ServiceName, NodeJS.ProcessEnv>()
    for (const name of order.filter((each) => names.includes(each))) {
      await createDatabase(postgres.url('postgres'), name)
      const databaseUrl = postgres.url(name)
      await migrate({ databaseUrl, migrationsDir: join(root, 'services', name, 'migrations') })
      if (name === 'product') await stockShop(databaseUrl)
      const peers = [...started].map(([peer, { url }]) => [`${peer.toUpperCase()}_URL`, url])
      const env = { ...common, ...(Object.fromEntries(peers) as NodeJS.ProcessEnv) }
      const service = await startLoneService({ name, env: () => Promise.resolve(env), databaseUrl, root, out, signal })
      undo.push(() => service.stop())
      started.set(name, service)
      settings.set(name, env)
    }
    return {
      service(name) {
        const service = started.get(name)
        if (!service) throw new Error(`The ${name} service was not started.`)
        return service
      },
      databaseUrl: (database) => postgres.url(database),
      logFile,
      asService: () => ({ authorization: `Bearer ${tokens.issue('product-service')}` }),
      settings: (name) => settings.get(name) ?? {},
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** One process more of a service, on the same database. */
export const startReplica = (
  platform: BenchPlatform,
  name: ServiceName,
  { out, signal }: { out: Out; signal: AbortSignal },
): Promise<LoneService> => {
  const env = () => Promise.resolve(platform.settings(name))
  return startLoneService({ name, env, databaseUrl: platform.databaseUrl(name), out, signal })
}
