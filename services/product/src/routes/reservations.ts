import { reserveRequest } from '@ecommerce/contracts/inventory'
import { principalOf } from '@ecommerce/shared/auth/guard'
import { parseBody, parseId } from '@ecommerce/shared/http/parse'
import { type Request, Router } from 'express'
import { reserveStock } from '../commands/reserve-stock'
import { commitReservation, releaseReservation } from '../commands/settle-reservation'
import type { Context } from '../context'

export function reservationRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('service'))

  router.post('/', async (req, res) => {
    res.status(201).json(await reserveStock(ctx, parseBody(reserveRequest, req.body), principalOf(req).subject))
  })

  router.post('/:orderId/commit', async (req, res) => {
    res.json(await commitReservation(ctx, settlementOf(req)))
  })

  router.delete('/:orderId', async (req, res) => {
    await releaseReservation(ctx, settlementOf(req))
    res.status(204).end()
  })

  return router
}

export const settlementOf = (req: Request) => ({
  orderId: parseId(String(req.params.orderId), 'reservation-not-found', 'There is no such reservation.'),
  actor: principalOf(req).subject,
})
