import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'

/** Of a list that can only be turned over. */
export const pagesOnly = Joi.object<PageQuery, true>(pageQuery)
