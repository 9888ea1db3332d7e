import { errorFields } from '@ecommerce/shared/observability/log'
import type { Context } from '../context'
import { listAfter, type WithPosition } from '../store/notifications'

/** Open stream that receives each new notification of a list. */
export type Listener = {
  recipientId: string
  /** The place of the last notification that they have. */
  position: number
  /** False while what they were given has not left yet. */
  isReady(): boolean
  push(notification: WithPosition): void
  end(): void
}

export type Feed = {
  /** Returns the function that stops it. */
  listen(listener: Listener): () => void
  countListeners(recipientId: string): number
  close(): void
}

type Needs = Pick<Context, 'db' | 'health' | 'log'>

const everyMs = 500
const atATime = 50

/** Pushes new notifications to streams, polling for all of them twice a second. Ends streams on shutdown. */
export function createFeed({ db, health, log }: Needs): Feed {
  const listeners = new Map<string, Set<Listener>>()
  /** Set while there are listeners. */
  let timer: NodeJS.Timeout | undefined

  const schedulePoll = (ms: number) => {
    timer = listeners.size > 0 ? setTimeout(() => void poll(), ms) : undefined
  }

  async function poll() {
    const hasMore = await pushNewNotifications().catch((error: unknown) => {
      log.warn(errorFields(error), 'feed read failed')
      return false
    })
    if (health.draining) endAll()
    schedulePoll(hasMore ? 0 : everyMs)
  }

  /** Returns true if there may be more. */
  async function pushNewNotifications(): Promise<boolean> {
    const ready = new Map(
      [...listeners].map(([recipientId, theirs]) => [recipientId, [...theirs].filter((each) => each.isReady())]),
    )
    const seen = [...ready].flatMap(([recipientId, theirs]) =>
      theirs.length === 0 ? [] : [{ recipientId, position: Math.min(...theirs.map(({ position }) => position)) }],
    )
    if (seen.length === 0) return false
    const notifications = await listAfter(db, seen, atATime)
    // Only those it was read for: later ones may be further behind.
    for (const notification of notifications)
      for (const listener of ready.get(notification.recipientId) ?? [])
        if (listeners.get(listener.recipientId)?.has(listener)) push(listener, notification)
    return notifications.length >= atATime
  }

  function stop(listener: Listener): void {
    const own = listeners.get(listener.recipientId)
    own?.delete(listener)
    if (own?.size === 0) listeners.delete(listener.recipientId)
  }

  function endAll(): void {
    for (const own of listeners.values()) for (const listener of own) listener.end()
    listeners.clear()
  }

  return {
    listen(listener) {
      const own = listeners.get(listener.recipientId) ?? new Set()
      listeners.set(listener.recipientId, own.add(listener))
      if (timer === undefined) schedulePoll(0)
      return () => stop(listener)
    },
    countListeners: (recipientId) => listeners.get(recipientId)?.size ?? 0,
    close() {
      endAll()
      clearTimeout(timer)
    },
  }
}

/** Slow listeners read later notifications from the database once they have caught up. */
function push(listener: Listener, notification: WithPosition): void {
  if (!listener.isReady() || listener.position >= notification.position) return
  listener.position = notification.position
  listener.push(notification)
}
