import Joi from 'joi'

const uuids = Joi.string().pattern(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,199}$/i, 'list of ids')

export const variantQuery = Joi.object<{ variantIds?: string; productIds?: string }>({
  variantIds: uuids,
  productIds: uuids,
})
