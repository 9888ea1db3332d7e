import { parseId } from '@ecommerce/shared/http/parse'
import type { Request } from 'express'
import { productNotFound } from '../commands/product-not-found'

/** The product of a path such as `/:id/reviews`. */
export function productIdOf(req: Request): string {
  const { code, message } = productNotFound()
  return parseId(String(req.params.id), code, message)
}
