import { parseBody, parseId } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { Router } from 'express'
import { decideReturn } from '../commands/decide-return'
import { requestReturn } from '../commands/request-return'
import type { Context } from '../context'
import { type StoredReturn, toReturnView } from '../domain/return'
import { listReturns } from '../store/returns'
import { actorOf } from './caller'
import { decideReturnRequest, returnRequest } from './order-requests'
import { getOwnOrder } from './readable-order'

/** Below an order. */
export function returnRoutes(ctx: Context): Router {
  const router = Router({ mergeParams: true })

  router.get('/', ctx.guard.allow('customer', 'admin'), async (req, res) => {
    res.json({ data: (await listReturns(ctx.db, await getOwnOrder(ctx, req))).map(toReturnView) })
  })

  router.post('/', ctx.guard.allow('customer'), async (req, res) => {
    const request = parseBody(returnRequest, req.body)
    const order = await getOwnOrder(ctx, req)
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), (asked: StoredReturn) => ({
      status: 201,
      body: toReturnView(asked),
    }))
    sendReply(res, await requestReturn(ctx, { ...request, order, actor: actorOf(req) }, once))
  })

  router.patch('/:returnId', ctx.guard.allow('admin'), async (req, res) => {
    const id = parseId(String(req.params.returnId), 'return-not-found', 'There is no such return of this order.')
    const { status, note = null, restock } = parseBody(decideReturnRequest, req.body)
    const order = await getOwnOrder(ctx, req)
    res.json(
      toReturnView(await decideReturn(ctx, { order, decision: { id, status, note }, restock, actor: actorOf(req) })),
    )
  })

  return router
}
