import { manualProvider } from '../payments/payment'
import { notYetShipped } from './order-status'
import type { StoredOrder } from './order'

/** Whether an order holds stock without money behind it. The condition `unpaid` and the indexes of migration 0006 say the same. */
export const reservesUnpaidStock = ({
  status,
  paymentStatus,
  paymentMethod,
  totalAmount,
}: Pick<StoredOrder, 'status' | 'paymentStatus' | 'paymentMethod' | 'totalAmount'>): boolean =>
  totalAmount > 0 &&
  (status === 'pending' ||
    (notYetShipped.includes(status) && paymentStatus === 'authorized' && paymentMethod === manualProvider))
