import Joi from 'joi'
import type { ImportedVariant, ReadLine } from '../domain/import-line'
import { variantLimit } from '../domain/variant-changes'
import { compareAtPrice, price } from './product-admin-requests'
import { fields, options, sku, stock } from './product-fields'

const importedVariant = Joi.object<ImportedVariant, true>({
  sku: sku.required(),
  name: fields.name,
  options,
  price: price.required(),
  compareAtPrice: compareAtPrice.allow(null),
  stock,
})

/** A line of NDJSON, and what a line of CSV becomes. There are no defaults: what is left out stays as it is. */
export const importedProduct = Joi.object<ReadLine['product'], true>({
  slug: fields.slug,
  name: fields.name.required(),
  category: fields.category.required(),
  description: fields.description,
  status: fields.status,
  images: fields.images,
  attributes: fields.attributes,
  variants: Joi.array().items(importedVariant).min(1).max(variantLimit).unique('sku').required(),
})

export const exportQuery = Joi.object<{ format: 'ndjson' | 'csv' }>({
  format: Joi.string().valid('ndjson', 'csv').default('ndjson'),
})
