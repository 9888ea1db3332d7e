import { AppError, type Fault } from '@ecommerce/shared/errors'

/** Faults that only the catalogue could tell, in the form of those found at the door. */
export const invalidRequest = (errors: readonly Fault[]) =>
  new AppError('invalid', 'invalid-request', 'The request is not valid; errors names every fault.', { errors })

export const slugTaken = () =>
  new AppError('conflict', 'slug-taken', 'This slug is taken. Choose another, or leave it out to be given one.', {
    errors: [{ path: 'slug', message: 'slug is taken' }],
  })

export const skuTaken = (taken: readonly { path: string; sku: string }[]) =>
  new AppError('conflict', 'sku-taken', 'A SKU is that of another variant; errors names which.', {
    errors: taken.map(({ path, sku }) => ({ path, message: `${path} is taken`, sku })),
  })

export const categoryNotFound = () => new AppError('not-found', 'category-not-found', 'There is no such category.')

export const reservationNotFound = () =>
  new AppError('not-found', 'reservation-not-found', 'There is no reservation for this order.')
