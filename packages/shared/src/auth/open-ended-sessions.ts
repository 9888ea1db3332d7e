import type { Redis } from 'ioredis'
import type { QueryExecutorProvider } from 'kysely'
import type { HttpClient } from '../http/client'
import type { Log } from '../log'
import type { Metrics } from '../metrics'
import { openRedisChannel } from '../redis-channel'
import type { EndedTokens } from './ended-sessions'
import { type EndedSessions, followEndedSessions } from './follow-ended-sessions'

type Needs = {
  service: string
  db: QueryExecutorProvider
  log: Log
  metrics: Metrics
  /** Where sessions end; asked once. */
  issuer: HttpClient | undefined
  redis: { redis: Redis; subscriber: Redis } | undefined
}

/** Ended sessions of a service: followed in its database, published between its replicas by Redis where there is one. */
export function openEndedSessions({ service, db, log, metrics, issuer, redis }: Needs): EndedSessions {
  const channel =
    redis &&
    openRedisChannel({
      ...redis,
      name: `ended-sessions:${service}`,
      onMessage: (ended) => sessions.add(ended as EndedTokens),
      log,
    })
  const sessions = followEndedSessions({
    db,
    log,
    askIssuer: issuer && (() => ask(issuer)),
    broadcast: channel && ((ended) => channel.send(ended)),
  })
  metrics.gauge(
    { name: 'ended_sessions', help: 'Ended sessions whose access tokens are refused, in memory', labelNames: [] },
    () => [{ labels: {}, value: sessions.size() }],
  )
  return {
    ...sessions,
    close() {
      sessions.close()
      channel?.close()
    },
  }
}

async function ask(issuer: HttpClient): Promise<EndedTokens> {
  const { status, data } = await issuer.send<EndedTokens>({
    method: 'GET',
    path: '/internal/ended-sessions',
    repeatable: false,
    timeoutMs: 1_000,
  })
  if (status !== 200) throw new Error(`The issuer answered ${status}`)
  return data
}
