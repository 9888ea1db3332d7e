import type { FakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { setTimeout as pause } from 'node:timers/promises'

type Event = FakeStripe['account']['events'][number]

/**
 * Delivers the fake Stripe's events as a bad network does: late, twice or never. Failed ones are repeated for a
 * while.
 */
export function startWebhookDelivery(stripe: FakeStripe, { url, random }: { url: string; random: () => number }) {
  const count = { delivered: 0, twice: 0, lost: 0, givenUp: 0 }
  const underway = new Set<Promise<void>>()
  let next = 0

  async function deliver(event: Event, delayMs: number): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      await pause(tries === 0 ? delayMs : 250)
      if (await isAccepted(event)) {
        count.delivered++
        return
      }
    }
    count.givenUp++
  }

  async function isAccepted(event: Event): Promise<boolean> {
    const body = JSON.stringify({ ...event, livemode: false })
    const headers = { 'Content-Type': 'application/json; charset=utf-8', ...stripe.signBody(body) }
    const signal = AbortSignal.timeout(5_000)
    const response = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => undefined)
    return response?.status === 200
  }

  function send(event: Event): void {
    const delivery = deliver(event, random() < 0.3 ? random() * 2_500 : 0).finally(() => underway.delete(delivery))
    underway.add(delivery)
  }

  function take(): void {
    for (const event of stripe.account.events.slice(next)) {
      const fate = random()
      if (fate < 0.2) count.lost++
      else send(event)
      if (fate > 0.85) {
        count.twice++
        send(event)
      }
    }
    next = stripe.account.events.length
  }

  const timer = setInterval(take, 20)
  return {
    count,
    /** Sends what is left, and waits for it. */
    async stop(): Promise<void> {
      clearInterval(timer)
      take()
      await Promise.all(underway)
    },
  }
}
