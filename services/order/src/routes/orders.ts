import { createCalendar } from '@ecommerce/contracts/calendar'
import { principalOf } from '@ecommerce/shared/auth/guard'
import { parseIfMatch } from '@ecommerce/shared/http/if-match'
import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseBody, parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { type Response, Router } from 'express'
import { cancelOrder } from '../commands/cancel-order'
import { capturePayment } from '../commands/capture-payment'
import { changeOrderStatus } from '../commands/change-order-status'
import { getBuyer } from '../commands/get-buyer'
import { placeOrder } from '../commands/place-order'
import { getSales } from '../commands/get-sales'
import type { Context } from '../context'
import { buyerOf } from '../domain/actor'
import { paymentViews, type StoredOrder, toOrderView } from '../domain/order'
import { toOrderEventView } from '../domain/order-event'
import { shipsTo } from '../domain/totals'
import { countOrderEvents, listOrderEvents } from '../store/order-events'
import { countOrders, listOrders } from '../store/orders'
import { listShippingMethods } from '../store/pricing-rules'
import { actorOf, getShopper } from './caller'
import {
  adminOrdersQuery,
  cancelRequest,
  changeStatusRequest,
  eventsQuery,
  ordersQuery,
  placeOrderRequest,
  shippingQuery,
  statsQuery,
} from './order-requests'
import { toPeriod } from './period'
import { getOwnOrder, getReadableOrder } from './readable-order'
import { refundRoutes } from './refunds'
import { returnRoutes } from './returns'
import { getShippingAddress } from './shipping-address'

export function orderRoutes(ctx: Context): Router {
  const router = Router()
  const orderRequest = placeOrderRequest(ctx.paymentMethods)

  router.post('/', ctx.guard.identify('customer', 'admin'), async (req, res) => {
    const { email, addressId, shippingAddress: given, ...rest } = parseBody(orderRequest, req.body)
    const { customerId, userId } = getShopper(req, ctx.tokens)
    const keyed = ctx.kit.idempotency.identify(req, customerId)
    const [buyer, shippingAddress] = await Promise.all([
      getBuyer(ctx, { customerId, userId, email }),
      given ?? getShippingAddress(ctx, { userId, addressId: addressId! }),
    ])
    const order = { buyer, request: { ...rest, shippingAddress }, keyed, networkKey: ctx.networkKey(req.ip) }
    sendReply(res, await placeOrder(ctx, order))
  })

  router.get('/', ctx.guard.allow('customer', 'admin'), async (req, res) => {
    const { subject, role } = principalOf(req)
    const query = parseQuery(role === 'admin' ? adminOrdersQuery : ordersQuery, req.query)
    const { status, userId, from, to, q } = query
    const ownerId = role === 'admin' ? userId : subject
    const filter = {
      ...(ownerId !== undefined && { owner: { userId: ownerId } }),
      ...(status !== undefined && { status }),
      ...toPeriod({ from, to }, ctx.calendar),
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
    const { country, currency = ctx.config.currency } = parseQuery(shippingQuery, req.query)
    const methods = await listShippingMethods(ctx.db, currency)
    const offered = country === undefined ? methods : methods.filter(shipsTo(country))
    res.json({ data: offered.map(({ code, name, amount }) => ({ code, name, price: { amount, currency } })) })
  })

  router.get('/stats', ctx.guard.allow('admin'), async (req, res) => {
    const query = parseQuery(statsQuery, req.query)
    const { timezone } = query
    // Only for what it refuses: instants of one day, the later one first.
    toPeriod(query, timezone === undefined ? ctx.calendar : createCalendar(timezone))
    res.json(await getSales(ctx, query))
  })

  router.get('/:id', ctx.guard.identify('customer', 'admin'), async (req, res) => {
    sendOrder(res, 200, await getReadableOrder(ctx, req))
  })

  router.patch('/:id/status', ctx.guard.allow('admin'), async (req, res) => {
    const orderId = parseId(String(req.params.id), 'order-not-found', 'There is no such order.')
    const change = parseBody(changeStatusRequest, req.body)
    const version = parseIfMatch(req.get('if-match'))
    sendOrder(res, 200, await changeOrderStatus(ctx, { ...change, orderId, version, actor: actorOf(req) }))
  })

  router.post('/:id/cancel', ctx.guard.identify('customer', 'admin'), async (req, res) => {
    const order = await getReadableOrder(ctx, req)
    const { reason } = parseBody(cancelRequest, req.body)
    const [caller, actor] = req.principal ? [undefined, actorOf(req)] : [order.customerId, buyerOf(order)]
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req, caller), replyWithOrder)
    sendReply(res, await cancelOrder(ctx, { order, reason, actor }, once))
  })

  router.post('/:id/capture', ctx.guard.allow('admin'), async (req, res) => {
    const order = await getOwnOrder(ctx, req)
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), replyWithOrder)
    sendReply(res, await capturePayment(ctx, { order, actor: actorOf(req) }, once))
  })

  router.get('/:id/payments', ctx.guard.identify('customer', 'admin'), async (req, res) => {
    res.json(paymentViews(await getReadableOrder(ctx, req)))
  })

  router.get('/:id/events', ctx.guard.allow('customer', 'admin'), async (req, res) => {
    const query = parseQuery(eventsQuery, req.query)
    const { customerId, id: orderId, currency } = await getOwnOrder(ctx, req)
    const isAdmin = principalOf(req).role === 'admin'
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query,
      list: ['order events', orderId],
      fetch: (page) => listOrderEvents(ctx.db, { customerId, orderId }, page),
      count: () => countOrderEvents(ctx.db, { customerId, orderId }),
      position: ({ id }) => [id],
      present: (event) => toOrderEventView(event, { currency, isAdmin }),
    })
  })

  router.use('/:id/refunds', refundRoutes(ctx))
  router.use('/:id/returns', returnRoutes(ctx))

  return router
}

const replyWithOrder = (order: StoredOrder) => ({
  status: 200,
  headers: { ETag: `"${order.version}"` },
  body: toOrderView(order),
})

/** The version is the ETag that `If-Match` takes. */
function sendOrder(res: Response, status: number, order: StoredOrder): void {
  res.setHeader('ETag', `"${order.version}"`)
  res.status(status).json(toOrderView(order))
}
