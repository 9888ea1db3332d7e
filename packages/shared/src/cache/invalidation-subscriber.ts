import type { Redis } from 'ioredis'

const heartbeatMs = 250

/** Subscribes to other replicas' invalidations; reports whether the subscription is alive. */
export function subscribeToInvalidations(
  subscriber: Redis,
  channel: string,
  handlers: { onTags: (from: string, tags: string[]) => void; onSubscribed: (isSubscribed: boolean) => void },
): { close(): void } {
  let subscribed = false
  const report = (isSubscribed: boolean) => {
    if (subscribed === isSubscribed) return
    subscribed = isSubscribed
    handlers.onSubscribed(isSubscribed)
  }
  const check = () => {
    if (subscriber.status !== 'ready') {
      report(false)
      return
    }
    // Messages published before the reply have arrived before it.
    subscriber.subscribe(channel).then(
      () => report(true),
      () => report(false),
    )
  }
  subscriber.on('ready', check)
  subscriber.on('close', () => report(false))
  subscriber.on('message', (_channel: string, message: string) => {
    const { from, tags } = JSON.parse(message) as { from: string; tags: string[] }
    handlers.onTags(from, tags)
  })
  const checking = setInterval(check, heartbeatMs).unref()
  return { close: () => clearInterval(checking) }
}
