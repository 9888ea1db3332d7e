import Joi from 'joi'

const id = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const ids = Joi.string().pattern(new RegExp(`^${id}(?:,${id}){0,199}$`, 'i'), 'list of ids')

export const variantQuery = Joi.object<{ variantIds?: string; productIds?: string }>({
  variantIds: ids,
  productIds: ids,
})
