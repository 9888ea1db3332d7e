import { reserveRequest, restockRequest } from '@ecommerce/contracts/inventory'
import { personalDataExample, personalDataRequest } from '@ecommerce/contracts/personal-data'
import { betweenServices, hearEvent } from '@ecommerce/shared/openapi/common-operations'
import { type Answer, listOf, type Party, ref } from '@ecommerce/shared/openapi/operation'
import { variantQuery } from './stock-requests'

const services: readonly Party[] = ['service']
const unknown = { 404: ['reservation-not-found'] }
const reservation = (says: string): Answer => ({ says, shape: ref('Reservation') })
const items = [{ variantId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 2 }]

const listed = (name: string) => ({ type: 'array', items: ref(name) })

/** What the other services ask for. */
export const internalOperations = betweenServices({
  'POST /api/inventory/reservations': {
    id: 'reserveStock',
    summary: 'Reserve the lines of an order, all or none',
    description: 'The same order twice is the same reservation. What nobody commits is released when its time is up.',
    roles: services,
    body: reserveRequest,
    example: { orderId: '01890a5d-ac96-774b-bcce-b302099a8057', items, ttlSeconds: 900 },
    answers: { 201: reservation('It is held.') },
    errors: { 409: ['insufficient-stock', 'reservation-released'] },
  },
  'POST /api/inventory/reservations/:orderId/commit': {
    id: 'commitReservation',
    summary: 'Sold: the stock goes down',
    roles: services,
    answers: { 200: reservation('It is sold.') },
    errors: { ...unknown, 409: ['reservation-released', 'insufficient-stock'] },
  },
  'DELETE /api/inventory/reservations/:orderId': {
    id: 'releaseReservation',
    summary: 'Give it back',
    roles: services,
    answers: { 204: { says: 'It is given back.' } },
    errors: { ...unknown, 409: ['reservation-committed'] },
  },
  'POST /internal/reservations/:orderId/restock': {
    id: 'restockReservation',
    summary: 'Restock what was sold: all of it, all but written-off units, or the units of one return',
    roles: services,
    body: restockRequest,
    isBodyOptional: true,
    example: { returnId: '01890a5d-ac96-774b-bcce-b302099a8057', items },
    answers: { 200: reservation('As it is now.') },
    errors: { ...unknown, 409: ['nothing-to-restock', 'reservation-not-sold'] },
  },
  'GET /internal/variants': {
    id: 'listSellableVariants',
    summary: 'Variants as a cart needs them, in one call for any number',
    roles: services,
    query: variantQuery,
    answers: { 200: { says: 'Those that there are.', shape: listOf(ref('SellableVariant')) } },
  },
  'POST /internal/events': hearEvent,
  'POST /internal/personal-data': {
    id: 'readPersonalData',
    summary: 'Everything that is held on a person; for the user service alone',
    roles: services,
    body: personalDataRequest,
    example: personalDataExample,
    answers: {
      200: {
        says: 'All of it.',
        shape: {
          type: 'object',
          properties: {
            reviews: listed('Review'),
            purchases: listed('PersonalPurchase'),
            stockAlerts: listed('PersonalStockAlert'),
            stockMovements: listed('PersonalMovement'),
          },
          required: ['reviews', 'purchases', 'stockAlerts', 'stockMovements'],
          additionalProperties: false,
        },
      },
    },
  },
})
