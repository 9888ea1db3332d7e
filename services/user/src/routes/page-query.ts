import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'

/** Query of a list without filters. */
export const pagesOnly = Joi.object<PageQuery, true>(pageQuery)
