import { startPostgres } from '@ecommerce/embedded-postgres/start-postgres'
import { bearer, serviceToken, testPrivateKey } from '@ecommerce/testkit/tokens'
import { Failure } from '@ecommerce/toolkit/failure'
import { findFreePort } from '@ecommerce/toolkit/free-port'
import { randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { query } from './database'
import { execute, makeFolder, type Run, startProcess, until } from './run'

export const serviceNames = ['user', 'product', 'order', 'notification'] as const
type ServiceName = (typeof serviceNames)[number]

export const ownRoot = join(__dirname, '..', '..')

export type Platform = Awaited<ReturnType<typeof startPlatform>>

/** `root` is a built checkout; with `smtpUrl` workers run and send mail there. */
type Options = { root?: string | undefined; durable?: boolean; smtpUrl?: string }

/**
 * PostgreSQL and four service processes as in production, without rate limits, with a thousand products. Uses main
 * files of `root` only, so that any commit can be measured.
 */
export async function startPlatform(run: Run, { root = ownRoot, durable = true, smtpUrl }: Options = {}) {
  const { out, signal, defer } = run
  const folder = await makeFolder(run)
  // PostgreSQL has its data in a folder that another user may enter.
  const dataDir = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
  const logFile = `${dataDir}.log`
  const postgres = await startPostgres({ dataDir, durable, logFile, signal, log: out.step })
  defer(() => postgres.destroy())
  await writeFile(join(folder, '0001.pem'), testPrivateKey, { mode: 0o600 })
  const secret = randomBytes(32).toString('hex')
  const shared: NodeJS.ProcessEnv = {
    ...{ NODE_ENV: 'production', HOST: '127.0.0.1', PUBLIC_URL: 'https://shop.example.com', PATH: process.env.PATH },
    ...{ LOG_LEVEL: 'info', RATE_LIMIT_ENABLED: 'false', DRAIN_SECONDS: '0', SIGNING_KEYS_DIR: folder },
    ...{ SERVICE_TOKEN_SECRET: secret, ENCRYPTION_SECRET: secret },
    ...{ WORKER_ENABLED: String(smtpUrl !== undefined), SMTP_URL: smtpUrl ?? 'smtp://127.0.0.1:9' },
  }
  for (const name of serviceNames) shared[`${name.toUpperCase()}_URL`] = `http://127.0.0.1:${await findFreePort()}`
  const mainOf = (name: ServiceName) => join(root, 'services', name, 'dist', 'main.js')

  /** Starts a service on a new database; `fill` fills it after its migration. */
  const start = async (name: ServiceName, database: string = name, fill?: (url: string) => Promise<unknown>) => {
    await query(postgres.url('postgres'), `create database "${database}"`)
    const port = database === name ? new URL(shared[`${name.toUpperCase()}_URL`]!).port : String(await findFreePort())
    const env = { ...shared, PORT: port, DATABASE_URL: postgres.url(database) }
    await execute(process.execPath, [mainOf(name), 'migrate'], { env, signal })
    await fill?.(env.DATABASE_URL)
    return startService(mainOf(name), env, join(folder, `${database}.log`), run)
  }
  const products = await readFile(join(__dirname, '..', 'sql', 'products.sql'), 'utf8')
  const services = {
    user: await start('user'),
    product: await start('product', 'product', (url) => query(url, products)),
    order: await start('order'),
    notification: await start('notification'),
  }
  /** Headers of a call by the order service, never answered from memory; valid for a minute. */
  const asService = () => bearer(serviceToken('order-service', 'product-service', {}, secret))
  return { postgres, logFile, services, start, asService }
}

/** Waits until the service is ready. */
async function startService(main: string, env: NodeJS.ProcessEnv, logFile: string, run: Run) {
  const output = openSync(logFile, 'a', 0o600)
  const startedAt = performance.now()
  const child = startProcess(['--max-old-space-size=384', main, 'serve'], run, { env, output })
  closeSync(output)
  const url = `http://127.0.0.1:${env.PORT}`
  const isReadyOrGone = async () => {
    if (child.exitCode === null) return isReady(url)
    throw new Failure(`${main} does not start; its log ends with:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`)
  }
  await until(`${main} is ready`, isReadyOrGone, run, 20)
  return { url, pid: child.pid, startMs: performance.now() - startedAt }
}

export const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`)
    .then(({ ok }) => ok)
    .catch(() => false)

export const variantPrefix = '00000000-0000-7000-8000-'
export const variantId = (index: number) => variantPrefix + String(100_000_000_000 + (index % 1_000))
