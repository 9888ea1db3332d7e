import type {
  CommitReply,
  Reservation,
  ReserveRequest,
  RestockRequest,
  SellableVariant,
} from '@ecommerce/contracts/inventory'
import { type FieldError, unavailable } from '@ecommerce/shared/errors'
import type { HttpClient, HttpResponse } from '@ecommerce/shared/http/client/client'
import { createVariantLookup, type VariantLookup } from './variant-lookup'

export type ReserveOutcome =
  { status: 'held' | 'committed' } | { status: 'short'; errors: readonly FieldError[] } | { status: 'released' }

export type ProductClient = {
  lookUp: VariantLookup
  reserve(request: ReserveRequest): Promise<ReserveOutcome>
  /** Commits reservations; returns the orders whose one was released, or expired without stock left. */
  commit(orderIds: readonly string[]): Promise<readonly string[]>
  release(orderId: string): Promise<void>
  /** Restocks everything not yet restocked, all but written-off units, or one return's units; once per id. */
  restock(orderId: string, part?: RestockRequest): Promise<void>
}

export function createProductClient(http: HttpClient): ProductClient {
  return {
    lookUp: createVariantLookup(async ({ variantIds, productIds }) => {
      const query = {
        ...(variantIds.length > 0 && { variantIds: variantIds.join(',') }),
        ...(productIds.length > 0 && { productIds: productIds.join(',') }),
      }
      const response = await http.send<{ data: SellableVariant[] }>({
        method: 'GET',
        path: '/internal/variants',
        query,
      })
      return expectStatus(response, 200).data.data
    }),

    async reserve(request) {
      const response = await http.send<Reservation & { code: string; errors?: FieldError[] }>({
        method: 'POST',
        path: '/api/inventory/reservations',
        body: request,
        repeatable: true,
      })
      if (response.status === 409 && response.data.code === 'insufficient-stock')
        return { status: 'short', errors: response.data.errors ?? [] }
      if (response.status === 409) return { status: 'released' }
      const { status } = expectStatus(response, 201).data
      return { status: status === 'committed' ? 'committed' : 'held' }
    },

    async commit(orderIds) {
      const response = await http.send<CommitReply>({
        method: 'POST',
        path: '/internal/reservations/commit',
        body: { orderIds },
        repeatable: true,
      })
      return expectStatus(response, 200).data.refusedOrderIds
    },

    async release(orderId) {
      expectStatus(await http.send({ method: 'DELETE', path: `/api/inventory/reservations/${orderId}` }), 204)
    },

    async restock(orderId, part) {
      const response = await http.send<{ code?: string }>({
        method: 'POST',
        path: `/internal/reservations/${orderId}/restock`,
        ...(part && { body: part }),
        repeatable: true,
      })
      // Nothing is left to restock.
      if (part && 'items' in part && response.status === 409 && response.data.code === 'nothing-to-restock') return
      expectStatus(response, 200)
    },
  }
}

function expectStatus<T>(response: HttpResponse<T>, status: number): HttpResponse<T> {
  if (response.status === status) return response
  throw unavailable(
    'The catalogue cannot be asked right now. Please try again.',
    new Error(`product service answered ${response.status}`),
  )
}
