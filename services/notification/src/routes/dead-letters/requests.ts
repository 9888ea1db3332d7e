import { type PageQuery, pageQuery } from '@ecommerce/shared/http/pagination'
import Joi from 'joi'

export const deadLetterQuery = Joi.object<PageQuery>(pageQuery)
