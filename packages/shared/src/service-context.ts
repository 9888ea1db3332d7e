import { defined } from './defined'
import type { Redis } from 'ioredis'
import type { Kysely, QueryExecutorProvider } from 'kysely'
import { readFileSync } from 'node:fs'
import type { Pool } from 'pg'
import { isFromGateway } from './auth/is-from-gateway'
import { createServiceTokens, type ServiceTokens } from './auth/service-tokens'
import type { CommonConfig } from './config'
import type { Health } from './health'
import { createHttpClient, type HttpClient } from './http/client/client'
import { createCursors, type Cursors } from './http/responses/pagination'
import { createRateLimits, type RateLimits } from './http/rate-limit'
import { createIdempotency, type Idempotency } from './idempotency/idempotency'
import { observeQueue } from './jobs/queue-metrics'
import type { WakeUps } from './jobs/wake-ups'
import { createLog, errorFields, type Log } from './observability/log'
import { createMetrics, type Metrics } from './observability/metrics'
import { openDatabase } from './postgres/database'
import { openRedis } from './redis'
import { createSealed } from './secrets'

/** Parts of every service's context; each service adds its own. */
export type ServiceContext<Schema, Target extends string = string> = {
  name: string
  log: Log
  metrics: Metrics
  health: Health
  db: Kysely<Schema>
  pool: Pool
  wakeUps: WakeUps
  redis: Redis | undefined
  serviceTokens: ServiceTokens
  idempotency: Idempotency
  sealed: SealedMessages
  cursors: Cursors
  rateLimits: RateLimits
  /** Clients of called services, with this service's token in every request. */
  services: Readonly<Record<Target, HttpClient>>
  /** Registers what has to be closed before the database is. */
  onClose: (close: () => void) => void
  close(): Promise<void>
}

/** Context of any service, for code that does not know its tables. */
export type AnyServiceContext = Omit<ServiceContext<unknown>, 'db'> & { db: QueryExecutorProvider }

/** Text that only one service can read, such as a one-time token in an event. */
export type SealedMessages = {
  /** Seals for one called service. */
  sealFor(target: string, text: string): string
  /** Opens a message sealed by another service for this one; throws an `UnsealError`. */
  unseal(sealed: string): string
}

/** Creates the context; `services` are base URLs by name, `peers` the services that may call. */
export function createServiceContext<Schema, Target extends string>(
  config: CommonConfig,
  options: {
    name: string
    peers: readonly string[]
    services: Readonly<Record<Target, string>>
    /** Work outside of the table `jobs`, for its metrics; see `observeQueue`. */
    alsoQueued?: string
  },
): ServiceContext<Schema, Target> {
  const { name, peers } = options
  const log = createLog({ service: name, level: config.logLevel })
  const metrics = createMetrics(name)
  const database = openDatabase<Schema>({
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    name,
    onError: (error) => log.warn(errorFields(error), 'database connection lost'),
  })
  observePool(metrics, database.pool)
  observeQueue({ metrics, pool: database.pool, log }, options.alsoQueued)
  const redis = config.redisUrl === undefined ? undefined : openRedis(config.redisUrl, log)
  const serviceTokens = createServiceTokens({
    secret: config.serviceTokenSecret,
    tokenSecrets: config.tokenSecrets,
    self: name,
    peers,
  })
  const services = createClients(config, { services: options.services, serviceTokens, metrics })
  const closers = Object.values<HttpClient>(services).map((client) => () => client.close())
  return {
    name,
    log,
    metrics,
    health: { started: false, draining: false },
    db: database.db,
    pool: database.pool,
    wakeUps: database.wakeUps,
    redis,
    serviceTokens,
    idempotency: createIdempotency(config.serviceTokenSecret),
    sealed: createSealedMessages(config),
    cursors: createCursors(config.serviceTokenSecret),
    rateLimits: createRateLimits({
      service: name,
      enabled: config.rateLimitEnabled,
      redis,
      exempt: (req) => !isFromGateway(req) && serviceTokens.isIn(req.get('authorization')),
      log,
    }),
    services,
    onClose: (close) => void closers.push(close),
    async close() {
      for (const close of closers) close()
      redis?.disconnect()
      await database.close()
    },
  }
}

function createClients<Target extends string>(
  { serviceCaFile }: Pick<CommonConfig, 'serviceCaFile'>,
  needs: { services: Readonly<Record<Target, string>>; serviceTokens: ServiceTokens; metrics: Metrics },
): Record<Target, HttpClient> {
  const { services, serviceTokens, metrics } = needs
  const ca = serviceCaFile === undefined ? undefined : readFileSync(serviceCaFile, 'utf8')
  const clients = Object.entries<string>(services).map(([target, baseUrl]) => [
    target,
    createHttpClient({
      target: target.replace('-', ' '),
      baseUrl,
      metrics,
      token: () => serviceTokens.issue(target),
      ...defined({ ca }),
    }),
  ])
  return Object.fromEntries(clients) as Record<Target, HttpClient>
}

function createSealedMessages(config: Pick<CommonConfig, 'serviceTokenSecret' | 'tokenSecrets'>): SealedMessages {
  const purpose = 'between services'
  const own = createSealed(config.serviceTokenSecret, purpose)
  const byTarget = new Map(
    Object.entries(config.tokenSecrets).map(([target, current]) => [target, createSealed({ current }, purpose)]),
  )
  return {
    sealFor(target, text) {
      const sealed = byTarget.get(target)
      if (!sealed) throw new Error(`No token secret is configured for ${target}`)
      return sealed.seal(text)
    },
    unseal: (text) => own.unseal(text),
  }
}

function observePool(metrics: Metrics, pool: Pool): void {
  metrics.gauge(
    {
      name: 'database_pool_connections',
      help: 'Database connections by state: busy, idle',
      labelNames: ['state'],
    },
    () => [
      { labels: { state: 'busy' }, value: pool.totalCount - pool.idleCount },
      { labels: { state: 'idle' }, value: pool.idleCount },
    ],
  )
  metrics.gauge(
    { name: 'database_pool_waiting', help: 'Queries waiting for a database connection', labelNames: [] },
    () => [{ labels: {}, value: pool.waitingCount }],
  )
}
