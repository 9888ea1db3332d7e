import { pages, resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import type { Facets } from '../../store/catalogue/facets'
import { product } from '../products/responses'

const counted = { count: Joi.number().integer().min(0).required() }

const facets = resource<Facets>({
  name: 'Facets',
  schema: Joi.object({
    categories: Joi.array()
      .items(Joi.object({ slug: Joi.string().required(), name: Joi.string().required(), ...counted }))
      .required(),
    prices: Joi.array()
      .items(
        Joi.object({
          from: Joi.number().integer().min(0).required(),
          to: Joi.number().integer().min(0).allow(null).required().description('Exclusive; null for no upper bound.'),
          ...counted,
        }),
      )
      .required(),
    attributes: Joi.object()
      .pattern(Joi.string(), Joi.array().items(Joi.object({ value: Joi.string().required(), ...counted })))
      .required(),
    approximate: Joi.boolean().description('True when counts are estimated from a sample.'),
  }),
  view: (found) => found,
})

export const productPage: ResponseSpec<void> = {
  ...pages(product, { facets: ref(facets.name) }),
  resources: [product, facets],
}
