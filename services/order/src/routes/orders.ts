import { principalOf } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { parseIfMatch } from '@ecommerce/shared/http/if-match'
import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseBody, parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { isUuid } from '@ecommerce/shared/ids'
import { type Request, type Response, Router } from 'express'
import { changeOrderStatus, orderNotFound } from '../commands/change-order-status'
import { getBuyer } from '../commands/get-buyer'
import { placeOrder } from '../commands/place-order'
import type { Context } from '../context'
import { type StoredOrder, toOrderView } from '../domain/order'
import { countOrders, findOrder, listOrders } from '../store/orders'
import { listShippingMethods } from '../store/pricing-rules'
import { getShopper } from './caller'
import { adminOrdersQuery, changeStatusRequest, ordersQuery, placeOrderRequest } from './order-requests'

export function orderRoutes(ctx: Context): Router {
  const router = Router()
  const orderRequest = placeOrderRequest(Object.keys(ctx.payments))

  router.post('/', ctx.guard.identify('customer', 'admin'), async (req, res) => {
    const { email, ...request } = parseBody(orderRequest, req.body)
    const { customerId, userId } = getShopper(req, ctx.tokens)
    const keyed = ctx.kit.idempotency.identify(req, customerId)
    const buyer = await getBuyer(ctx, { customerId, userId, email })
    sendReply(res, await placeOrder(ctx, { buyer, request, keyed }))
  })

  router.get('/', ctx.guard.allow('customer', 'admin'), async (req, res) => {
    const { subject, role } = principalOf(req)
    const query = parseQuery(role === 'admin' ? adminOrdersQuery : ordersQuery, req.query)
    const { status, userId, from, to, q } = query
    const customerId = role === 'admin' ? userId : subject
    const filter = {
      ...(customerId !== undefined && { customerId }),
      ...(status !== undefined && { status }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      ...(q !== undefined && { q }),
    }
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query,
      list: ['orders', filter],
      fetch: (page) => listOrders(ctx.db, { filter, ...page }),
      count: () => countOrders(ctx.db, filter),
      position: ({ id }) => [id],
      present: toOrderView,
    })
  })

  router.get('/shipping-methods', async (req, res) => {
    const { currency } = ctx.config
    const methods = await listShippingMethods(ctx.db, currency)
    const country = typeof req.query.country === 'string' ? req.query.country : undefined
    const offered = methods.filter(
      ({ countries }) => country === undefined || countries === null || countries.includes(country),
    )
    res.json({ data: offered.map(({ code, name, amount }) => ({ code, name, price: { amount, currency } })) })
  })

  router.get('/:id', ctx.guard.identify('customer', 'admin'), async (req, res) => {
    sendOrder(res, 200, await getReadableOrder(ctx, req))
  })

  router.patch('/:id/status', ctx.guard.allow('admin'), async (req, res) => {
    const orderId = parseId(String(req.params.id), 'order-not-found', 'There is no such order.')
    const change = parseBody(changeStatusRequest, req.body)
    sendOrder(
      res,
      200,
      await changeOrderStatus(ctx, { ...change, orderId, version: parseIfMatch(req.get('if-match')) }),
    )
  })

  return router
}

/** The version is the ETag that `If-Match` takes. */
function sendOrder(res: Response, status: number, order: StoredOrder): void {
  res.setHeader('ETag', `"${order.version}"`)
  res.status(status).json(toOrderView(order))
}

/** By id or number: an admin's any, a customer's own, a guest's the one that the order token names. */
async function getReadableOrder(ctx: Context, req: Request): Promise<StoredOrder> {
  const wanted = String(req.params.id)
  const key = isUuid(wanted) ? { id: wanted } : { number: wanted }
  const owner = ownerOf(ctx, req)
  const order = await findOrder(ctx.db, { ...key, ...(owner !== undefined && { customerId: owner.customerId }) })
  if (!order || (owner?.orderId !== undefined && owner.orderId !== order.id)) throw orderNotFound()
  return order
}

/** Undefined for an admin, who may read every order. */
function ownerOf(ctx: Context, req: Request): { customerId: string; orderId?: string } | undefined {
  if (req.principal) return req.principal.role === 'admin' ? undefined : { customerId: req.principal.subject }
  const token = req.get('x-order-token')
  if (token === undefined)
    throw new AppError(
      'unauthenticated',
      'token-missing',
      'Sign in, or send the X-Order-Token that came with the order.',
    )
  const ref = ctx.tokens.order.read(token)
  if (!ref) throw orderNotFound()
  return ref
}
