import { uuid } from '@ecommerce/contracts/uuid'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import type { StoredReview } from '../../domain/reviews/review'

/** Excludes the author's name and id, which belong to the user service. */
export const review = resource<StoredReview>({
  name: 'Review',
  schema: Joi.object({
    id: uuid().required(),
    productId: uuid().required(),
    rating: Joi.number().integer().min(1).max(5).required(),
    title: Joi.string(),
    body: Joi.string().required(),
    verifiedPurchase: Joi.boolean().required(),
    createdAt: Joi.string().isoDate().required(),
  }),
  view: ({ title, createdAt, ...stored }) => ({
    ...stored,
    ...(title !== null && { title }),
    createdAt: createdAt.toISOString(),
  }),
})
