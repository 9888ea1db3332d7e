import { versionMismatch } from '@ecommerce/shared/http/input/if-match'
import type { Context } from '../../context'
import type { Actor } from '../../domain/actor'
import type { StoredOrder } from '../../domain/orders/order'
import { type OrderStatus, statusesThatMayBecome } from '../../domain/orders/order-status'
import { findOrder } from '../../store/orders/orders'
import { captureMoney } from '../payments/capture-payment'
import { moveOrder } from './move-order'
import { invalidTransition, orderNotFound } from '../../errors/orders'

type Needs = Pick<Context, 'counters' | 'db' | 'idempotency' | 'payments' | 'publish'>
export type ChangeOrderStatus = {
  orderId: string
  status: OrderStatus
  actor: Actor
  /** Expected version from `If-Match`. */
  version: number | null
  note?: string
  trackingNumber?: string
  carrier?: string
}

/** Moves an order by an allowed transition; shipping captures an authorized payment first. */
export async function changeOrderStatus(ctx: Needs, change: ChangeOrderStatus): Promise<StoredOrder> {
  const { orderId, status, version, ...rest } = change
  const from = statusesThatMayBecome(status)
  const captured = status === 'shipped' ? await captureAuthorizedPayment(ctx, { orderId, from, version }) : 0
  const moved = await moveOrder(ctx, { ...rest, orderId, to: status, from, version, captured })
  if (moved) return moved
  const order = await findOrder(ctx.db, { id: orderId })
  if (!order) throw orderNotFound()
  if (version !== null && order.version !== version) throw versionMismatch()
  // Restarts, so that the payment is captured first: the order became movable after it was read.
  if (from.includes(order.status)) return changeOrderStatus(ctx, change)
  throw invalidTransition(order.status, status)
}

/** Captures an authorized payment, if any; illegal moves are rejected later. */
async function captureAuthorizedPayment(
  ctx: Needs,
  { orderId, from, version }: { orderId: string; from: readonly OrderStatus[]; version: number | null },
): Promise<number> {
  const order = await findOrder(ctx.db, { id: orderId })
  const movable = order && from.includes(order.status) && (version === null || version === order.version)
  if (!movable || order.paymentStatus !== 'authorized') return 0
  return captureMoney(ctx, order)
}
