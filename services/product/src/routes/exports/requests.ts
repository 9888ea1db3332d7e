import Joi from 'joi'

export const exportQuery = Joi.object<{ format: 'ndjson' | 'csv' }>({
  format: Joi.string().valid('ndjson', 'csv').default('ndjson'),
})
