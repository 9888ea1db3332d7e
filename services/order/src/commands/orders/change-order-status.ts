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
  /** From `If-Match`: refuse if the order has moved since. */
  version: number | null
  note?: string
  trackingNumber?: string
  carrier?: string
}

/** Moves an order by hand, along legal moves alone. What is sent is paid for: money that was only promised is taken first. */
export async function changeOrderStatus(ctx: Needs, change: ChangeOrderStatus): Promise<StoredOrder> {
  const { orderId, status, version, ...rest } = change
  const from = statusesThatMayBecome(status)
  const captured = status === 'shipped' ? await captureAuthorizedPayment(ctx, { orderId, from, version }) : 0
  const moved = await moveOrder(ctx, { ...rest, orderId, to: status, from, version, captured })
  if (moved) return moved
  const order = await findOrder(ctx.db, { id: orderId })
  if (!order) throw orderNotFound()
  if (version !== null && order.version !== version) throw versionMismatch()
  // The order became movable after its payment was read: start again, so that the payment is captured first.
  if (from.includes(order.status)) return changeOrderStatus(ctx, change)
  throw invalidTransition(order.status, status)
}

/** Nothing when there is none to take. An order that can't be moved as wanted is left for the move to refuse. */
async function captureAuthorizedPayment(
  ctx: Needs,
  { orderId, from, version }: { orderId: string; from: readonly OrderStatus[]; version: number | null },
): Promise<number> {
  const order = await findOrder(ctx.db, { id: orderId })
  const movable = order && from.includes(order.status) && (version === null || version === order.version)
  if (!movable || order.paymentStatus !== 'authorized') return 0
  return captureMoney(ctx, order)
}
