import type { OrderEvent } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer, serviceToken } from '@ecommerce/testkit/tokens'
import type { ProductService } from './product-service'

/** Creates a signed-in customer. */
export function newCustomer() {
  const userId = uuidv7()
  return { userId, auth: bearer(accessToken({ sub: userId })) }
}

/** Sends an event as another service does. */
export const receiveEvent = (shop: ProductService, type: string, data: object, id: string = uuidv7()) => {
  const source = type.startsWith('user.') ? 'user-service' : 'order-service'
  return shop.http
    .post('/internal/events')
    .set(bearer(serviceToken(source, 'product-service')))
    .send({ specversion: '1.0', id, source, type, data })
    .expect(202)
}

export const anOrderOf = (userId: string | null, skus: readonly string[]): OrderEvent => {
  const usd = (amount: number) => ({ amount, currency: 'USD' })
  return {
    orderId: uuidv7(),
    number: '2026-000123',
    customerId: userId ?? uuidv7(),
    userId,
    email: 'ada@example.com',
    locale: 'en',
    items: skus.map((sku) => ({ sku, name: sku, quantity: 1, lineTotal: usd(1_500) })),
    subtotal: usd(1_500),
    discount: usd(0),
    shipping: usd(0),
    tax: usd(0),
    total: usd(1_500),
    shippingAddress: {
      name: 'Ada Byron',
      line1: '1 Analytical Way',
      city: 'London',
      postalCode: 'N1 7AA',
      country: 'GB',
    },
  }
}
