import type { ReservationStatus } from '@ecommerce/contracts/inventory'
import type { Generated, Kysely, Transaction } from 'kysely'
import type { Image, MovementKind, ProductStatus } from '../domain/products/product'

export interface Schema {
  categories: { id: string; slug: string; name: string; parentId: string | null; path: string[] }
  products: {
    id: string
    slug: string
    name: string
    description: string
    categoryId: string
    categoryPath: string[]
    status: ProductStatus
    images: Image[]
    attributes: Record<string, string>
    priceAmount: number
    currency: string
    ratingSum: Generated<number>
    ratingCount: Generated<number>
    version: Generated<number>
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
  }
  productSlugs: { slug: string; productId: string; retiredAt: Generated<Date | null> }
  variants: {
    productId: string
    id: string
    sku: string
    name: string
    options: Record<string, string>
    priceAmount: number
    compareAtAmount: number | null
    position: number
    stock: number
    reserved: number
  }
  skus: { sku: string; productId: string; variantId: string }
  stockMovements: {
    productId: string
    id: string
    variantId: string
    delta: number
    kind: MovementKind
    reason: string | null
    orderId: string | null
    actor: string
    createdAt: Generated<Date>
  }
  reservations: { orderId: string; status: ReservationStatus; reservedUntil: Date; createdAt: Generated<Date> }
  knownUsers: { userId: string; erasedAt: Date | null }
  reviews: {
    productId: string
    userId: string
    id: string
    rating: number
    title: string | null
    body: string
    verifiedPurchase: boolean
    createdAt: Generated<Date>
  }
  purchases: { productId: string; userId: string }
  stockAlerts: { productId: string; awaitedId: string; userId: string; createdAt: Generated<Date> }
  reservationLines: {
    productId: string
    orderId: string
    variantId: string
    quantity: number
    restocked: Generated<number>
  }
  restockedReturns: { orderId: string; returnId: string; createdAt: Generated<Date> }
}

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
