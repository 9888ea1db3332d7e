import type { Redis } from 'ioredis'
import { errorFields, type Log } from './observability/log'

export type RedisChannel = { send(message: object): void; close(): void }

/** Publishes to other replicas; messages may be lost, so nothing may depend on them. */
export function openRedisChannel(needs: {
  redis: Redis
  subscriber: Redis
  name: string
  onMessage: (message: unknown) => void
  log: Log
}): RedisChannel {
  const { redis, subscriber, name, onMessage, log } = needs
  const note = (error: unknown) => log.debug(errorFields(error), 'redis message not sent')
  subscriber.on('ready', () => void subscriber.subscribe(name).catch(note))
  subscriber.on('message', (_channel: string, message: string) => onMessage(JSON.parse(message)))
  return {
    send: (message) => void redis.publish(name, JSON.stringify(message)).catch(note),
    close: () => subscriber.disconnect(),
  }
}
