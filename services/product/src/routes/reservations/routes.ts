import { commitRequest, reserveRequest } from '@ecommerce/contracts/inventory'
import { principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { empty, one, plain } from '@ecommerce/shared/http/routes/responses'
import { betweenServicesTag } from '@ecommerce/shared/openapi/declared-api'
import { reserveStock } from '../../commands/reservations/reserve-stock'
import { commitReservations } from '../../commands/reservations/commit-reservations'
import { restockReturn } from '../../commands/reservations/restock-return'
import {
  commitReservation,
  releaseReservation,
  restockAllBut,
  restockReservation,
} from '../../commands/reservations/settle-reservation'
import type { Context } from '../../context'
import { services } from '../audiences'
import { linesExample, restockPart } from './requests'
import { commitReply, reservation } from './responses'
import { reservationNotFound } from '../../errors'

export function reservationRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: betweenServicesTag })

  route.post(
    '/',
    {
      id: 'reserveStock',
      summary: 'Reserve stock for all lines of an order, or for none',
      description:
        'Repeating the request for an order returns the same reservation. Uncommitted reservations are released when they expire.',
      allow: services,
      body: reserveRequest,
      example: { orderId: '01890a5d-ac96-774b-bcce-b302099a8057', items: linesExample, ttlSeconds: 900 },
      responses: { 201: one(reservation, 'Reserved') },
      errors: { 409: ['insufficient-stock', 'reservation-released'] },
    },
    ({ req, body }) => reserveStock(ctx, body, principalOf(req).subject),
  )

  route.post(
    '/:orderId/commit',
    {
      id: 'commitReservation',
      summary: 'Commit a reservation',
      allow: services,
      ids: { orderId: reservationNotFound },
      responses: { 200: one(reservation, 'Committed') },
      errors: { 404: ['reservation-not-found'], 409: ['reservation-released', 'insufficient-stock'] },
    },
    ({ req, params }) => commitReservation(ctx, { ...params, actor: principalOf(req).subject }),
  )

  route.delete(
    '/:orderId',
    {
      id: 'releaseReservation',
      summary: 'Release a reservation',
      allow: services,
      ids: { orderId: reservationNotFound },
      responses: { 204: empty('Released') },
      errors: { 404: ['reservation-not-found'], 409: ['reservation-committed'] },
    },
    ({ req, params }) => releaseReservation(ctx, { ...params, actor: principalOf(req).subject }),
  )

  return route.router
}

/** Routes for the order service, which the gateway does not publish. */
export function internalReservationRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: betweenServicesTag })

  route.post(
    '/commit',
    {
      id: 'commitReservations',
      summary: 'Commit the reservations of up to 100 orders',
      description:
        'Orders whose reservation was released, or expired without stock left, are refused; all others are committed.',
      allow: services,
      body: commitRequest,
      example: { orderIds: ['01890a5d-ac96-774b-bcce-b302099a8057'] },
      responses: { 200: plain(commitReply, 'Committed but for the refused orders') },
    },
    async ({ req, body: { orderIds } }) => ({
      refusedOrderIds: await commitReservations(ctx, { orderIds, actor: principalOf(req).subject }),
    }),
  )

  route.post(
    '/:orderId/restock',
    {
      id: 'restockReservation',
      summary: 'Restock committed units: all, all but written-off ones, or those of a return',
      allow: services,
      ids: { orderId: reservationNotFound },
      body: restockPart,
      isBodyOptional: true,
      example: { returnId: '01890a5d-ac96-774b-bcce-b302099a8057', items: linesExample },
      responses: { 200: one(reservation, 'Updated') },
      errors: { 404: ['reservation-not-found'], 409: ['nothing-to-restock', 'reservation-not-sold'] },
    },
    ({ req, params, body: part }) => {
      const settlement = { ...params, actor: principalOf(req).subject }
      if (!part) return restockReservation(ctx, settlement)
      return 'items' in part
        ? restockReturn(ctx, { ...settlement, ...part })
        : restockAllBut(ctx, { ...settlement, ...part })
    },
  )

  return route.router
}
