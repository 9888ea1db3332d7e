import { emailForm } from '@ecommerce/contracts/email-address'
import { isUuid } from '@ecommerce/shared/ids'
import { deriveKey, sign, unsign } from '@ecommerce/shared/secrets'
import { createHmac } from 'node:crypto'

/** What guests hold instead of a sign-in: ids with our signature, so that nothing has to be kept and nothing can be guessed. */
export type Tokens = {
  cart: { issue(guestId: string): string; read(token: string): string | undefined }
  order: { issue(order: OrderRef): string; read(token: string): OrderRef | undefined }
}

/** What stands for a buyer's e-mail address where uses of a coupon are counted, so that the address itself does not. */
export type CouponBuyers = (email: string) => Buffer

export function createCouponBuyers(secret: string): CouponBuyers {
  const key = deriveKey(secret, 'coupon buyers')
  return (email) => createHmac('sha256', key).update(emailForm(email).toLowerCase()).digest()
}

export type OrderRef = { customerId: string; orderId: string }

export function createTokens(secret: string): Tokens {
  const cartKey = deriveKey(secret, 'cart tokens')
  const orderKey = deriveKey(secret, 'order tokens')
  return {
    cart: {
      issue: (guestId) => sign(cartKey, guestId),
      read(token) {
        const guestId = unsign(cartKey, token)
        return isUuid(guestId) ? guestId : undefined
      },
    },
    order: {
      issue: ({ customerId, orderId }) => sign(orderKey, `${customerId}.${orderId}`),
      read(token) {
        const [customerId, orderId] = unsign(orderKey, token)?.split('.') ?? []
        return customerId && orderId ? { customerId, orderId } : undefined
      },
    },
  }
}
