import type { Cache } from './cache'
import type { CommonConfig } from '../config'
import { openRedis } from '../redis'
import type { AnyServiceContext } from '../service-context'
import { createLocalCache } from './local-cache'
import { createSharedCache } from './shared-cache'

/** Cache of public responses: in process, and in Redis if configured. Closed with the service. */
export function openCache(
  { redisUrl }: Pick<CommonConfig, 'redisUrl'>,
  { name, log, onClose }: Pick<AnyServiceContext, 'name' | 'log' | 'onClose'>,
): Cache {
  const cache =
    redisUrl === undefined
      ? createLocalCache()
      : createSharedCache({
          redis: openRedis(redisUrl, log, 100),
          subscriber: openRedis(redisUrl, log, 100),
          prefix: `cache:${name}:`,
          log,
        })
  onClose(() => cache.close())
  return cache
}
