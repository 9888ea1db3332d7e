import { type Reservation, reservationStatuses } from '@ecommerce/contracts/inventory'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'

export const reservation = resource<Reservation>({
  name: 'Reservation',
  schema: Joi.object({
    orderId: Joi.string().uuid().required(),
    status: Joi.string()
      .valid(...reservationStatuses)
      .required(),
    reservedUntil: Joi.string().isoDate().required(),
    items: Joi.array()
      .items(
        Joi.object({
          variantId: Joi.string().uuid().required(),
          quantity: Joi.number().integer().min(1).required(),
        }),
      )
      .required(),
  }),
  view: (stored) => stored,
})
