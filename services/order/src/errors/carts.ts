import { AppError, conflict, notFound } from '@ecommerce/shared/errors'
import { maxLines, maxQuantity } from '../domain/carts/cart'
import { invalidRequest } from './requests'

export const cartTokenInvalid = () =>
  new AppError('invalid', 'cart-token-invalid', 'The X-Cart-Token is not valid. Leave it out to start a new cart.')

export const productNotFound = () => notFound('product-not-found', 'The product is not for sale.')

export const severalVariants = () =>
  invalidRequest(
    [{ path: 'variantId', message: 'variantId is required: this product has several variants' }],
    'The product has several variants. Send a variantId.',
  )

export const cartItemNotFound = () => notFound('cart-item-not-found', 'The cart has no such line.')

export const cartFull = () =>
  conflict('cart-full', `A cart holds at most ${maxLines} lines. Remove some, or place the order first.`)

export const currencyMismatch = (currency: string) =>
  conflict('currency-mismatch', `The cart is in ${currency}. Place its order before buying in another currency.`)

export const totalTooLarge = () =>
  conflict('total-too-large', 'The total exceeds the maximum of one order. Place several orders.')

export function cartStockTooLow({ variantId, available }: { variantId: string; available: number }): AppError {
  const max = Math.min(available, maxQuantity)
  return conflict(
    'insufficient-stock',
    max === 0 ? 'The item is sold out.' : `A cart can hold ${max} of these at most.`,
    {
      members: { available },
      errors: [{ path: 'quantity', message: `at most ${max} in all`, variantId, available }],
    },
  )
}

export const cartItemStockTooLow = ({ variantId, available }: { variantId: string; available: number }) =>
  conflict('insufficient-stock', available === 0 ? 'The item is sold out.' : `Only ${available} are available.`, {
    members: { available },
    errors: [{ path: 'quantity', message: `only ${available} available`, variantId, available }],
  })
