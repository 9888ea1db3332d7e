import { resource } from '@ecommerce/shared/http/responses'
import Joi from 'joi'
import { orderExample, orderKeys } from '../orders/responses'
import { text } from '../response-fields'

/** An order that has just been placed; `replyOf` makes it, since jobs also write it. */
export const placedOrder = resource<unknown>({
  name: 'PlacedOrder',
  schema: Joi.object({
    ...orderKeys,
    orderToken: text().description('A guest reads the order with it, as `X-Order-Token`.'),
    payment: Joi.object({ provider: text().required() })
      .unknown()
      .description('What the buyer pays with, in the terms of the provider, when the order still waits to be paid.'),
  }),
  example: orderExample,
  view: (placed) => placed,
})
