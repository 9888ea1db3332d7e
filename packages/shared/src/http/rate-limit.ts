import type { Request, RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import type { Redis } from 'ioredis'
import { type RedisReply, RedisStore } from 'rate-limit-redis'
import { AppError } from '../errors'
import { errorFields, type Log } from '../observability/log'

export type Limit = { name: string; windowSeconds: number; limit: number }

export type RateLimits = (limit: Limit) => RequestHandler

/** Limits per client network, in Redis or in process. An unavailable Redis and exempt requests pass. */
export function createRateLimits(options: {
  service: string
  enabled: boolean
  redis: Redis | undefined
  exempt: (req: Request) => boolean
  log: Log
}): RateLimits {
  // Debug level, as the lost connection is logged once as a warning.
  const uncounted = (error: unknown) => options.log.debug(errorFields(error), 'rate limit not counted')
  return ({ name, windowSeconds, limit }) => {
    if (!options.enabled) return (_req, _res, next) => next()
    return rateLimit({
      identifier: name,
      windowMs: windowSeconds * 1_000,
      limit,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      passOnStoreError: true,
      logger: { error: uncounted, warn: uncounted },
      skip: options.exempt,
      handler: (_req, res, next) => {
        const retryAfterSeconds = Number(res.getHeader('Retry-After') ?? windowSeconds)
        next(
          new AppError(
            'too-many-requests',
            'rate-limited',
            `Too many requests. Please wait ${retryAfterSeconds} seconds.`,
            { retryAfterSeconds },
          ),
        )
      },
      ...(options.redis && { store: redisStore(options.redis, `limit:${options.service}:${name}:`) }),
    })
  }
}

function redisStore(redis: Redis, prefix: string): RedisStore {
  const store = new RedisStore({
    prefix,
    sendCommand: (command: string, ...args: string[]) => redis.call(command, ...args) as Promise<RedisReply>,
  })
  // Handles the store's script loading, which fails before a connection exists and is repeated later.
  for (const loading of [store.incrementScriptSha, store.getScriptSha]) loading.catch(() => undefined)
  return store
}
