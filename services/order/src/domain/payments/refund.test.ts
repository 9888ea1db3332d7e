import { testSeed } from '@ecommerce/testkit/randomized'
import fc from 'fast-check'
import { chargeableStep } from '../carts/chargeable'
import type { StoredOrder, StoredOrderItem } from '../orders/order'
import type { OrderStatus } from '../orders/order-status'
import { type PlannedRefund, planRefund as tryPlanRefund, taxInRefund, refundValueOfReturned } from './refund'
import { decideAtReturn, unitsDecided } from './restock'
import { type ShippingTax, shippingTaxes } from '../carts/tax'
import { calculateTotals } from '../carts/totals'
import { refundError } from '../../errors/payments'

fc.configureGlobal({ seed: testSeed })

type Line = { price: number; quantity: number; tax: number; off: number }
type Step = { kind: 'items' | 'amount' | 'return'; line: number; units: number; share: number; restock: boolean }

/** A planned refund, or the error that the command throws. */
function planRefund(order: StoredOrder, wanted: Parameters<typeof tryPlanRefund>[1]): PlannedRefund {
  const planned = tryPlanRefund(order, wanted)
  if ('error' in planned) throw refundError(planned.error, order)
  return planned
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)

/** Paid order as far as refunds read it; each line has its rate, the first the country's. */
function aPaidOrder(given: {
  lines: Line[]
  shipping: number
  currency: string
  taxIncluded: boolean
  shippingTax?: ShippingTax
  status: OrderStatus
}) {
  const { lines, currency, taxIncluded, status, shippingTax = 'standard' } = given
  const rates = lines.map(({ tax }) => ({ name: 'VAT', basisPoints: tax }))
  const totals = calculateTotals(
    lines.map(({ price, quantity }, index) => ({ unitPriceAmount: price, quantity, categories: [`rate-${index}`] })),
    {
      ...{ currency, shipping: given.shipping },
      tax: {
        standard: rates[0]!,
        byCategory: Object.fromEntries(rates.map((rate, index) => [`rate-${index}`, rate])),
        ...{ included: taxIncluded, shipping: shippingTax },
      },
      promotion: { type: 'fixed', value: sum(lines.map(({ off }) => off)) },
    },
  )
  const items = lines.map(({ price, quantity }, index) => {
    const { discount: discountAmount, tax: taxAmount } = totals.shares[index]!
    return {
      ...{ id: `line-${index}`, variantId: `variant-${index}`, unitPriceAmount: price, quantity },
      ...{ lineTotalAmount: price * quantity, discountAmount, taxAmount },
      ...{ refundedQuantity: 0, returnedQuantity: 0, restockedQuantity: 0, writtenOffQuantity: 0 },
    } as StoredOrderItem
  })
  const { tax: taxAmount, total: totalAmount } = totals
  const money = { currency, taxIncluded, taxAmount, totalAmount, paidAmount: totalAmount, refundedAmount: 0 }
  return { ...money, items, status, paymentStatus: 'paid', payments: [] as StoredOrder['payments'] } as StoredOrder
}

const paidFor = ({ lineTotalAmount, discountAmount, taxAmount }: StoredOrderItem, { taxIncluded }: StoredOrder) =>
  lineTotalAmount - discountAmount + (taxIncluded ? 0 : taxAmount)

/** Applies a refund as the database would; returns its tax. */
function book(order: StoredOrder, { amount, itemsTax, items }: PlannedRefund, taxLeft: number): number {
  const tax = taxInRefund({ amount, itemsTax }, { left: order.paidAmount - order.refundedAmount, taxLeft })
  order.refundedAmount += amount
  for (const { itemId, quantity, restocked = 0, writtenOff = 0 } of items) {
    const line = order.items.find(({ id }) => id === itemId)!
    line.refundedQuantity += quantity
    line.restockedQuantity += restocked
    line.writtenOffQuantity += writtenOff
  }
  return tax
}

