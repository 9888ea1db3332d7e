import { multilineText, text } from '@ecommerce/contracts/text/text'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'

export type ReviewRequest = { rating: number; title?: string; body: string }

export const reviewRequest = Joi.object<ReviewRequest, true>({
  rating: Joi.number().integer().min(1).max(5).required(),
  title: text(150),
  body: multilineText(5_000).required(),
})

export const reviewsQuery = Joi.object<PageQuery, true>(pageQuery)
