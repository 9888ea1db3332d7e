import { principalOf } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { isUuid } from '@ecommerce/shared/ids'
import type { Request } from 'express'
import { orderNotFound } from '../commands/change-order-status'
import type { Context } from '../context'
import type { StoredOrder } from '../domain/order'
import { findOrder, type OrderName } from '../store/orders'
import type { Tokens } from '../tokens'

/** Error codes of routes that read an order. */
export const unknownOrder = { 404: ['order-not-found'] }

type Needs = Pick<Context, 'db' | 'tokens'>

/** By id or number: an admin's any, a customer's own, a guest's the one that the order token names. */
export const getReadableOrder = (ctx: Needs, req: Request): Promise<StoredOrder> =>
  req.principal ? getOwnOrder(ctx, req) : getGuestOrder(ctx, req)

/** The same behind a guard that lets customers and admins pass. */
export async function getOwnOrder({ db }: Needs, req: Request): Promise<StoredOrder> {
  const { subject, role } = principalOf(req)
  const order = await findOrder(db, nameOf(req), role === 'admin' ? undefined : { userId: subject })
  if (!order) throw orderNotFound()
  return order
}

/** The owner of an `Idempotency-Key` where an order token came; the order says whether it is good. */
export function callerOfOrder(req: Request, tokens: Tokens): { caller?: string } {
  const ref = req.principal ? undefined : tokens.order.read(req.get('x-order-token') ?? '')
  return ref ? { caller: ref.customerId } : {}
}

async function getGuestOrder({ db, tokens }: Needs, req: Request): Promise<StoredOrder> {
  const token = req.get('x-order-token')
  if (token === undefined)
    throw new AppError(
      'unauthenticated',
      'token-missing',
      'Sign in, or send the X-Order-Token that came with the order.',
    )
  const ref = tokens.order.read(token)
  const order = ref && (await findOrder(db, nameOf(req), { customerId: ref.customerId }))
  if (!order || order.id !== ref.orderId) throw orderNotFound()
  return order
}

function nameOf(req: Request): OrderName {
  const wanted = String(req.params.id)
  if (isUuid(wanted)) return { id: wanted }
  if (!/^[0-9-]{1,20}$/.test(wanted)) throw orderNotFound()
  return { number: wanted }
}
