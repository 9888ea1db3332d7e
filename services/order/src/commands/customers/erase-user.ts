import { emailForm } from '@ecommerce/contracts/text/email-address'
import type { UserErased } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import { notYetShipped } from '../../domain/orders/order-status'
import { deleteCart } from '../../store/carts/carts'
import { eraseKnownUser } from '../../store/customers/known-users'
import {
  deleteQueuedReminders,
  scrubOrderRecords,
  scrubOrders,
  scrubQueuedEvents,
} from '../../store/orders/personal-orders'
import type { Tx } from '../../store/schema'
import { cancelOrderOfErasedCustomer } from '../orders/cancel-order-of-erased-customer'

type Needs = Pick<Context, 'idempotency' | 'publish' | 'sealed'>

/**
 * Erases a customer and keeps the orders' figures. Locks customer, orders, cart, like checkouts; leaves pending
 * orders to their checkout.
 */
export async function eraseUser(ctx: Needs, tx: Tx, { userId, sealedEmail }: UserErased): Promise<void> {
  const email = sealedEmail === undefined ? undefined : emailForm(ctx.sealed.unseal(sealedEmail))
  await eraseKnownUser(tx, userId)
  const orders = await scrubOrders(tx, { userId, email })
  const orderIds = orders.map(({ id }) => id)
  await scrubQueuedEvents(tx, orderIds)
  await scrubOrderRecords(tx, { userId, orderIds })
  for (const { id } of orders.filter(({ status }) => notYetShipped.includes(status)))
    await cancelOrderOfErasedCustomer(ctx, tx, id)
  await deleteCart(tx, userId)
  await deleteQueuedReminders(tx, userId)
}
