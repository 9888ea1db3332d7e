import { unavailable } from '@ecommerce/shared/errors'

export type BoundedQueue = {
  run<T>(work: () => Promise<T>): Promise<T>
  load: () => { running: number; waiting: number }
}

/** Runs `atOnce` tasks in order of arrival; rejects with 503 when `waiting` are queued. */
export function createBoundedQueue({ atOnce, waiting }: { atOnce: number; waiting: number }): BoundedQueue {
  const queue: (() => void)[] = []
  let running = 0

  const enter = (): Promise<void> | undefined => {
    if (running < atOnce) {
      running++
      return undefined
    }
    if (queue.length >= waiting) throw unavailable('Too many people are signing in right now. Please try again.')
    return new Promise((resolve) => queue.push(resolve))
  }
  /** Passes the slot on directly, so that no other call takes it. */
  const leave = () => {
    const next = queue.shift()
    if (next) next()
    else running--
  }

  return {
    async run(work) {
      await enter()
      try {
        return await work()
      } finally {
        leave()
      }
    },
    load: () => ({ running, waiting: queue.length }),
  }
}
