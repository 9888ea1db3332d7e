import { AppError } from '@ecommerce/shared/errors'

export const productNotFound = () => new AppError('not-found', 'product-not-found', 'There is no such product.')
