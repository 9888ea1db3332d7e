import { currencyCode } from '@ecommerce/contracts/currency'
import { minorUnits } from '@ecommerce/contracts/money'
import { orEmpty, text } from '@ecommerce/contracts/text/text'
import Joi from 'joi'
import type { ImageInTable, ImportedVariant, PriceInFile, ReadLine } from '../../domain/imports/import-line'
import { variantLimit } from '../../domain/products/variant-changes'
import { abovePrice, compareAtPrice, price } from '../products/requests'
import { fields, imageUrl, options, sku, stock } from '../products/fields'

type Imported = Omit<ReadLine['product'], 'scope'>

/** No defaults: omitted fields keep their value. */
const productFields = {
  slug: fields.slug,
  name: fields.name,
  category: fields.category,
  description: fields.description,
  status: fields.status,
  attributes: fields.attributes,
}
const variantFields = { sku: sku.required(), name: fields.name, options, stock }

const importedVariant = Joi.object<ImportedVariant, true>({
  ...variantFields,
  price,
  compareAtPrice: compareAtPrice.allow(null),
})

/** A line of NDJSON. */
export const importedProduct = Joi.object<Imported>({
  ...productFields,
  images: fields.images,
  variants: Joi.array().items(importedVariant).min(1).max(variantLimit).unique('sku').required(),
})

/** The single variant of a CSV line; its prices are in the line's or product's currency. */
const variantInTable = Joi.object<ImportedVariant, true>({
  ...variantFields,
  price: Joi.object<NonNullable<ImportedVariant['price']>, true>({ amount: minorUnits(), currency: currencyCode() }),
  compareAtPrice: Joi.object<PriceInFile>({ amount: minorUnits().required() }).custom(abovePrice).allow(null),
})

const imageInTable = Joi.object<ImageInTable, true>({ url: imageUrl.required(), alt: orEmpty(text(500)) })

/** A line of CSV; the columns are known to be good. */
export const productInTable = Joi.object<Imported>({
  ...productFields,
  images: Joi.object().pattern(/^\d+$/, imageInTable),
  variants: Joi.array().items(variantInTable).length(1).required(),
})

export const importQuery = Joi.object<{ stock?: 'set' }>({
  stock: Joi.string()
    .valid('set')
    .description('Also sets the stock of existing variants, which is left unchanged by default.'),
})
