import type { MovementKind } from '../products/product'

export type StoredMovement = {
  id: string
  productId: string
  variantId: string
  delta: number
  kind: MovementKind
  reason: string | null
  orderId: string | null
  /** A person's id, a service's name, `seed`, or `erased` where it was a person who is gone. */
  actor: string
  createdAt: Date
}
