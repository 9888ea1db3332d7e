import { setTimeout as delay } from 'node:timers/promises'

/** Polls until there is a result; otherwise throws an error that names it. */
export async function waitFor<T>(
  what: string,
  poll: () => Promise<T | undefined | false>,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  for (;;) {
    const result = await poll()
    if (result !== undefined && result !== false) return result
    if (Date.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`)
    await delay(25)
  }
}
