import { AppError, conflict, notFound } from '@ecommerce/shared/errors'
import { maxLines, maxQuantity } from '../domain/carts/cart'
import { invalidRequest } from './requests'

export const cartTokenInvalid = () =>
  new AppError(
    'invalid',
    'cart-token-invalid',
    'This X-Cart-Token is not one of ours. Leave it out to begin a new cart.',
  )

export const productNotFound = () => notFound('product-not-found', 'There is no such product in the shop.')

export const severalVariants = () =>
  invalidRequest(
    [{ path: 'variantId', message: 'variantId is required: this product has several variants' }],
    'This product has several variants: name one.',
  )

export const cartItemNotFound = () => notFound('cart-item-not-found', 'There is no such line in this cart.')

export const cartFull = () =>
  conflict('cart-full', `A cart holds at most ${maxLines} lines: remove some, or order it first.`)

export const currencyMismatch = (currency: string) =>
  conflict('currency-mismatch', `This cart is in ${currency}; order it before you buy in another.`)

export const totalTooLarge = () =>
  conflict('total-too-large', 'This is more than one order can come to. Please order in parts.')

export function cartStockTooLow({ variantId, available }: { variantId: string; available: number }): AppError {
  const most = Math.min(available, maxQuantity)
  return conflict('insufficient-stock', most === 0 ? 'This is sold out.' : `No more than ${most} can be in a cart.`, {
    members: { available },
    errors: [{ path: 'quantity', message: `at most ${most} in all`, variantId, available }],
  })
}

export const cartItemStockTooLow = ({ variantId, available }: { variantId: string; available: number }) =>
  conflict('insufficient-stock', available === 0 ? 'This is sold out.' : `Only ${available} are left.`, {
    members: { available },
    errors: [{ path: 'quantity', message: `only ${available} available`, variantId, available }],
  })
