import { plainAmount } from '@ecommerce/contracts/currency'
import { AppError, conflict, type FieldError, notFound } from '@ecommerce/shared/errors'
import { moneyIn } from '../domain/money'
import type { StoredOrder } from '../domain/orders/order'
import type { RefundError } from '../domain/payments/refund'
import type { ReturnError } from '../domain/payments/return'
import { invalidRequest } from './requests'

export const providerNotFound = () => notFound('provider-not-found', 'There is no payment provider with this name.')

export const signatureInvalid = () =>
  new AppError('invalid', 'signature-invalid', 'The signature is missing, wrong or too old.')

export const nothingToCapture = ({ paymentStatus }: StoredOrder) =>
  conflict('nothing-to-capture', `Only an authorized payment can be captured; this one is ${paymentStatus}.`)

export const authorizationEnded = () =>
  conflict(
    'payment-refused',
    'The authorized payment can no longer be captured. Cancel the order, or arrange another payment.',
  )

export function refundError(error: RefundError, { currency, paymentStatus }: StoredOrder): AppError {
  const money = moneyIn(currency)
  switch (error.code) {
    case 'unknown-line':
      return unknownLine(error.index)
    case 'refund-exceeds-order':
      return conflict(
        'refund-exceeds-order',
        'The refund has more units than were bought and not refunded yet; errors lists them.',
        {
          errors: error.lines.map(({ index, left }) => lineError(index, `only ${left} are left to refund`)),
        },
      )
    case 'refund-exceeds-payment': {
      const refundable = money(error.left)
      const message =
        paymentStatus === 'authorized' || paymentStatus === 'unpaid'
          ? 'The order is not paid, so nothing can be refunded.'
          : `At most ${plainAmount(refundable)} can be refunded.`
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

export const returnNotFound = () => notFound('return-not-found', 'The order has no such return.')

export const returnDecided = (status: string) => conflict('invalid-transition', `The return is already ${status}.`)

export function returnError(error: ReturnError, { status }: StoredOrder): AppError {
  switch (error.code) {
    case 'unknown-line':
      return unknownLine(error.index)
    case 'not-returnable':
      return conflict('not-returnable', `Only delivered orders can be returned; this one is ${status}.`)
    case 'return-exceeds-order':
      return conflict('return-exceeds-order', 'The return has more units than can be returned; errors lists them.', {
        errors: error.lines.map(({ index, left }) => lineError(index, `only ${left} can be returned`)),
      })
  }
}

const unknownLine = (index: number) =>
  invalidRequest([{ path: `items.${index}.itemId`, message: `items.${index}.itemId is no line of this order` }])

const lineError = (index: number, message: string): FieldError => ({ path: `items.${index}.quantity`, message })
