import { manualProvider } from '../payments/payment'
import { unsent } from './order-status'
import type { StoredOrder } from './order'

/** Whether an order holds stock without money behind it. The condition `unpaid` and the indexes of migration 0006 say the same. */
export const holdsUnpaidStock = ({
  status,
  paymentStatus,
  paymentMethod,
  totalAmount,
}: Pick<StoredOrder, 'status' | 'paymentStatus' | 'paymentMethod' | 'totalAmount'>): boolean =>
  totalAmount > 0 &&
  (status === 'pending' ||
    (unsent.includes(status) && paymentStatus === 'authorized' && paymentMethod === manualProvider))
