import { manualProvider } from '../payments/payment'
import { notYetShipped } from './order-status'
import type { StoredOrder } from './order'

/** Returns true if stock is reserved without payment; the condition `unpaid` and migration 0006 match it. */
export const reservesUnpaidStock = ({
  status,
  paymentStatus,
  paymentMethod,
  totalAmount,
}: Pick<StoredOrder, 'status' | 'paymentStatus' | 'paymentMethod' | 'totalAmount'>): boolean =>
  totalAmount > 0 &&
  (status === 'pending' ||
    (notYetShipped.includes(status) && paymentStatus === 'authorized' && paymentMethod === manualProvider))
