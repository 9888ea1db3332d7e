import type { Generated, Kysely, Transaction } from 'kysely'
import type { Snapshot } from '../domain/carts/item'
import type { StoredOrder } from '../domain/orders/order'
import type { StoredPromotion } from '../domain/carts/promotion'
import type { ShippingTax } from '../domain/carts/tax'

export interface Schema {
  knownUsers: {
    userId: string
    email: string | null
    name: string | null
    locale: string | null
    emailVerified: Generated<boolean>
    emailOwned: Generated<boolean>
    version: Generated<number>
    erasedAt: Date | null
  }
  carts: {
    customerId: string
    isGuest: boolean
    version: Generated<number>
    checkoutOrderId: string | null
    couponCode: Generated<string | null>
    abandonedAt: Generated<Date | null>
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
  taxRates: {
    country: string
    basisPoints: number
    pricesIncludeTax: Generated<boolean>
    name: Generated<string>
    shippingTax: Generated<ShippingTax>
  }
  taxCategoryRates: { country: string; category: string; basisPoints: number; name: Generated<string | null> }
  promotions: Omit<StoredPromotion, 'used' | 'wasUsed' | 'archivedAt' | 'version' | 'createdAt' | 'updatedAt'> & {
    used: Generated<number>
    wasUsed: Generated<boolean>
    archivedAt: Generated<Date | null>
    version: Generated<number>
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
  }
  orders: Omit<StoredOrder, 'items' | 'version' | 'createdAt' | 'updatedAt'> & {
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