const orders = fc.record({
  lines: fc.array(
    fc.record({
      ...{ price: fc.nat(20_000), quantity: fc.integer({ min: 1, max: 9 }), tax: fc.nat(10_000), off: fc.nat(3_000) },
    }),
    { minLength: 1, maxLength: 4 },
  ),
  shipping: fc.nat(3_000),
  currency: fc.constantFrom('USD', 'JPY', 'KWD', 'MGA'),
  taxIncluded: fc.boolean(),
  shippingTax: fc.constantFrom(...shippingTaxes),
  status: fc.constantFrom<OrderStatus[]>('confirmed', 'processing', 'shipped', 'delivered'),
})
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('items', 'amount', 'return'),
    line: fc.nat(3),
    units: fc.integer({ min: 1, max: 9 }),
    share: fc.nat(100),
    restock: fc.boolean(),
  }),
  { maxLength: 12 },
)

/** Plans the refund of a step; undefined if not allowed. */
function planStep(order: StoredOrder, { kind, line: at, units, share, restock }: Step): PlannedRefund | undefined {
  const line = order.items[at % order.items.length]!
  if (kind === 'return') {
    const quantity = Math.min(units, line.quantity - Math.max(line.returnedQuantity, unitsDecided(line)))
    if (order.status !== 'delivered' || quantity <= 0) return undefined
    line.returnedQuantity += quantity
    const decision = decideAtReturn(line, { quantity, restock })
    const item = { itemId: line.id, variantId: line.variantId, ...decision }
    return { ...refundValueOfReturned(order, [{ line, quantity: decision.quantity }]), items: [item] }
  }
  const left = order.paidAmount - order.refundedAmount
  const step = chargeableStep(order.currency)
  const amount = Math.floor((left * share) / 100 / step) * step
  const wanted = kind === 'amount' ? { amount, restock } : { items: [{ itemId: line.id, quantity: units }], restock }
  if (kind === 'amount' && amount === 0) return undefined
  try {
    return planRefund(order, wanted)
  } catch (error) {
    expect(error).toMatchObject({ code: expect.stringMatching(/^refund-exceeds-/) })
    return undefined
  }
}

/** Reverts a failed refund as the database would; stock decisions stay. */
function takeBack(order: StoredOrder, { amount, items }: PlannedRefund): void {
  order.refundedAmount -= amount
  for (const { itemId, quantity } of items) order.items.find(({ id }) => id === itemId)!.refundedQuantity -= quantity
}

