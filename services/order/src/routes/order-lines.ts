import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'
import type { LineQuantity } from '../domain/payments/refund'

/** Units of lines of an order, each line once. */
export const orderLines = () =>
  Joi.array()
    .items(
      Joi.object<LineQuantity, true>({
        itemId: uuid().required(),
        quantity: Joi.number().integer().min(1).max(1_000_000).required(),
      }),
    )
    .min(1)
    .max(200)
    .unique(isSameLine)

/** Compares lines that are not validated yet. */
function isSameLine(one: unknown, other: unknown): boolean {
  const [id, otherId] = [one, other].map((line) => (line as Partial<LineQuantity> | null)?.itemId)
  return typeof id === 'string' && typeof otherId === 'string' && id.toLowerCase() === otherId.toLowerCase()
}
