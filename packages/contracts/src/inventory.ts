import Joi from 'joi'
import type { Money } from './money'
import { uuid } from './uuid'

export type ReservationLine = { variantId: string; quantity: number }
export type ReserveRequest = { orderId: string; items: ReservationLine[]; ttlSeconds?: number }
export const reservationStatuses = ['held', 'committed', 'released', 'expired', 'restocked'] as const
export type ReservationStatus = (typeof reservationStatuses)[number]
export type Reservation = {
  orderId: string
  status: ReservationStatus
  reservedUntil: string
  items: ReservationLine[]
}

/** Compares lines that are not validated yet. */
function isSameLine(one: unknown, other: unknown): boolean {
  const [id, otherId] = [one, other].map((line) => (line as Partial<ReservationLine> | null)?.variantId)
  return typeof id === 'string' && typeof otherId === 'string' && id.toLowerCase() === otherId.toLowerCase()
}

const reservationLines = () =>
  Joi.array()
    .items(
      Joi.object<ReservationLine, true>({
        variantId: uuid().required(),
        quantity: Joi.number().integer().min(1).max(1_000_000).required(),
      }),
    )
    .min(1)
    .max(200)
    .unique(isSameLine)

/** `POST /api/inventory/reservations`: all lines or none; `ttlSeconds` defaults to 900, at most a week. */
export const reserveRequest = Joi.object<ReserveRequest, true>({
  orderId: uuid().required(),
  items: reservationLines().required(),
  ttlSeconds: Joi.number().integer().min(1).max(604_800),
})

/** `POST /internal/reservations/commit`: reservations of these orders, each by itself. */
export type CommitRequest = { orderIds: string[] }

export const commitRequest = Joi.object<CommitRequest, true>({
  orderIds: Joi.array().items(uuid()).min(1).max(100).required(),
})

/** Orders without a reservation that could be committed; all others are committed. */
export type CommitReply = { refusedOrderIds: string[] }

/** Units of one return. */
export type ReturnedUnits = { returnId: string; items: ReservationLine[] }

/** Units of a cancelled order that are not restocked. */
export type WrittenOffUnits = { writtenOff: ReservationLine[] }

/**
 * `POST /internal/reservations/:orderId/restock`: `items` once per `returnId`; with `writtenOff` all other units;
 * without body all.
 */
export type RestockRequest = ReturnedUnits | WrittenOffUnits

export const restockRequest = Joi.object<RestockRequest>({
  returnId: uuid().when('writtenOff', { is: Joi.exist(), then: Joi.forbidden(), otherwise: Joi.required() }),
  items: reservationLines(),
  writtenOff: reservationLines(),
}).xor('items', 'writtenOff')

/** Variant as the order service needs it, from `GET /internal/variants?variantIds=&productIds=`. */
export type SellableVariant = {
  variantId: string
  productId: string
  sku: string
  name: string
  options: Record<string, string>
  image: { url: string; alt: string } | null
  /** Slugs of the category and its ancestors, nearest first. */
  categories: string[]
  price: Money
  /** Stock minus reserved. */
  available: number
  /** False when the product is a draft or archived. */
  sellable: boolean
}
