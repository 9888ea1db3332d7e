import type { Redis } from 'ioredis'

const heartbeatMs = 250

/** Hears what other replicas forget, and says whether it can: a connection that is silent is as bad as none. */
export function listen(
  subscriber: Redis,
  channel: string,
  hear: { onTags: (from: string, tags: string[]) => void; onHearing: (can: boolean) => void },
): { close(): void } {
  let hearing = false
  const become = (can: boolean) => {
    if (hearing === can) return
    hearing = can
    hear.onHearing(can)
  }
  const check = () => {
    if (subscriber.status !== 'ready') {
      become(false)
      return
    }
    // What was said before the answer to this has been heard before it.
    subscriber.subscribe(channel).then(
      () => become(true),
      () => become(false),
    )
  }
  subscriber.on('ready', check)
  subscriber.on('close', () => become(false))
  subscriber.on('message', (_channel: string, message: string) => {
    const { from, tags } = JSON.parse(message) as { from: string; tags: string[] }
    hear.onTags(from, tags)
  })
  const checking = setInterval(check, heartbeatMs).unref()
  return { close: () => clearInterval(checking) }
}
