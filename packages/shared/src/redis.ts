import { Redis } from 'ioredis'
import { errorFields, type Log } from './observability/log'

/** Connection that fails fast: rejects commands while disconnected and after `commandTimeoutMs`. */
export function openRedis(url: string, log: Log, commandTimeoutMs = 200): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 1_000,
    commandTimeout: commandTimeoutMs,
    autoResubscribe: false,
  })
  redis.on('error', (error: Error) => log.warn(errorFields(error), 'redis unavailable'))
  return redis
}
