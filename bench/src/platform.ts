import { createServiceTokens } from '@ecommerce/shared/auth/service-tokens'
import { type PostgresServer, startPostgres } from '@ecommerce/embedded-postgres/start-postgres'
import { Failure } from '@ecommerce/toolkit/failure'
import { findFreePort } from '@ecommerce/toolkit/free-port'
import { execFile, spawn } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Defer } from './cleanup'
import { query } from './database'
import type { Run } from './options'

export const serviceNames = ['user', 'product', 'order', 'notification'] as const
export type ServiceName = (typeof serviceNames)[number]
export type ServiceProcess = { url: string; pid: number; startMs: number }

export const ownRoot = join(__dirname, '..', '..')

type StartOptions = { database?: string; fill?: (url: string) => Promise<unknown> }

export type Platform = {
  postgres: PostgresServer
  /** PostgreSQL's log. */
  logFile: string
  /** Starts a service on a new database; `fill` fills it after its migration. */
  start(name: ServiceName, options?: StartOptions): Promise<ServiceProcess>
  service(name: ServiceName): ServiceProcess
  /** Main file and environment of a service. */
  program(name: ServiceName): { main: string; env: NodeJS.ProcessEnv }
  /** Headers of a call by another service, which is never answered from memory. Valid for a minute. */
  asService(): { authorization: string }
}

/** `root` is the folder of a built checkout. With `smtpUrl`, job workers run, and mails go there. */
type Options = { root?: string | undefined; durable?: boolean; smtpUrl?: string }

const settings = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  PUBLIC_URL: 'https://shop.example.com',
  LOG_LEVEL: 'info',
}

/**
 * PostgreSQL, and services as in production, each in a process of its own, without rate limits. Of `root`, nothing but main files is
 * used, so that any commit can be measured.
 */
export async function openPlatform(
  { out, signal }: Run,
  defer: Defer,
  { root = ownRoot, durable = true, smtpUrl }: Options = {},
): Promise<Platform> {
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
  defer(() => rm(folder, { recursive: true, force: true }))
  const dataDir = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
  const logFile = `${dataDir}.log`
  const postgres = await startPostgres({ dataDir, durable, logFile, signal, log: out.step })
  defer(() => postgres.destroy())
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3_072 })
  await writeFile(join(folder, '0001.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  const secret = randomBytes(32).toString('hex')
  const [self, peer] = ['order-service', 'product-service']
  const tokenSecrets = { [peer]: secret }
  const tokens = createServiceTokens({ secret: { current: secret }, tokenSecrets, self, peers: [peer] })
  const env: NodeJS.ProcessEnv = {
    ...settings,
    RATE_LIMIT_ENABLED: 'false',
    DRAIN_SECONDS: '0',
    PATH: process.env.PATH,
    SIGNING_KEYS_DIR: folder,
  }
  Object.assign(env, { SERVICE_TOKEN_SECRET: secret, ENCRYPTION_SECRET: secret })
  Object.assign(env, { WORKER_ENABLED: String(smtpUrl !== undefined), SMTP_URL: smtpUrl ?? 'smtp://127.0.0.1:9' })
  for (const name of serviceNames) env[`${name.toUpperCase()}_URL`] = `http://127.0.0.1:${await findFreePort()}`

  const started = new Map<string, ServiceProcess>()
  const program = (name: ServiceName, database: string = name, url = env[`${name.toUpperCase()}_URL`]!) => ({
    main: join(root, 'services', name, 'dist', 'main.js'),
    env: { ...env, PORT: new URL(url).port, DATABASE_URL: postgres.url(database) },
  })
  return {
    postgres,
    logFile,
    program: (name) => program(name),
    async start(name, { database = name, fill } = {}) {
      await query(postgres.url('postgres'), `create database "${database}"`)
      const url = database === name ? undefined : `http://127.0.0.1:${await findFreePort()}`
      const { main, env } = program(name, database, url)
      await promisify(execFile)(process.execPath, [main, 'migrate'], { env, signal })
      await fill?.(postgres.url(database))
      const service = await startService({ main, env, logFile: join(folder, `${database}.log`), defer, signal })
      started.set(database, service)
      return service
    },
    service(name) {
      const service = started.get(name)
      if (!service) throw new Error(`The ${name} service was not started.`)
      return service
    },
    asService: () => ({ authorization: `Bearer ${tokens.issue(peer)}` }),
  }
}

/** The four services, with a thousand products that nobody can buy up. */
export async function startPlatform(run: Run, defer: Defer, options: Options = {}): Promise<Platform> {
  const platform = await openPlatform(run, defer, options)
  const products = await readFile(join(__dirname, '..', 'sql', 'products.sql'), 'utf8')
  for (const name of serviceNames)
    await platform.start(name, name === 'product' ? { fill: (url) => query(url, products) } : {})
  return platform
}

export const variantPrefix = '00000000-0000-7000-8000-'
export const variantId = (index: number) => variantPrefix + String(100_000_000_000 + (index % 1_000))

type Start = { main: string; env: NodeJS.ProcessEnv; logFile: string; defer: Defer; signal: AbortSignal }

/** Waits until a service is ready. The closing channel ends it when this process is killed. */
async function startService({ main, env, logFile, defer, signal }: Start): Promise<ServiceProcess> {
  const log = openSync(logFile, 'a', 0o600)
  const startedAt = performance.now()
  const args = ['--max-old-space-size=384', main, 'serve']
  const child = spawn(process.execPath, args, { env, detached: true, stdio: ['ignore', log, log, 'ipc'] })
  closeSync(log)
  const exited = new Promise<void>((resolve) => child.once('close', resolve))
  defer(async () => {
    child.kill('SIGTERM')
    const patience = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await exited
    clearTimeout(patience)
  })
  const url = `http://127.0.0.1:${env.PORT}`
  while (!(await isReady(url))) {
    if (child.exitCode !== null || performance.now() - startedAt > 60_000)
      throw new Failure(`${main} does not start; its log ends with:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`)
    await sleep(20, undefined, { signal })
  }
  return { url, pid: child.pid ?? 0, startMs: performance.now() - startedAt }
}

export const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )
