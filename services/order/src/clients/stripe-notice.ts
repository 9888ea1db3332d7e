import { AppError } from '@ecommerce/shared/errors'
import { isUuid } from '@ecommerce/shared/ids'
import type { IncomingHttpHeaders } from 'node:http'
import Stripe from 'stripe'
import type { PaymentNotice } from './payments'

/** Reads what Stripe has signed within the last five minutes. */
export function readStripeNotice(secret: string, body: Buffer, headers: IncomingHttpHeaders): PaymentNotice {
  const { id, type, data } = openEvent(secret, body, headers['stripe-signature'])
  const { metadata } = data.object as { metadata?: Record<string, unknown> | null }
  return { eventId: id, type, order: orderIn(metadata) }
}

/** The order that we have named in an object of Stripe's; an object may also be somebody else's, who shares the account. */
export function orderIn(metadata: Record<string, unknown> | null | undefined): PaymentNotice['order'] {
  const { customerId, orderId } = metadata ?? {}
  return isUuid(customerId) && isUuid(orderId) ? { customerId, orderId } : undefined
}

/** The library's own error holds the whole body, so that it is no cause. */
function openEvent(secret: string, body: Buffer, signature: string | string[] | undefined): Stripe.Event {
  try {
    return Stripe.webhooks.constructEvent(body, signature ?? '', secret)
  } catch {
    throw new AppError('invalid', 'signature-invalid', 'The signature of this notice is missing, wrong or too old.')
  }
}
