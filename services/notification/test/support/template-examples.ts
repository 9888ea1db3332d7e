import type { TemplateData, TemplateName } from '../../src/domain/template-data'
import { anOrder } from './events'

const name = 'Ada Lovelace'
const at = '2026-03-01T13:05:00.000Z'
const product = { productName: 'Stoneware mug (Blue)', slug: 'mug' }
const usd = (amount: number) => ({ amount, currency: 'USD' })
const order = anOrder({ tax: usd(1_234_567), trackingNumber: '1Z999AA1', carrier: 'Royal Mail' })
const { number, items, total, subtotal } = order

/** Constant data for every template. */
export const examples: { readonly [T in TemplateName]: TemplateData[T] } = {
  welcome: { name },
  'verify-email': { name, token: 'a-token', expiresAt: at },
  'reset-password': { name, token: 'a-token', expiresAt: at },
  'password-changed': { name, changedAt: at },
  'account-locked': { name, lockedUntil: at },
  'mfa-enabled': { changedAt: at },
  'mfa-disabled': { changedAt: at },
  'mfa-reset': { changedAt: at },
  'recovery-codes-renewed': { changedAt: at },
  'recovery-code-used': { changedAt: at, recoveryCodesLeft: 9 },
  'account-erased': {},
  'low-stock': { ...product, sku: 'MUG-BLUE', available: 3 },
  'back-in-stock': { ...product, name },
  'order-confirmed': order,
  'order-shipped': order,
  'order-delivered': order,
  'order-cancelled': order,
  'order-refunded': { number, total, refund: { amount: usd(1_250), refundedTotal: usd(2_250) } },
  'order-return-requested': { number, return: { items } },
  'order-payment-processing': order,
  'order-payment-failed': order,
  'payment-attention': { number, amount: usd(1_250), refundFailed: true },
  'payment-disputed': { number, amount: usd(1_250), open: true },
  'cart-abandoned': { name, items, subtotal },
  'review-request': {
    ...{ name, number },
    items: [{ name: 'Walking socks', productId: '01938b5e-7b5e-7b5e-8b5e-7b5e7b5e7b5e' }],
  },
}
