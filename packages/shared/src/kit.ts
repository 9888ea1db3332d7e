import { Redis } from 'ioredis'
import type { Kysely } from 'kysely'
import { readFileSync } from 'node:fs'
import type { Pool } from 'pg'
import { cameThroughGateway } from './auth/came-through-gateway'
import { createAccessTokens, type AccessTokens, type KeySource } from './auth/access-tokens'
import type { EndedSessions } from './auth/follow-ended-sessions'
import { createGuard, type Guard } from './auth/guard'
import { openEndedSessions } from './auth/open-ended-sessions'
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
  /** Opens what another service sealed for this one, such as a one-time token in an event, which no database on the way may read. */
  sealed: Pick<Sealed, 'unseal'>
  /** Seals text for one of the services that this one calls, and for no other. */
  sealFor(target: string, text: string): string
  cursors: Cursors
  limits: RateLimits
  /** Public answers ready to be sent. Opened by the service that has some, and closed with the kit. */
  openCache(): Cache
  /** A client of another service, with this service's token in every call. */
  connect(target: string, baseUrl: string): HttpClient
  /** The public keys of the service that signs access tokens, kept fresh until the kit is closed. */
  keysOf(issuer: HttpClient): KeySource
  /** Sessions that have ended, followed until the kit is closed; the issuer, where there is one, is asked once at the start. */
  endedSessionsOf(issuer?: HttpClient): EndedSessions
  /** What checks the tokens of callers; the keys come from the service that signs them. */
  guardWith(keys: KeySource, endedSessions?: EndedSessions): { guard: Guard; accessTokens: AccessTokens }
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
  const serviceTokens = createServiceTokens({
    secret: config.serviceTokenSecret,
    tokenSecrets: config.tokenSecrets,
    self: name,
    peers,
  })
  const ca = config.serviceCaFile === undefined ? undefined : readFileSync(config.serviceCaFile, 'utf8')
  const open: { close(): void }[] = []
  const health: Health = { started: false, draining: false }
  return {
    name,
    log,
    metrics,
    health,
    db: database.db,
    pool: database.pool,
    idempotency: createIdempotency(config.serviceTokenSecret),
    sealed: createSealed(config.serviceTokenSecret, betweenServices),
    sealFor: createSealFor(config.tokenSecrets),
    cursors: createCursors(config.serviceTokenSecret),
    limits: createRateLimits({
      service: name,
      enabled: config.rateLimitEnabled,
      redis,
      exempt: (req) => !cameThroughGateway(req) && serviceTokens.isIn(req.get('authorization')),
      log,
    }),
    openCache: () => remember(open, openCache(config.redisUrl, name, log)),
    connect: (target, baseUrl) =>
      remember(open, connect({ target, baseUrl, serviceTokens, metrics, ...(ca !== undefined && { ca }) })),
    keysOf: (issuer) => remember(open, createRemoteKeys(issuer)),
    endedSessionsOf(issuer) {
      const endedSessions = openEndedSessions({
        ...{ service: name, db: database.db, log, metrics, issuer },
        redis: redis && { redis, subscriber: openRedis(config.redisUrl!, log) },
      })
      remember(open, endedSessions)
      health.whenLoaded = () => endedSessions.whenLoaded()
      return endedSessions
    },
    guardWith: (keys, endedSessions) => guardWith(keys, { serviceTokens, endedSessions }, config),
    closeToo: (part) => void remember(open, part),
    async close() {
      for (const part of open) part.close()
      redis?.disconnect()
      await database.close()
    },
  }
}

const betweenServices = 'between services'

function createSealFor(tokenSecrets: CommonConfig['tokenSecrets']): Kit<unknown>['sealFor'] {
  const sealed = new Map(
    Object.entries(tokenSecrets).map(([target, current]) => [target, createSealed({ current }, betweenServices)]),
  )
  return (target, text) => {
    const forTarget = sealed.get(target)
    if (!forTarget) throw new Error(`No token secret is configured for ${target}`)
    return forTarget.seal(text)
  }
}

function connect(options: {
  target: string
  baseUrl: string
  serviceTokens: ServiceTokens
  metrics: Metrics
  ca?: string
}): HttpClient {
  const { target, serviceTokens, ...rest } = options
  return createHttpClient({
    ...rest,
    target: target.replace('-', ' '),
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

function guardWith(
  keys: KeySource,
  { serviceTokens, endedSessions }: { serviceTokens: ServiceTokens; endedSessions: EndedSessions | undefined },
  config: CommonConfig,
) {
  const accessTokens = createAccessTokens({ keys, issuer: config.tokenIssuer, audience: config.tokenAudience })
  return { accessTokens, guard: createGuard({ accessTokens, serviceTokens, endedSessions }) }
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
