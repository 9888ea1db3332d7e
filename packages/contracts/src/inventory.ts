import Joi from 'joi'
import type { Money } from './money'

export type ReservationLine = { variantId: string; quantity: number }
export type ReserveRequest = { orderId: string; items: ReservationLine[]; ttlSeconds?: number }
export type ReservationStatus = 'held' | 'committed' | 'released' | 'expired' | 'restocked'
export type Reservation = {
  orderId: string
  status: ReservationStatus
  reservedUntil: string
  items: ReservationLine[]
}

/** `POST /api/inventory/reservations`: every line or none; `ttlSeconds` is 900 unless given, a week at the most. */
export const reserveRequest = Joi.object<ReserveRequest, true>({
  orderId: Joi.string().uuid().required(),
  items: Joi.array()
    .items(
      Joi.object<ReservationLine, true>({
        variantId: Joi.string().uuid().required(),
        quantity: Joi.number().integer().min(1).max(1_000_000).required(),
      }),
    )
    .min(1)
    .max(200)
    .unique('variantId')
    .required(),
  ttlSeconds: Joi.number().integer().min(1).max(604_800),
})

/** One variant as the order service needs it, answered by `GET /internal/variants?variantIds=&productIds=`. */
export type SellableVariant = {
  variantId: string
  productId: string
  sku: string
  name: string
  options: Record<string, string>
  image: { url: string; alt: string } | null
  price: Money
  /** On hand less reserved. */
  available: number
  /** False when the product is a draft or archived. */
  sellable: boolean
}