describe('Refund plans', () => {
  test('add up in any order, with failures, to the amount paid and its tax', () => {
    fc.assert(
      fc.property(orders, steps, fc.infiniteStream(fc.nat(3)), (given, taken, fates) => {
        const order = aPaidOrder(given)
        let taxLeft = order.taxAmount
        for (const step of taken) {
          const planned = planStep(order, step)
          if (!planned) continue
          expect(planned.amount % chargeableStep(order.currency)).toBe(0)
          const tax = book(order, planned, taxLeft)
          expect(tax).toBeGreaterThanOrEqual(0)
          expect(tax).toBeLessThanOrEqual(planned.amount)
          expect(order.refundedAmount).toBeLessThanOrEqual(order.paidAmount)
          if (fates.next().value === 0) takeBack(order, planned)
          else taxLeft -= tax
        }
        if (order.refundedAmount < order.paidAmount)
          taxLeft -= book(order, planRefund(order, { restock: true }), taxLeft)
        expect([order.refundedAmount, taxLeft]).toEqual([order.paidAmount, 0])
      }),
      { numRuns: 500 },
    )
  })

  test('of single units have their lines’ tax, and the rest has that of shipping', () => {
    const inCents = orders.map((given) => ({ ...given, currency: 'USD' }))
    fc.assert(
      fc.property(inCents, fc.infiniteStream(fc.nat()), (given, picks) => {
        const order = aPaidOrder(given)
        // Excludes unit prices without tax, whose cent is refunded last.
        fc.pre(order.items.every(({ lineTotalAmount: all, discountAmount: off, quantity }) => all - off >= quantity))
        const units = order.items.flatMap(({ id: itemId, quantity }) => Array.from({ length: quantity }, () => itemId))
        const taxes = new Map(order.items.map(({ id }) => [id, 0]))
        let taxLeft = order.taxAmount
        while (units.length > 0) {
          const [itemId] = units.splice(picks.next().value % units.length, 1) as [string]
          const planned = planRefund(order, { items: [{ itemId, quantity: 1 }], restock: false })
          const tax = book(order, planned, taxLeft)
          taxLeft -= tax
          taxes.set(itemId, taxes.get(itemId)! + tax)
        }
        expect([...taxes.values()]).toEqual(order.items.map(({ taxAmount }) => taxAmount))
        expect(order.refundedAmount).toBe(sum(order.items.map((line) => paidFor(line, order))))
        expect(taxLeft).toBe(order.taxAmount - sum(order.items.map(({ taxAmount }) => taxAmount)))
        if (order.refundedAmount < order.paidAmount)
          taxLeft -= book(order, planRefund(order, { restock: false }), taxLeft)
        expect([order.refundedAmount, taxLeft]).toEqual([order.paidAmount, 0])
      }),
      { numRuns: 300 },
    )
  })

  test('of single units equal a refund of all at once', () => {
    fc.assert(
      fc.property(orders, (given) => {
        const [order, whole] = [aPaidOrder(given), aPaidOrder(given)]
        const itemsOf = ({ items }: StoredOrder) => items.map(({ id: itemId, quantity }) => ({ itemId, quantity }))
        const amounts = itemsOf(order).flatMap(({ itemId, quantity }) =>
          Array.from({ length: quantity }, () => {
            const planned = planRefund(order, { items: [{ itemId, quantity: 1 }], restock: false })
            book(order, planned, order.taxAmount)
            return planned.amount
          }),
        )
        const atOnce = planRefund(whole, { items: itemsOf(whole), restock: false })
        expect(sum(amounts)).toBe(atOnce.amount)
      }),
    )
  })

  test('decide the stock of a unit once', () => {
    fc.assert(
      fc.property(orders, steps, (given, taken) => {
        const order = aPaidOrder(given)
        for (const step of taken) {
          const before = order.items.map((line) => ({ ...line }))
          const planned = planStep(order, step)
          if (planned) book(order, planned, order.taxAmount)
          order.items.forEach((line, index) => {
            expect(unitsDecided(line)).toBeLessThanOrEqual(line.quantity)
            expect(line.restockedQuantity).toBeGreaterThanOrEqual(before[index]!.restockedQuantity)
            expect(line.writtenOffQuantity).toBeGreaterThanOrEqual(before[index]!.writtenOffQuantity)
            const refunded = line.refundedQuantity - before[index]!.refundedQuantity
            const decided = unitsDecided(line) - unitsDecided(before[index]!)
            if (order.status === 'confirmed' || order.status === 'processing') expect(decided).toBe(refunded)
          })
        }
      }),
      { numRuns: 200 },
    )
  })

  test('of three dinars and a third, unit by unit, add up to the amount paid', () => {
    const line = { price: 3_337, quantity: 3, tax: 0, off: 1 }
    const order = aPaidOrder({ lines: [line], shipping: 1_000, currency: 'KWD', taxIncluded: false, status: 'shipped' })
    expect(order.paidAmount).toBe(11_010)
    const amounts = [1, 2, 3].map(() => {
      const planned = planRefund(order, { items: [{ itemId: 'line-0', quantity: 1 }], restock: false })
      book(order, planned, 0)
      return planned.amount
    })
    expect(amounts).toEqual([3_340, 3_330, 3_340])
  })

  test('reject unchargeable amounts with the step, except for the whole rest', () => {
    const line = { price: 3_337, quantity: 3, tax: 0, off: 0 }
    const order = aPaidOrder({ lines: [line], shipping: 0, currency: 'KWD', taxIncluded: false, status: 'shipped' })
    expect(() => planRefund(order, { amount: 3_337, restock: false })).toThrow(
      expect.objectContaining({ code: 'amount-not-chargeable', details: expect.objectContaining({ members: { step: { amount: 10, currency: 'KWD' } } }) }), // prettier-ignore
    )
    expect(planRefund(order, { amount: 3_330, restock: false }).amount).toBe(3_330)
    // An order from before totals were rounded.
    order.paidAmount = 10_011
    expect(planRefund(order, { amount: 10_011, restock: false }).amount).toBe(10_011)
  })
})
