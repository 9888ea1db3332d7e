import { emailForm } from '@ecommerce/contracts/text/email-address'
import { clientNetwork } from '@ecommerce/shared/http/client-network'
import { isUuid } from '@ecommerce/shared/ids'
import { deriveKeys, hmac, hmacs, type Secret, sign, unsign } from '@ecommerce/shared/secrets'

/** Signed ids for guests; stateless and unguessable. */
export type Tokens = {
  cart: { issue(guestId: string): string; read(token: string): string | undefined }
  order: { issue(order: OrderRef): string; read(token: string): OrderRef | undefined }
}

/** Keyed hashes of e-mail addresses, by which coupon uses are counted. */
export type CouponBuyers = {
  current(email: string): Buffer
  /** Current token and, during a rotation, the previous secret's. */
  all(email: string): Buffer[]
}

export function createCouponBuyers(secret: Secret): CouponBuyers {
  const keys = deriveKeys(secret, 'coupon buyers')
  const form = (email: string) => emailForm(email).toLowerCase()
  return {
    current: (email) => hmac(keys[0], form(email)),
    all: (email) => hmacs(keys, form(email)),
  }
}

/** Keyed hash of a network, so that no address is stored. */
export type NetworkKeys = (address: string | undefined) => Buffer

export function createNetworkKeys(secret: Secret): NetworkKeys {
  const [key] = deriveKeys(secret, 'networks of buyers')
  return (address) => hmac(key, clientNetwork(address)).subarray(0, 16)
}

export type OrderRef = { customerId: string; orderId: string }

export function createTokens(secret: Secret): Tokens {
  const cartKeys = deriveKeys(secret, 'cart tokens')
  const orderKeys = deriveKeys(secret, 'order tokens')
  return {
    cart: {
      issue: (guestId) => sign(cartKeys, guestId),
      read(token) {
        const guestId = unsign(cartKeys, token)
        return isUuid(guestId) ? guestId : undefined
      },
    },
    order: {
      issue: ({ customerId, orderId }) => sign(orderKeys, `${customerId}.${orderId}`),
      read(token) {
        const [customerId, orderId] = unsign(orderKeys, token)?.split('.') ?? []
        return customerId && orderId ? { customerId, orderId } : undefined
      },
    },
  }
}
