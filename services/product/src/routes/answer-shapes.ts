import { reservationStatuses } from '@ecommerce/contracts/inventory'
import { money } from '@ecommerce/contracts/money'
import { ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import { movementKinds, productStatuses } from '../domain/product'

const id = () => Joi.string().uuid()
const instant = () => Joi.string().isoDate()
const text = () => Joi.string()
const count = () => Joi.number().integer().min(0)
const oneOf = (values: readonly string[]) => Joi.string().valid(...values)
const pairs = () => Joi.object().pattern(Joi.string(), Joi.string())
const image = Joi.object({ url: text().required(), alt: text().allow('').required() })

const shelf = {
  stock: count().required().description('On hand.'),
  available: count().required().description('On hand less what is reserved.'),
}

const product = {
  id: id().required(),
  slug: text().required(),
  name: text().required(),
  description: text().allow('').required(),
  category: text().allow('').required().description('A slug.'),
  categoryPath: Joi.array().items(text()).required().description('Slugs from the root to the category.'),
  status: oneOf(productStatuses).required(),
  images: Joi.array().items(image).required(),
  attributes: pairs().required(),
  price: money.required().description('The lowest of its variants.'),
  variants: Joi.array()
    .items(
      Joi.object({
        id: id().required(),
        sku: text().required(),
        name: text().required(),
        options: pairs().required(),
        price: money.required(),
        compareAtPrice: money,
        ...shelf,
      }),
    )
    .required(),
  ...shelf,
  rating: Joi.object({ average: Joi.number().min(1).max(5).required(), count: count().required() }),
  version: count().required().description('The ETag that admins get, for `If-Match`.'),
  createdAt: instant().required(),
  updatedAt: instant().required(),
}

const figures = {
  lines: count().required(),
  created: count().required(),
  updated: count().required(),
  unchanged: count().required(),
  failed: count().required(),
}

const counted = { count: count().required() }

const moved = {
  productId: id().required(),
  variantId: id().required(),
  delta: Joi.number().integer().required(),
  kind: oneOf(movementKinds).required(),
  reason: text().allow(null, '').required(),
  createdAt: instant().required(),
}

const line = Joi.object({ variantId: id().required(), quantity: Joi.number().integer().min(1).required() })

/** What this service answers with, by name. */
export const shapes = {
  Money: money,
  Product: Joi.object(product),
  Facets: Joi.object({
    categories: Joi.array()
      .items(Joi.object({ slug: text().required(), name: text().required(), ...counted }))
      .required(),
    prices: Joi.array()
      .items(
        Joi.object({
          from: count().required(),
          to: count().allow(null).required().description('Not counted in; null where it has no end.'),
          ...counted,
        }),
      )
      .required(),
    attributes: Joi.object()
      .pattern(Joi.string(), Joi.array().items(Joi.object({ value: text().required(), ...counted })))
      .required(),
    approximate: Joi.boolean().description('The counts were estimated from a sample.'),
  }),
  // Its children are like itself, which Joi can say only with links that nobody else follows.
  Category: {
    type: 'object',
    properties: {
      id: { type: 'string', format: 'uuid' },
      slug: { type: 'string' },
      name: { type: 'string' },
      parentId: { type: ['string', 'null'], format: 'uuid' },
      productCount: { type: 'integer', minimum: 0, description: 'Active products in it and in all below it.' },
      children: { type: 'array', items: ref('Category') },
    },
    required: ['id', 'slug', 'name', 'parentId', 'productCount', 'children'],
    additionalProperties: false,
  },
  Review: Joi.object({
    id: id().required(),
    productId: id().required(),
    rating: Joi.number().integer().min(1).max(5).required(),
    title: text(),
    body: text().required(),
    verifiedPurchase: Joi.boolean().required(),
    createdAt: instant().required(),
  }),
  StockAlert: Joi.object({ productId: id().required(), variantId: id() }),
  Movement: Joi.object({
    id: id().required(),
    ...moved,
    orderId: id().allow(null).required(),
    actor: text()
      .required()
      .description('A person’s id, a service’s name, `seed`, or `erased` where it was a person who is gone.'),
  }),
  PersonalPurchase: Joi.object({ productId: id().required() }),
  PersonalStockAlert: Joi.object({
    productId: id().required(),
    variantId: id().allow(null).required().description('Null where any variant will do.'),
    createdAt: instant().required(),
  }),
  PersonalMovement: Joi.object(moved),
  ImportReport: Joi.object({
    ...figures,
    errors: Joi.array()
      .items(
        Joi.object({
          line: Joi.number().integer().min(1).required(),
          errors: Joi.array()
            .items(Joi.object({ path: text().allow('').required(), message: text().required() }))
            .required(),
        }),
      )
      .required()
      .description('Every bad line with all that is wrong with it.'),
  }),
  Reservation: Joi.object({
    orderId: id().required(),
    status: oneOf(reservationStatuses).required(),
    reservedUntil: instant().required(),
    items: Joi.array().items(line).required(),
  }),
  SellableVariant: Joi.object({
    variantId: id().required(),
    productId: id().required(),
    sku: text().required(),
    name: text().required(),
    options: pairs().required(),
    image: image.allow(null).required(),
    categories: Joi.array().items(text()).required().description('Slugs, the nearest first.'),
    price: money.required(),
    available: Joi.number().integer().required(),
    sellable: Joi.boolean().required(),
  }),
}
