import { randomUUID } from 'node:crypto'
import { type Ask, loadEach, type Seen } from '../load'
import { clients } from './pgbench'
import { variantId } from './goods'

/** Customers of an order service. */
export type Customers = {
  /** Puts one thing into each of so many new carts for every client; one cart alone where it is `one`. */
  fill(each: number | 'one'): Promise<{ tokens: string[]; seen: Seen }>
  /** Orders these carts. */
  order(tokens: readonly string[]): Promise<Seen>
}

export const customersOf = (url: string, signal: AbortSignal): Customers => ({
  async fill(each) {
    const tokens: string[] = []
    const asks = Array.from({ length: each === 'one' ? 1 : each * clients }, (_, index): Ask => {
      return { url: `${url}/api/cart/items`, method: 'POST', body: { variantId: variantId(index), quantity: 1 } }
    })
    const onAnswer = (body: string) => tokens.push((JSON.parse(body) as { cartToken: string }).cartToken)
    const seen = await loadEach(asks, { status: 201, onAnswer, signal })
    return { tokens, seen }
  },
  order(tokens) {
    const asks = tokens.map((token, index): Ask => ({
      url: `${url}/api/orders`,
      method: 'POST',
      headers: { 'x-cart-token': token, 'idempotency-key': randomUUID() },
      body: { email: `buyer-${index}@example.com`, shippingAddress, shippingMethod: 'standard' },
    }))
    return loadEach(asks, { status: 201, signal })
  },
})

const shippingAddress = {
  name: 'Ada Lovelace',
  line1: '12 St James Square',
  city: 'London',
  postalCode: 'SW1Y 4JH',
  country: 'GB',
}
