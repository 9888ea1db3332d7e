import { minorUnits } from '@ecommerce/contracts/money'
import { uuid } from '@ecommerce/contracts/uuid'
import { defined } from '@ecommerce/shared/defined'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'
import { type ProductStatus, productStatuses } from '../../domain/products/product'
import type { ProductFilter } from '../../store/catalogue/product-filter'
import type { Sort } from '../../store/catalogue/product-page'

export type ProductQuery = PageQuery & {
  q?: string
  category?: string
  minPrice?: number
  maxPrice?: number
  inStock?: boolean
  ids?: string[]
  sort: Sort
  facets: boolean
  status?: ProductStatus
} & Record<`attr.${string}`, string>

/** Conversion from text would take `10.00` for 10. */
const amount = () =>
  minorUnits().custom((value: number, helpers) =>
    /^-?\d+(\.\d*[1-9])?$/.test(String(helpers.original).trim()) ? value : helpers.error('number.integer'),
  )

export const productQuery = Joi.object<ProductQuery>({
  ...pageQuery,
  q: Joi.string().trim().max(200),
  category: Joi.string().max(200),
  minPrice: amount(),
  maxPrice: amount(),
  inStock: Joi.boolean(),
  ids: Joi.string().custom((value: string, helpers) => {
    const ids = value.split(',', 101).map((id) => id.trim())
    const { error } = idList.validate(ids)
    return error ? helpers.message({ custom: 'ids must be at most 100 product ids with commas between them' }) : ids
  }),
  sort: Joi.string().valid('newest', 'price', '-price', 'name', '-name', 'relevance').default('newest'),
  facets: Joi.boolean().default(false),
  status: Joi.string().valid(...productStatuses),
})
  .pattern(/^attr\.[\p{L}\p{N} _-]{1,60}$/u, Joi.string().max(200))
  .max(100)

const idList = Joi.array().items(uuid()).min(1).max(100)

export function toFilter(query: ProductQuery): ProductFilter {
  const { q, category, minPrice, maxPrice, inStock, ids, status = 'active' } = query
  const attributes = Object.entries(query).flatMap(([key, value]) =>
    key.startsWith('attr.') ? [[key.slice('attr.'.length), String(value)] as const] : [],
  )
  return {
    status,
    ...defined({ q, category, minPrice, maxPrice, inStock, ids }),
    attributes: Object.fromEntries(attributes),
  }
}
