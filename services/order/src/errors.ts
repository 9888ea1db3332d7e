import { AppError, type Fault } from '@ecommerce/shared/errors'
import type { StoredOrder } from './domain/orders/order'

/** A request whose fault was found behind its schema. */
export const invalidRequest = (
  errors: readonly Fault[],
  message = 'The request is not valid; errors names every fault.',
) => new AppError('invalid', 'invalid-request', message, { errors })

const invalidField = (path: string, message: string) => invalidRequest([{ path, message }], `${message}.`)

export const nothingToCapture = ({ paymentStatus }: StoredOrder) =>
  new AppError(
    'conflict',
    'nothing-to-capture',
    `Only a payment that is authorized can be captured; this one is ${paymentStatus}.`,
  )

export const cartItemNotFound = () =>
  new AppError('not-found', 'cart-item-not-found', 'There is no such line in this cart.')

export const orderNotFound = () => new AppError('not-found', 'order-not-found', 'There is no such order.')

export const returnNotFound = () =>
  new AppError('not-found', 'return-not-found', 'There is no such return of this order.')

export const accountGone = () =>
  new AppError('unauthenticated', 'token-invalid', 'This account does not exist any more.')

export const checkoutInProgress = () =>
  new AppError('conflict', 'checkout-in-progress', 'This cart is being ordered at this moment.', {
    retryAfterSeconds: 1,
  })

export const promotionNotFound = () => new AppError('not-found', 'promotion-not-found', 'There is no such promotion.')

export const promotionArchived = () =>
  new AppError('conflict', 'promotion-archived', 'This promotion is archived: it stays as it was. Make a new one.')

export const orderTokenMissing = () =>
  new AppError('unauthenticated', 'token-missing', 'Sign in, or send the X-Order-Token that came with the order.')

export const signatureInvalid = () =>
  new AppError('invalid', 'signature-invalid', 'The signature of this notice is missing, wrong or too old.')

export const productNotFound = () =>
  new AppError('not-found', 'product-not-found', 'There is no such product in the shop.')

export const severalVariants = () =>
  invalidRequest(
    [{ path: 'variantId', message: 'variantId is required: this product has several variants' }],
    'This product has several variants: name one.',
  )

export const cartStockTooLow = (short: { variantId: string; available: number; most: number }) => {
  const { variantId, available, most } = short
  return new AppError(
    'conflict',
    'insufficient-stock',
    most === 0 ? 'This is sold out.' : `No more than ${most} can be in a cart.`,
    { members: { available }, errors: [{ path: 'quantity', message: `at most ${most} in all`, variantId, available }] },
  )
}

export const authorizationEnded = () =>
  new AppError(
    'conflict',
    'payment-refused',
    'The payment that was authorized cannot be taken any more. Cancel the order, or be paid in another way.',
  )

export const cartItemStockTooLow = ({ variantId, available }: { variantId: string; available: number }) =>
  new AppError(
    'conflict',
    'insufficient-stock',
    available === 0 ? 'This is sold out.' : `Only ${available} are left.`,
    {
      members: { available },
      errors: [{ path: 'quantity', message: `only ${available} available`, variantId, available }],
    },
  )

export const returnDecided = (status: string) =>
  new AppError('conflict', 'invalid-transition', `This return is ${status} already.`)

export const guestEmailMissing = () =>
  invalidRequest([{ path: 'email', message: 'email is required for guests' }], 'A guest orders with an e-mail address.')

export const notOwnAddress = () =>
  invalidField('email', 'email must be left out: mails of this order go to the address of the account')

export const endsBeforeStart = () => invalidField('to', 'to must not be before from')

export const periodTooLong = (mostDays: number) => invalidField('from', `from must be within ${mostDays} days of to`)

export const paymentRefused = () =>
  new AppError('conflict', 'payment-refused', 'The payment was refused. Nothing was ordered and the cart is as it was.')

export const otherCurrency = (path: string, currency: string) =>
  invalidField(`${path}.currency`, `${path}.currency must be ${currency}`)

export const cartTokenInvalid = () =>
  new AppError(
    'invalid',
    'cart-token-invalid',
    'This X-Cart-Token is not one of ours. Leave it out to begin a new cart.',
  )

export const addressNotFound = () =>
  new AppError('not-found', 'address-not-found', 'There is no such address in your address book.', {
    errors: [{ path: 'addressId', message: 'addressId is not in the address book' }],
  })

export const providerNotFound = () =>
  new AppError('not-found', 'provider-not-found', 'No payment provider of this name calls back here.')

export const codeTaken = (cause: unknown) =>
  new AppError('conflict', 'code-taken', 'There is, or was, a promotion with this code.', { cause })

export const usageLimitPassed = (cause: unknown) =>
  new AppError(
    'conflict',
    'usage-limit-passed',
    'It has been used more often than that already. Set endsAt to end it.',
    { cause },
  )
