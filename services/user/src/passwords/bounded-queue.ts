import { unavailable } from '@ecommerce/shared/errors'

export type BoundedQueue = {
  run<T>(work: () => Promise<T>): Promise<T>
  load: () => { running: number; waiting: number }
}

/** Runs `atOnce` pieces of work at a time, first come, first served; when `waiting` wait already, the next is refused with 503. */
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
  /** The next waiter gets the slot directly, so that no other call can take it in between. */
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
