import type { Address } from '@ecommerce/contracts/address'
import type { IdempotencyRef } from '@ecommerce/shared/idempotency'
import type { Generated, Kysely, Transaction } from 'kysely'
import type { Snapshot } from '../domain/item'
import type { OrderStatus, PaymentStatus } from '../domain/order-status'

export interface Schema {
  customers: { userId: string; email: string; name: string; locale: string }
  carts: {
    customerId: string
    isGuest: boolean
    version: Generated<number>
    checkoutOrderId: string | null
    updatedAt: Generated<Date>
  }
  cartItems: Snapshot & { customerId: string; id: string; quantity: number; unitPriceAmount: number; currency: string }
  shippingMethods: {
    code: string
    name: string
    amount: number
    currency: string
    countries: string[] | null
    position: number
  }
  taxRates: { country: string; basisPoints: number }
  orders: {
    customerId: string
    id: string
    number: string
    userId: string | null
    email: string
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
    totalAmount: number
    shippingAddress: Address
    billingAddress: Address
    note: string | null
    trackingNumber: string | null
    carrier: string | null
    idempotencyRef: IdempotencyRef | null
    version: Generated<number>
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
  }
  orderItems: Snapshot & {
    customerId: string
    orderId: string
    id: string
    position: number
    unitPriceAmount: number
    quantity: number
    lineTotalAmount: number
  }
}

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
