import { countryCode } from '@ecommerce/contracts/country'
import { currencyCode } from '@ecommerce/contracts/currency'
import Joi from 'joi'

export const shippingQuery = Joi.object<{ country?: string; currency?: string }>({
  country: countryCode(),
  currency: currencyCode(),
})
