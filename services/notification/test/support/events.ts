import type { Contact } from '@ecommerce/contracts/customer'
import type {
  EventData,
  EventType,
  OneTimeTokenEvent,
  OrderEvent,
  OrderRefunded,
  OrderReturnRequested,
} from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { createSealed } from '@ecommerce/shared/secrets'
import { testSecret } from '@ecommerce/testkit/tokens'

export const anEvent = <T extends EventType>(type: T, data: EventData[T], changes: object = {}) => ({
  specversion: '1.0',
  id: uuidv7(),
  source: 'order-service',
  type,
  time: '2026-03-01T12:00:00.000Z',
  datacontenttype: 'application/json',
  data,
  ...changes,
})

export const aContact = (changes: Partial<Contact> = {}): Contact => ({
  userId: uuidv7(),
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  locale: 'en',
  emailVerified: false,
  emailOwned: false,
  marketingConsent: false,
  version: 1,
  ...changes,
})

/** Seals as the user service does, which has the same secret. */
export const seal = (text: string, secret = testSecret): string =>
  createSealed({ current: secret }, 'between services').seal(text)

export const aTokenRequest = (token: string, changes: Partial<OneTimeTokenEvent> = {}): OneTimeTokenEvent => ({
  ...aContact(),
  sealedToken: seal(token),
  expiresAt: '2026-03-01T13:00:00.000Z',
  ...changes,
})

const usd = (amount: number) => ({ amount, currency: 'USD' })

export const anOrder = (changes: Partial<OrderEvent> = {}): OrderEvent => ({
  orderId: uuidv7(),
  number: '2026-000123',
  customerId: uuidv7(),
  userId: null,
  email: 'ada@example.com',
  locale: 'en',
  items: [
    { sku: 'MUG-BLUE', name: 'Stoneware mug (Blue)', quantity: 2, lineTotal: usd(3_600) },
    { sku: 'SOCKS-M', name: 'Walking socks', quantity: 1, lineTotal: usd(1_250) },
  ],
  subtotal: usd(4_850),
  discount: usd(500),
  shipping: usd(490),
  tax: usd(0),
  total: usd(4_840),
  shippingAddress: {
    name: 'Ada Lovelace',
    line1: '12 St James’s Square',
    city: 'London',
    postalCode: 'SW1Y 4JH',
    country: 'GB',
  },
  ...changes,
})

/** A refund of a part, and the first one, of the order. */
export const aRefund = (refund: Partial<OrderRefunded['refund']> = {}): OrderRefunded => ({
  ...anOrder(),
  refund: { id: uuidv7(), amount: usd(1_250), refundedTotal: usd(1_250), ...refund },
})

export const aReturn = (): OrderReturnRequested => ({
  ...anOrder(),
  return: {
    id: uuidv7(),
    items: [{ sku: 'MUG-BLUE', name: 'Stoneware mug (Blue)', quantity: 1 }],
    reason: 'It is more of a green.',
  },
})
