import { text } from '@ecommerce/contracts/text/text'
import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'
import type { CategoryChange } from '../../commands/categories/update-category'
import { slugPattern } from '../../domain/products/slug'

export const slug = Joi.string()
  .max(100)
  .pattern(slugPattern, 'slug: small letters and digits with hyphens between them')

const fields = { slug, name: text(200), parentId: uuid().allow(null) }

export const categoryRequest = Joi.object<{ slug?: string; name: string; parentId: string | null }>({
  ...fields,
  name: fields.name.required(),
  parentId: fields.parentId.default(null),
})

export const categoryChange = Joi.object<CategoryChange>(fields)
  .min(1)
  .messages({ 'object.min': 'at least one of slug, name and parentId is required' })
