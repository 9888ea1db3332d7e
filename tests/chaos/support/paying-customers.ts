import { ProblemError } from '@ecommerce/client'
import { StripeError } from '@ecommerce/testkit/stripe/fake-stripe-params'
import type { FakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { setTimeout as pause } from 'node:timers/promises'
import type { KillablePlatform } from './killable-platform'
import { type Client, createPersistentCustomer } from './persistent-customer'

type Order = { id: string; intent: FakeStripe['intents'][number]; buyer: Client }
type Act = (order: Order) => unknown

export type Needs = {
  platform: KillablePlatform
  stripe: FakeStripe
  admin: Client
  variantId: string
}

/** Actions by kind; errors are counted separately. */
export type RunRecord = { orders: string[]; refunds: string[]; acts: Map<string, number> }

/** Actions on an order, in the store and at the provider. */
function listActs({ stripe, admin }: Needs, { record, random }: { record: RunRecord; random: () => number }) {
  const { account } = stripe
  const part = (amount: number) => Math.max(1, Math.floor(amount * random()))
  const leftOf = ({ intent }: Order) => {
    const charge = account.chargeOf(intent)
    return charge ? charge.amount_captured - charge.amount_refunded : 0
  }
  const here = ({ id }: Order) => ({ ...admin.until, params: { path: { id } } })
  async function refund(order: Order, body: { amount?: number; restock?: boolean }) {
    const { data } = await admin.client.POST('/api/orders/{id}/refunds', {
      ...here(order),
      body: { reason: 'A chip in the glaze.', ...body },
    })
    record.refunds.push(data.id)
  }
  return {
    'dashboard refund of a part': (order) => stripe.refundOutside(order.intent.id, part(leftOf(order))),
    'dashboard refund of the rest': (order) => stripe.refundOutside(order.intent.id),
    'dashboard capture': ({ intent }) => account.capture(intent),
    'dashboard capture of a part': ({ intent }) => account.capture(intent, part(intent.amount)),
    'dashboard cancellation': ({ intent }) => stripe.expire(intent.id),
    async dispute(order) {
      const left = leftOf(order)
      if (left === 0 || account.chargeOf(order.intent)?.disputed) throw notDisputable
      const dispute = account.openDispute(order.intent, random() < 0.5 ? left : part(left))
      await pause(random() * 600)
      const end = random()
      if (end < 0.8) account.closeDispute(dispute, end < 0.4 ? 'won' : 'lost')
    },
    'refund of a part': (order) => refund(order, { amount: 1 + Math.floor(random() * 1_500) }),
    'refund of everything': (order) => refund(order, { restock: random() < 0.5 }),
    capture: (order) => admin.client.POST('/api/orders/{id}/capture', here(order)),
    async shipment(order) {
      for (const status of ['processing', 'shipped'] as const)
        await untilAnswered(
          () => admin.client.PATCH('/api/orders/{id}/status', { ...here(order), body: { status } }),
          admin.until,
        )
    },
    cancellation: ({ id, buyer }) =>
      buyer.client.POST('/api/orders/{id}/cancel', { ...buyer.until, params: { path: { id } }, body: {} }),
  } satisfies Record<string, Act>
}

/** Buys and pays in a possible way while others act on the order. */
export async function buyAndAct(needs: Needs, { record, random }: { record: RunRecord; random: () => number }) {
  const { platform, stripe, variantId } = needs
  const acts = Object.entries(listActs(needs, { record, random }))
  const shopper = await createPersistentCustomer(platform, variantId)
  const count = (what: string) => record.acts.set(what, (record.acts.get(what) ?? 0) + 1)
  const attempt = async (what: string, act: () => unknown) => {
    try {
      await act()
      count(what)
      return true
    } catch (error) {
      if (!isRefusal(error)) throw error
      count(`${what}, refused: ${error instanceof ProblemError ? error.code : 'by Stripe'}`)
      return false
    }
  }
  const waitABit = () => pause(random() * 300)
  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!

  /** Waits for the payment to be known, within limits. */
  async function waitUntilDecided({ id }: Order): Promise<void> {
    for (let looks = 0; looks < 12; looks++) {
      const { data } = await shopper.client.GET('/api/orders/{id}', { ...shopper.until, params: { path: { id } } })
      if (data.status !== 'pending') return
      await pause(200)
    }
  }

  async function order(): Promise<Order> {
    const { orderId: id } = await shopper.order('stripe')
    record.orders.push(id)
    return { id, intent: stripe.intents.findLast(({ metadata }) => metadata.orderId === id)!, buyer: shopper }
  }

  const ways: Record<string, Act> = {
    card: ({ intent }) => stripe.pay(intent.id),
    async 'card, at the second try'({ intent }) {
      stripe.decline(intent.id)
      await waitABit()
      stripe.pay(intent.id)
    },
    async 'debit that is good'({ intent }) {
      stripe.process(intent.id)
      await waitABit()
      stripe.pay(intent.id)
    },
    async 'debit that comes back'({ intent }) {
      stripe.process(intent.id)
      await waitABit()
      stripe.decline(intent.id)
    },
    async 'card, when time is up'({ id, intent }) {
      await letTimePass(platform, [id])
      await pause(random() * 100)
      stripe.pay(intent.id)
    },
    nothing: () => undefined,
  }
  const wayNames = [...Array<string>(6).fill('card'), ...Object.keys(ways)]
  const payAndLive = async (one: Order) => {
    const way = oneOf(wayNames)
    await attempt(`paid by ${way}`, () => ways[way]!(one))
    if (random() < 0.7) await waitUntilDecided(one)
    // Rejected actions are repeated, as they may be allowed later.
    for (let [left, tries] = [1 + Math.floor(random() * 3), 0]; left > 0 && tries < 6; tries++) {
      const [first, second] = [oneOf(acts), oneOf(acts)]
      await waitABit()
      const done = await Promise.all(
        (random() < 0.3 ? [first, second] : [first]).map(([what, act]) => attempt(what, () => act(one))),
      )
      left -= done.filter(Boolean).length
    }
  }
  const first = await order()
  // Ordering the cart again fails the former order, unless it was paid meanwhile.
  if (random() < 0.8) return payAndLive(first)
  await Promise.all([payAndLive(first), attempt('second order of a cart', async () => payAndLive(await order()))])
}

/** The client repeats no request without a key; customers at a screen do. */
async function untilAnswered(ask: () => Promise<unknown>, { signal }: Client['until']): Promise<void> {
  while (!(await isAnswered(ask, signal))) await pause(250)
}

async function isAnswered(ask: () => Promise<unknown>, signal: AbortSignal): Promise<boolean> {
  try {
    await ask()
    return true
  } catch (error) {
    if (signal.aborted || (error instanceof ProblemError && error.status < 500)) throw error
    return false
  }
}

const notDisputable = new StripeError(400, {
  type: 'invalid_request_error',
  message: 'There is nothing to dispute, or it is disputed.',
})

const isRefusal = (error: unknown) =>
  error instanceof StripeError || (error instanceof ProblemError && error.status === 409)

/** The time to pay these orders is up. */
export async function letTimePass(platform: KillablePlatform, orderIds: readonly string[]): Promise<void> {
  const ids = orderIds.map((id) => `'${id}'`).join()
  await platform.query(
    'order',
    `update orders set payment_due_at = now() - interval '1 second' where status = 'pending' and id in (${ids})`,
  )
  await wakeJobs(platform, `key in (${orderIds.map((id) => `'recover-order:${id}'`).join()})`)
}

/** Jobs that wait for their time run now. */
export const wakeJobs = (platform: KillablePlatform, which: string) =>
  platform.query(
    'order',
    `update jobs set due_at = now() where lease is null and dead_at is null and due_at > now() and ${which}`,
  )
