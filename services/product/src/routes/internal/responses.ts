import type { SellableVariant } from '@ecommerce/contracts/inventory'
import { money } from '@ecommerce/contracts/money'
import { uuid } from '@ecommerce/contracts/uuid'
import { resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import type { StoredReview } from '../../domain/reviews/review'
import type { Movement } from '../../store/stock/movements'
import { movementKeys } from '../movements/responses'
import { image, pairs } from '../products/responses'
import { review } from '../reviews/responses'

export const sellableVariant = resource<SellableVariant>({
  name: 'SellableVariant',
  schema: Joi.object({
    variantId: uuid().required(),
    productId: uuid().required(),
    sku: Joi.string().required(),
    name: Joi.string().required(),
    options: pairs().required(),
    image: image.allow(null).required(),
    categories: Joi.array().items(Joi.string()).required().description('Slugs, the nearest first.'),
    price: money.required(),
    available: Joi.number().integer().required(),
    sellable: Joi.boolean().required(),
  }),
  view: (variant) => variant,
})

type Purchase = { productId: string }

const personalPurchase = resource<Purchase>({
  name: 'PersonalPurchase',
  schema: Joi.object({ productId: uuid().required() }),
  view: (purchase) => purchase,
})

type StockAlert = { productId: string; variantId: string | null; createdAt: Date }

const personalStockAlert = resource<StockAlert>({
  name: 'PersonalStockAlert',
  schema: Joi.object({
    productId: uuid().required(),
    variantId: uuid().allow(null).required().description('Null for any variant.'),
    createdAt: Joi.string().isoDate().required(),
  }),
  view: (alert) => alert,
})

const personalMovement = resource<Movement>({
  name: 'PersonalMovement',
  schema: Joi.object(movementKeys),
  view: (movement) => movement,
})

const listed = (name: string) => ({ type: 'array', items: ref(name) })

/** Personal data in this service. */
export const personalData: ResponseSpec<{
  reviews: readonly StoredReview[]
  purchases: readonly Purchase[]
  stockAlerts: readonly StockAlert[]
  stockMovements: readonly Movement[]
}> = {
  description: 'All data',
  body: {
    type: 'object',
    properties: {
      reviews: listed(review.name),
      purchases: listed(personalPurchase.name),
      stockAlerts: listed(personalStockAlert.name),
      stockMovements: listed(personalMovement.name),
    },
    required: ['reviews', 'purchases', 'stockAlerts', 'stockMovements'],
    additionalProperties: false,
  },
  view: ({ reviews, purchases, stockAlerts, stockMovements }) => ({
    reviews: reviews.map(review.view),
    purchases: purchases.map(personalPurchase.view),
    stockAlerts: stockAlerts.map(personalStockAlert.view),
    stockMovements: stockMovements.map(personalMovement.view),
  }),
  resources: [review, personalPurchase, personalStockAlert, personalMovement],
}
