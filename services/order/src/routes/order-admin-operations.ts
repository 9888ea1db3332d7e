import { type Answer, type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import { changeStatusRequest, decideReturnRequest, refundRequest, statsQuery } from './order-requests'

const admins: readonly Party[] = ['admin']
const unknownOrder = { 404: ['order-not-found'] }
const order = (says: string): Answer => ({ says, shape: ref('Order'), headers: { ETag: 'Its version.' } })

/** What admins do with orders. */
export const orderAdminOperations: OperationGroup = {
  name: 'Order administration',
  description: 'Send orders, take and give back money, decide returns, and see how the shop does.',
  operations: {
    'PATCH /api/orders/:id/status': {
      id: 'changeOrderStatus',
      summary: 'Move an order on',
      description:
        'confirmed, processing, shipped, delivered, returned; or cancelled before it is shipped. An illegal move is refused with the legal ones in `allowed`. Shipping takes the money that was promised.',
      roles: admins,
      body: changeStatusRequest,
      example: { status: 'shipped', carrier: 'Royal Mail', trackingNumber: 'RM123456789GB' },
      headers: { 'If-Match': 'The version that the change is meant for.' },
      answers: { 200: order('As it is now.') },
      errors: {
        ...unknownOrder,
        409: ['invalid-transition', 'payment-refused'],
        412: ['version-mismatch'],
      },
    },
    'POST /api/orders/:id/capture': {
      id: 'capturePayment',
      summary: 'Take the money that was promised',
      roles: admins,
      isIdempotent: true,
      answers: { 200: order('It is paid.') },
      errors: { ...unknownOrder, 409: ['nothing-to-capture', 'payment-refused'] },
    },
    'POST /api/orders/:id/refunds': {
      id: 'refundOrder',
      summary: 'Pay back',
      description:
        'Lines at what was paid for them, or an `amount`; with neither, all that is left. Never more than was paid, and an `amount` that can be charged in the currency. `restock` puts the goods back in stock. Without it, goods that are not shipped yet are written off, and a later cancellation does not put them back; goods that are shipped stay with the buyer, and a return decides about them.',
      roles: admins,
      body: refundRequest,
      example: { amount: { amount: 500, currency: 'USD' }, reason: 'It came late.' },
      isIdempotent: true,
      answers: { 201: { says: 'The money is on its way.', shape: ref('MadeRefund') } },
      errors: {
        ...unknownOrder,
        400: ['amount-not-chargeable'],
        409: ['refund-exceeds-order', 'refund-exceeds-payment'],
      },
    },
    'PATCH /api/orders/:id/returns/:returnId': {
      id: 'decideReturn',
      summary: 'Approve or reject a return',
      description:
        'What is approved is refunded, if it was not before, and put back in stock unless `restock` is false, which writes it off.',
      roles: admins,
      body: decideReturnRequest,
      example: { status: 'approved', note: 'Thank you for telling us.' },
      answers: { 200: { says: 'As it is now.', shape: ref('Return') } },
      errors: {
        404: ['order-not-found', 'return-not-found'],
        409: ['invalid-transition'],
      },
    },
    'GET /api/orders/stats': {
      id: 'readSales',
      summary: 'Revenue, orders, average and top products by day',
      description:
        'Days of `timezone`, the store’s unless named, both counted in; the last thirty unless named, 366 at most. An order counts at its total until money is received, then at what was received. `revenue` and `grossRevenue` are the same, `netRevenue` is without what was refunded; products count without refunded units. Figures that cannot be shown exactly are 409, with the `periods` that can be asked for one by one and the `days` that cannot.',
      roles: admins,
      query: statsQuery,
      answers: { 200: { says: 'Newest day first.', shape: ref('Sales') } },
      errors: { 409: ['total-too-large'] },
    },
  },
}
