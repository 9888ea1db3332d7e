import type { CommonConfig } from '../../config'
import type { HttpClient } from '../../http/client/client'
import { openRedis } from '../../redis'
import { openRedisChannel } from '../../redis-channel'
import type { AnyServiceContext } from '../../service-context'
import type { EndedTokens } from './ended-sessions'
import { type EndedSessions, followEndedSessions } from './follow-ended-sessions'

/**
 * Opens ended sessions from the database, with broadcasts if Redis is configured. The service is ready once they are
 * loaded.
 */
export function openEndedSessions(
  { redisUrl }: Pick<CommonConfig, 'redisUrl'>,
  { name, db, log, metrics, redis, health, onClose }: AnyServiceContext,
  issuer: HttpClient | undefined,
): EndedSessions {
  const channel =
    redis &&
    openRedisChannel({
      redis,
      subscriber: openRedis(redisUrl!, log),
      name: `ended-sessions:${name}`,
      onMessage: (ended) => sessions.add(ended as EndedTokens),
      log,
    })
  const sessions = followEndedSessions({
    db,
    log,
    askIssuer: issuer && (() => fetchEnded(issuer)),
    broadcast: channel && ((ended) => channel.send(ended)),
  })
  metrics.gauge(
    { name: 'ended_sessions', help: 'Ended sessions in memory, whose access tokens are rejected', labelNames: [] },
    () => [{ labels: {}, value: sessions.size() }],
  )
  health.whenLoaded = () => sessions.whenLoaded()
  onClose(() => {
    sessions.close()
    channel?.close()
  })
  return sessions
}

async function fetchEnded(issuer: HttpClient): Promise<EndedTokens> {
  const { status, data } = await issuer.send<EndedTokens>({
    method: 'GET',
    path: '/internal/ended-sessions',
    repeatable: false,
    timeoutMs: 1_000,
  })
  if (status !== 200) throw new Error(`The issuer answered ${status}`)
  return data
}
