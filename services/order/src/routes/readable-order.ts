import { type Guard, principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes } from '@ecommerce/shared/http/routes/define-routes'
import { isUuid } from '@ecommerce/shared/ids'
import { type Request, type RequestHandler, Router } from 'express'
import type { Context } from '../context'
import type { StoredOrder } from '../domain/orders/order'
import { findOrder, type OrderName } from '../store/orders/orders'
import type { OrderRef, Tokens } from '../tokens'
import { orderNotFound } from '../errors/orders'
import { orderTokenMissing } from '../errors/requests'

/** Error codes of routes that read an order. */
export const unknownOrder = { 404: ['order-not-found'] }

/** Declares order routes; an order token replaces an optional access token. */
export const defineOrderRoutes = ({ auth, idempotency }: Context) =>
  defineRoutes({ auth: { guard: buyerGuard(auth.guard) }, idempotency }, { tag: 'Checkout and orders' })

const buyerGuard = (guard: Guard): Guard => ({
  ...guard,
  identify: (...roles) => Router().use(guard.identify(...roles), requireToken),
})

const requireToken: RequestHandler = (req, _res, next) => {
  if (!req.principal && req.get('x-order-token') === undefined) throw orderTokenMissing()
  next()
}

type Needs = Pick<Context, 'db' | 'tokens'>

/** Order by id or number: any for admins, their own for customers, the token's for guests. */
export const getReadableOrder = (ctx: Needs, req: Request): Promise<StoredOrder> =>
  req.principal ? getOwnOrder(ctx, req) : getGuestOrder(ctx, req)

/** Order by id or number behind a guard for customers and admins. */
export async function getOwnOrder({ db }: Needs, req: Request): Promise<StoredOrder> {
  const { subject, role } = principalOf(req)
  const order = await findOrder(db, nameOf(req), role === 'admin' ? undefined : { userId: subject })
  if (!order) throw orderNotFound()
  return order
}

/** Owner of an `Idempotency-Key` with an order token, which the order verifies. */
export function keyOwnerOfOrder(req: Request, tokens: Tokens): { caller?: string } {
  const ref = req.principal ? undefined : guestOrderOf(req, tokens)
  return ref ? { caller: ref.customerId } : {}
}

async function getGuestOrder({ db, tokens }: Needs, req: Request): Promise<StoredOrder> {
  const ref = guestOrderOf(req, tokens)
  const order = ref && (await findOrder(db, nameOf(req), { customerId: ref.customerId }))
  if (!order || order.id !== ref.orderId) throw orderNotFound()
  return order
}

const guestOrderOf = (req: Request, tokens: Tokens): OrderRef | undefined =>
  tokens.order.read(req.get('x-order-token') ?? '')

function nameOf(req: Request): OrderName {
  const wanted = String(req.params.id)
  if (isUuid(wanted)) return { id: wanted }
  if (!/^[0-9-]{1,20}$/.test(wanted)) throw orderNotFound()
  return { number: wanted }
}
