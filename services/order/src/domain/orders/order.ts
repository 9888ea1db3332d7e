import type { Address } from '@ecommerce/contracts/address'
import type { OrderEvent } from '@ecommerce/contracts/events'
import type { IdempotencyRef } from '@ecommerce/shared/idempotency/idempotency'
import type { Snapshot } from '../carts/item'
import type { OrderStatus, PaymentStatus } from './order-status'
import { moneyIn } from '../money'
import type { StoredPayment } from '../payments/payment'
import { taxDetails, type TaxSum } from '../carts/tax'

export type StoredOrderItem = Snapshot & {
  id: string
  unitPriceAmount: number
  quantity: number
  lineTotalAmount: number
  /** Line's share of the discount. */
  discountAmount: number
  taxAmount: number
  refundedQuantity: number
  /** Units in returns that are requested or approved. */
  returnedQuantity: number
  /** Restocked and written-off units; the others are still out. */
  restockedQuantity: number
  writtenOffQuantity: number
}

export type StoredOrder = {
  customerId: string
  id: string
  number: string
  userId: string | null
  /** Null when the buyer was erased. */
  email: string | null
  locale: string
  status: OrderStatus
  paymentStatus: PaymentStatus
  paymentMethod: string
  shippingMethod: string
  currency: string
  subtotalAmount: number
  discountAmount: number
  shippingAmount: number
  taxAmount: number
  /** True if prices include the tax. */
  taxIncluded: boolean
  /** By rate; null for older orders, of which only the sum is known. */
  taxes: TaxSum[] | null
  /** Rounding of the total, in minor units; may be negative. */
  roundingAmount: number
  totalAmount: number
  paidAmount: number
  refundedAmount: number
  payments: StoredPayment[]
  couponCode: string | null
  /** Provider's name of the payment, once begun. */
  paymentReference: string | null
  /** Payment deadline of a pending order. */
  paymentDueAt: Date | null
  shippingAddress: Address
  billingAddress: Address
  note: string | null
  trackingNumber: string | null
  carrier: string | null
  idempotencyRef: IdempotencyRef | null
  version: number
  createdAt: Date
  updatedAt: Date
  items: StoredOrderItem[]
}

/** Columns of a new order; the database assigns the number. */
export type NewOrder = Pick<
  StoredOrder,
  | 'customerId' | 'id' | 'userId' | 'locale' | 'paymentMethod' | 'shippingMethod' | 'currency' | 'subtotalAmount'
  | 'discountAmount' | 'shippingAmount' | 'taxAmount' | 'taxIncluded' | 'taxes' | 'roundingAmount' | 'totalAmount' | 'couponCode' | 'shippingAddress'
  | 'billingAddress' | 'note' | 'idempotencyRef' | 'items'
> & { email: string } // prettier-ignore

export const unitsOf = ({ items }: Pick<StoredOrder, 'items'>): number =>
  items.reduce((sum, { quantity }) => sum + quantity, 0)

/** Placeholder of an erased buyer's address; the country is kept for the figures. */
export const erasedAddress: Omit<Address, 'country'> = {
  name: 'erased',
  line1: 'erased',
  city: 'erased',
  postalCode: 'erased',
}

/** Converts an order to the payload of its events. */
export function toOrderEvent(order: StoredOrder): OrderEvent {
  const money = moneyIn(order.currency)
  return {
    orderId: order.id,
    number: order.number,
    customerId: order.customerId,
    userId: order.userId,
    email: order.email,
    locale: order.locale,
    items: order.items.map(({ productId, sku, name, quantity, lineTotalAmount }) => ({
      productId,
      sku,
      name,
      quantity,
      lineTotal: money(lineTotalAmount),
    })),
    subtotal: money(order.subtotalAmount),
    discount: money(order.discountAmount),
    shipping: money(order.shippingAmount),
    ...taxDetails(order),
    total: money(order.totalAmount),
    shippingAddress: order.shippingAddress,
    ...(order.trackingNumber !== null && { trackingNumber: order.trackingNumber }),
    ...(order.carrier !== null && { carrier: order.carrier }),
  }
}
