import { defined } from '@ecommerce/shared/defined'
import type { Reply } from '@ecommerce/shared/idempotency/idempotency'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import type { StoredOrder } from '../../domain/orders/order'
import type { Tokens } from '../../tokens'
import { order, orderExample, orderKeys } from '../orders/responses'
import { text } from '../response-fields'

type PlacedOrder = { placed: StoredOrder; payment?: object | undefined; orderToken?: string | undefined }

/** An order that has just been placed. */
export const placedOrder = resource<PlacedOrder>({
  name: 'PlacedOrder',
  schema: Joi.object({
    ...orderKeys,
    orderToken: text().description('Guests send it as `X-Order-Token` to read the order.'),
    payment: Joi.object({ provider: text().required() })
      .unknown()
      .description("Provider's data for completing the payment of a pending order."),
  }),
  example: orderExample,
  view: ({ placed, payment, orderToken }) => ({
    ...(order.view(placed) as object),
    ...(payment && { payment }),
    ...defined({ orderToken }),
  }),
})

/** Checkout's reply: the provider's `action` while unpaid, and a guest's order token. */
export type OrderReply = (placed: StoredOrder, action?: Readonly<Record<string, string>>) => Reply

/** Shared with jobs, which store the reply in the deciding transaction. */
export const createOrderReply =
  (tokens: Tokens): OrderReply =>
  (placed, action) => {
    const { customerId, id: orderId, userId } = placed
    return {
      status: 201,
      headers: { Location: `/api/orders/${orderId}` },
      body: placedOrder.view({
        placed,
        payment: action && { provider: placed.paymentMethod, ...action },
        orderToken: userId === null ? tokens.order.issue({ customerId, orderId }) : undefined,
      }),
    }
  }
