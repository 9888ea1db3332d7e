import type { FakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import type { KillablePlatform } from './killable-platform'

type BookedRefund = { id: string; amount: string; status: string; source: string; reference: string | null }
type BookedPayment = {
  status: string
  captured: string
  refunded: string
  reference: string | null
  disputes: { reference: string; amount: number; status: string }[]
}
export type BookedOrder = {
  id: string
  status: string
  paymentStatus: string
  total: string
  paid: string
  refunded: string
  payments: BookedPayment[]
  refunds: BookedRefund[]
}

/** Orders with payments and refunds in the order service. */
export const listBooks = (platform: KillablePlatform): Promise<BookedOrder[]> =>
  platform.query<BookedOrder>(
    'order',
    `select o.id, o.status, o.payment_status as "paymentStatus", o.total_amount as total, o.paid_amount as paid, o.refunded_amount as refunded,
       coalesce((select json_agg(json_build_object('status', p.status, 'captured', p.captured_amount, 'refunded', p.refunded_amount,
         'reference', p.reference, 'disputes', p.disputes)) from payments p where p.order_id = o.id), '[]') as payments,
       coalesce((select json_agg(json_build_object('id', r.id, 'amount', r.amount, 'status', r.status, 'source', r.source,
         'reference', r.reference)) from refunds r where r.order_id = o.id), '[]') as refunds
     from orders o order by o.id`,
  )

/** Lists differences between an order's books and the provider's; empty when they agree. */
export function compareMoney(stripe: FakeStripe, order: BookedOrder): string[] {
  const faults: string[] = []
  const expectSame = (what: string, booked: string | number | undefined, real: string | number) => {
    if (String(booked) !== String(real))
      faults.push(`${order.id}: ${what} is booked as ${booked ?? 'nothing'}, and is ${real}`)
  }
  const intents = stripe.intents.filter(({ metadata }) => metadata.orderId === order.id)
  const [payment] = order.payments
  // Excludes unrecorded intents, which cannot be paid.
  const intent = intents.find(({ id }) => id === payment?.reference) ?? intents[0]
  if (order.payments.length > 1) faults.push(`${order.id}: it has more than one payment`)
  for (const { id, latest_charge } of intents)
    if (id !== intent?.id && latest_charge !== null) faults.push(`${order.id}: ${id} was paid, too`)
  const isOf = (one: { payment_intent: string }) => one.payment_intent === intent?.id
  const charge = intent && stripe.account.chargeOf(intent)
  const captured = charge?.amount_captured ?? 0
  const refunds = stripe.refunds.filter(isOf)
  const disputes = stripe.account.disputes.filter(isOf)
  const sum = (items: readonly { amount: number | string }[]) =>
    items.reduce((total, { amount }) => total + Number(amount), 0)
  const gone =
    sum(refunds.filter(({ status }) => statusOf(status) !== 'failed')) +
    sum(disputes.filter(({ status }) => status === 'lost'))
  expectSame('what was received', order.paid, captured)
  expectSame('what has gone back', order.refunded, gone)
  expectSame('what the payment received', payment?.captured ?? 0, captured)
  expectSame('what the payment gave back', payment?.refunded ?? 0, gone)
  expectSame('the sum of refunds', sum(order.refunds.filter(({ status }) => status !== 'failed')), gone)
  if (intent && payment) expectSame('the payment', payment.reference ?? intent.id, intent.id)

  for (const refund of refunds) {
    const rows = order.refunds.filter(({ reference }) => reference === refund.id)
    // Refunds that failed before they were seen moved no money.
    if (rows.length === 0 && statusOf(refund.status) === 'failed' && refund.metadata.refundId === undefined) continue
    expectSame(`the number of rows of ${refund.id}`, rows.length, 1)
    expectSame(`the amount of ${refund.id}`, rows[0]?.amount, refund.amount)
    expectSame(`the status of ${refund.id}`, rows[0]?.status, statusOf(refund.status))
    expectSame(`the origin of ${refund.id}`, rows[0]?.source, refund.metadata.refundId ? 'store' : 'provider')
    if (refund.metadata.refundId) expectSame(`the id of ${refund.id}`, rows[0]?.id, refund.metadata.refundId)
  }
  const asked = refunds.flatMap(({ metadata }) => metadata.refundId ?? [])
  if (new Set(asked).size < asked.length) faults.push(`${order.id}: a refund was made twice`)
  const real = new Set([...refunds, ...disputes].map(({ id }) => id))
  for (const { id, reference, status, amount } of order.refunds) {
    if (reference !== null && !real.has(reference)) faults.push(`${order.id}: nobody made the refund ${reference}`)
    if (reference === null && status !== 'failed' && Number(amount) > 0)
      faults.push(`${order.id}: the refund ${id} of ${amount} is ${status}, and nobody made it`)
  }

  expectSame('the number of disputes', payment?.disputes.length ?? 0, disputes.length)
  for (const { id, amount, status } of disputes) {
    const booked = payment?.disputes.find(({ reference }) => reference === id)
    expectSame(`the dispute ${id}`, `${booked?.status} ${booked?.amount}`, `${openOr(status)} ${amount}`)
  }
  return faults
}

const statusOf = (status: string) =>
  status === 'canceled' ? 'failed' : status === 'requires_action' ? 'pending' : status

const openOr = (status: string) => (status === 'won' || status === 'lost' ? status : 'open')
