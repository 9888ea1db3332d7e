import { Redis } from 'ioredis'
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import { cameThroughGateway } from './auth/came-through-gateway'
import { createAccessTokens, type AccessTokens, type KeySource } from './auth/access-tokens'
import { createGuard, type Guard } from './auth/guard'
import { createRemoteKeys } from './auth/remote-keys'
import { createServiceTokens, type ServiceTokens } from './auth/service-tokens'
import type { Cache } from './cache'
import { createLocalCache } from './cache/local-cache'
import { createSharedCache } from './cache/shared-cache'
import type { CommonConfig } from './config'
import type { Health } from './health'
import { createHttpClient, type HttpClient } from './http/client'
import { createCursors, type Cursors } from './http/pagination'
import { createRateLimits, type RateLimits } from './http/rate-limit'
import { createIdempotency, type Idempotency } from './idempotency'
import { observeQueue } from './jobs/queue-metrics'
import { createLog, errorFields, type Log } from './log'
import { createMetrics, type Metrics } from './metrics'
import { openDatabase } from './postgres/database'
import { createSealed, type Sealed } from './secrets'

/** What every service stands on, made once from its configuration. */
export type Kit<Schema> = {
  name: string
  log: Log
  metrics: Metrics
  health: Health
  db: Kysely<Schema>
  pool: Pool
  idempotency: Idempotency
  /** For what one service tells another by way of databases that must not read it, such as a one-time token in an event. */
  sealed: Sealed
  cursors: Cursors
  limits: RateLimits
  /** Public answers ready to be sent. Opened by the service that has some, and closed with the kit. */
  openCache(): Cache
  /** A client of another service, with this service's token in every call. */
  connect(target: string, baseUrl: string): HttpClient
  /** The public keys of the service that signs access tokens, kept fresh until the kit is closed. */
  keysOf(issuer: HttpClient): KeySource
  /** What checks the tokens of callers; the keys come from the service that signs them. */
  guardWith(keys: KeySource): { guard: Guard; accessTokens: AccessTokens }
  /** Closes something of the service's own with the kit. */
  closeToo(part: { close(): void }): void
  close(): Promise<void>
}

export function createKit<Schema>(
  config: CommonConfig,
  options: { name: string; peers: readonly string[] },
): Kit<Schema> {
  const { name, peers } = options
  const log = createLog({ service: name, level: config.logLevel })
  const metrics = createMetrics(name)
  const database = openDatabase<Schema>({
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    name,
    onError: (error) => log.warn(errorFields(error), 'lost a database connection'),
  })
  observePool(metrics, database.pool)
  observeQueue({ metrics, pool: database.pool, log })
  const redis = config.redisUrl === undefined ? undefined : openRedis(config.redisUrl, log)
  const serviceTokens = createServiceTokens({ secret: config.serviceTokenSecret, self: name, peers })
  const open: { close(): void }[] = []
  return {
    name,
    log,
    metrics,
    health: { started: false, draining: false },
    db: database.db,
    pool: database.pool,
    idempotency: createIdempotency(config.serviceTokenSecret),
    sealed: createSealed(config.serviceTokenSecret, 'between services'),
    cursors: createCursors(config.serviceTokenSecret),
    limits: createRateLimits({
      service: name,
      enabled: config.rateLimitEnabled,
      redis,
      exempt: (req) => !cameThroughGateway(req) && serviceTokens.isIn(req.get('authorization')),
      log,
    }),
    openCache: () => remember(open, openCache(config.redisUrl, name, log)),
    connect: (target, baseUrl) => remember(open, connect({ target, baseUrl, serviceTokens, metrics })),
    keysOf: (issuer) => remember(open, createRemoteKeys(issuer)),
    guardWith: (keys) => guardWith(keys, serviceTokens, config),
    closeToo: (part) => void remember(open, part),
    async close() {
      for (const part of open) part.close()
      redis?.disconnect()
      await database.close()
    },
  }
}

function connect(options: {
  target: string
  baseUrl: string
  serviceTokens: ServiceTokens
  metrics: Metrics
}): HttpClient {
  const { target, baseUrl, serviceTokens, metrics } = options
  return createHttpClient({
    target: target.replace('-', ' '),
    baseUrl,
    metrics,
    token: () => serviceTokens.issue(target),
  })
}

function observePool(metrics: Metrics, pool: Pool): void {
  metrics.gauge(
    {
      name: 'database_pool_connections',
      help: 'Connections to the database by state: busy, idle',
      labelNames: ['state'],
    },
    () => [
      { labels: { state: 'busy' }, value: pool.totalCount - pool.idleCount },
      { labels: { state: 'idle' }, value: pool.idleCount },
    ],
  )
  metrics.gauge(
    { name: 'database_pool_waiting', help: 'Queries that wait for a connection to the database', labelNames: [] },
    () => [{ labels: {}, value: pool.waitingCount }],
  )
}

function guardWith(keys: KeySource, serviceTokens: ServiceTokens, config: CommonConfig) {
  const accessTokens = createAccessTokens({ keys, issuer: config.tokenIssuer, audience: config.tokenAudience })
  return { accessTokens, guard: createGuard({ accessTokens, serviceTokens }) }
}

function openCache(redisUrl: string | undefined, service: string, log: Log): Cache {
  if (redisUrl === undefined) return createLocalCache()
  const [redis, subscriber] = [openRedis(redisUrl, log, 100), openRedis(redisUrl, log, 100)]
  return createSharedCache({ redis, subscriber, prefix: `cache:${service}:`, log })
}

function openRedis(url: string, log: Log, commandTimeout = 200): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 1_000,
    commandTimeout,
    autoResubscribe: false,
  })
  redis.on('error', (error: Error) => log.warn(errorFields(error), 'redis is not answering'))
  return redis
}

function remember<T extends { close(): void }>(list: { close(): void }[], item: T): T {
  list.push(item)
  return item
}
