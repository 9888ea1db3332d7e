import { plainAmount } from '@ecommerce/contracts/currency'
import { AppError, conflict, type Fault, notFound } from '@ecommerce/shared/errors'
import { moneyIn } from '../domain/money'
import type { StoredOrder } from '../domain/orders/order'
import type { RefundError } from '../domain/payments/refund'
import type { ReturnError } from '../domain/payments/return'
import { invalidRequest } from './requests'

export const providerNotFound = () =>
  notFound('provider-not-found', 'No payment provider of this name calls back here.')

export const signatureInvalid = () =>
  new AppError('invalid', 'signature-invalid', 'The signature of this notice is missing, wrong or too old.')

export const nothingToCapture = ({ paymentStatus }: StoredOrder) =>
  conflict('nothing-to-capture', `Only a payment that is authorized can be captured; this one is ${paymentStatus}.`)

export const authorizationEnded = () =>
  conflict(
    'payment-refused',
    'The payment that was authorized cannot be taken any more. Cancel the order, or be paid in another way.',
  )

export function refundError(error: RefundError, { currency, paymentStatus }: StoredOrder): AppError {
  const money = moneyIn(currency)
  switch (error.code) {
    case 'unknown-line':
      return unknownLine(error.index)
    case 'refund-exceeds-order':
      return conflict('refund-exceeds-order', 'More units than were bought and not refunded yet.', {
        errors: error.lines.map(({ index, left }) => lineFault(index, `only ${left} are left to refund`)),
      })
    case 'refund-exceeds-payment': {
      const refundable = money(error.left)
      const message =
        paymentStatus === 'authorized' || paymentStatus === 'unpaid'
          ? 'Nothing was paid for this order yet, so nothing can be refunded.'
          : `No more than ${plainAmount(refundable)} of what was paid is left.`
      return conflict('refund-exceeds-payment', message, { members: { refundable } })
    }
    case 'amount-not-chargeable': {
      const step = money(error.step)
      const message = `amount must be a multiple of ${plainAmount(step)}`
      return new AppError(
        'invalid',
        'amount-not-chargeable',
        `${message}: nothing smaller can be paid in ${currency}.`,
        {
          errors: [{ path: 'amount', message }],
          members: { step },
        },
      )
    }
  }
}

export const returnNotFound = () => notFound('return-not-found', 'There is no such return of this order.')

export const returnDecided = (status: string) => conflict('invalid-transition', `This return is ${status} already.`)

export function returnError(error: ReturnError, { status }: StoredOrder): AppError {
  switch (error.code) {
    case 'unknown-line':
      return unknownLine(error.index)
    case 'not-returnable':
      return conflict('not-returnable', `An order can be returned once it is delivered; this one is ${status}.`)
    case 'return-exceeds-order':
      return conflict('return-exceeds-order', 'More units than can be returned.', {
        errors: error.lines.map(({ index, left }) => lineFault(index, `only ${left} can be returned`)),
      })
  }
}

const unknownLine = (index: number) =>
  invalidRequest([{ path: `items.${index}.itemId`, message: `items.${index}.itemId is no line of this order` }])

const lineFault = (index: number, message: string): Fault => ({ path: `items.${index}.quantity`, message })
