import { migrate } from '@ecommerce/shared/postgres/migrate'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../embedded-postgres'
import { findFreePort } from '../free-port'
import type { Out } from '../launcher/out'
import { serviceFlags } from '../launcher/programs'
import type { ServiceName } from '../launcher/service-names'
import { supervise } from '../launcher/supervise'

export type LoneService = {
  url: string
  databaseUrl: string
  pid: () => number | undefined
  /** How long it took from its start until it was ready, in milliseconds. */
  startMs: number
  stop: () => Promise<void>
}

type Options = {
  name: ServiceName
  /** Its own variables, made with a folder for its files that goes when it stops. */
  env: (folder: string) => Promise<NodeJS.ProcessEnv>
  /** Whether its database waits for the disk, as in production. */
  durable?: boolean
  /** One that is there and migrated already, instead of its own. */
  databaseUrl?: string
  /** The folder of a checkout, where it is not this one. */
  root?: string
  out: Out
  signal: AbortSignal
}

export const ownRoot = join(__dirname, '..', '..', '..')
const nobody = 'http://127.0.0.1:9'

/** One service as in production, in a process of its own on a database of its own, with rate limits off and nobody to talk to. */
export async function startLoneService(options: Options): Promise<LoneService> {
  const { name, env, durable = false, root = ownRoot, out, signal } = options
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-bench-'))
  const dataDir = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
  const undo: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    let { databaseUrl } = options
    if (databaseUrl === undefined) {
      const postgres = await startPostgres({ dataDir, durable, signal, log: out.step })
      undo.push(() => postgres.destroy())
      databaseUrl = postgres.url('postgres')
      await migrate({ databaseUrl, migrationsDir: join(root, 'services', name, 'migrations') })
    }
    const port = await findFreePort()
    const url = `http://127.0.0.1:${port}`
    const startedAt = performance.now()
    const service = supervise(
      {
        label: `The ${name} service`,
        script: join(root, 'services', name, 'dist', 'main.js'),
        args: ['serve'],
        execArgv: serviceFlags,
        logFile: join(folder, 'service.log'),
        readyUrl: `${url}/health/ready`,
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          HOST: '127.0.0.1',
          PORT: String(port),
          DATABASE_URL: databaseUrl,
          SERVICE_TOKEN_SECRET: randomBytes(32).toString('hex'),
          RATE_LIMIT_ENABLED: 'false',
          LOG_LEVEL: 'warn',
          WORKER_ENABLED: 'false',
          DRAIN_SECONDS: '0',
          USER_URL: nobody,
          PRODUCT_URL: nobody,
          ORDER_URL: nobody,
          NOTIFICATION_URL: nobody,
          ...(await env(folder)),
        },
      },
      out.warn,
    )
    undo.push(() => service.stop(5_000, signal))
    await untilAborted(service.ready, signal)
    return { url, databaseUrl, pid: () => service.pid(), startMs: performance.now() - startedAt, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted()
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  )
  return Promise.race([work, aborted])
}
