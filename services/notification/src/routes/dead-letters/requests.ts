import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'

export const deadLetterQuery = Joi.object<PageQuery>(pageQuery)
