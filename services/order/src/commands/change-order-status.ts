import { AppError } from '@ecommerce/shared/errors'
import { versionMismatch } from '@ecommerce/shared/http/if-match'
import type { Context } from '../context'
import type { StoredOrder } from '../domain/order'
import { nextByHand, type OrderStatus, statesBefore } from '../domain/order-status'
import { findOrder } from '../store/orders'
import { moveOrder } from './move-order'

type Needs = Pick<Context, 'db' | 'kit' | 'publish'>
export type ChangeOrderStatus = {
  orderId: string
  status: OrderStatus
  /** From `If-Match`: refuse if the order has moved since. */
  version: number | null
  note?: string
  trackingNumber?: string
  carrier?: string
}

/** Moves an order by hand, along legal moves alone. */
export async function changeOrderStatus(ctx: Needs, change: ChangeOrderStatus): Promise<StoredOrder> {
  const { orderId, status, version, note = null, trackingNumber = null, carrier = null } = change
  const moved = await moveOrder(ctx, {
    orderId,
    to: status,
    from: statesBefore(status),
    version,
    note,
    trackingNumber,
    carrier,
  })
  if (moved) return moved
  const order = await findOrder(ctx.db, { id: orderId })
  if (!order) throw orderNotFound()
  if (version !== null && order.version !== version) throw versionMismatch()
  throw illegalMove(order.status, status)
}

export const orderNotFound = () => new AppError('not-found', 'order-not-found', 'There is no such order.')

function illegalMove(from: OrderStatus, to: OrderStatus): AppError {
  const allowed = nextByHand[from]
  const choice = allowed.length > 0 ? `It can become ${allowed.join(' or ')}.` : 'It stays as it is.'
  return new AppError('conflict', 'invalid-transition', `An order that is ${from} cannot become ${to}. ${choice}`, {
    members: { from, to, allowed },
  })
}
