import type { MovementKind } from '../products/product'

export type StoredMovement = {
  id: string
  productId: string
  variantId: string
  delta: number
  kind: MovementKind
  reason: string | null
  orderId: string | null
  /** User id, service name, `seed`, or `erased`. */
  actor: string
  createdAt: Date
}
