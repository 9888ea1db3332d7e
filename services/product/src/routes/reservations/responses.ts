import { type CommitReply, type Reservation, reservationStatuses } from '@ecommerce/contracts/inventory'
import { uuid } from '@ecommerce/contracts/uuid'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'

export const reservation = resource<Reservation>({
  name: 'Reservation',
  schema: Joi.object({
    orderId: uuid().required(),
    status: Joi.string()
      .valid(...reservationStatuses)
      .required(),
    reservedUntil: Joi.string().isoDate().required(),
    items: Joi.array()
      .items(
        Joi.object({
          variantId: uuid().required(),
          quantity: Joi.number().integer().min(1).required(),
        }),
      )
      .required(),
  }),
  view: (stored) => stored,
})

export const commitReply = Joi.object<CommitReply>({
  refusedOrderIds: Joi.array().items(uuid()).required(),
})
