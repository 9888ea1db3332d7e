import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { moneyIn } from '../../domain/money'
import type { ShippingMethod } from '../../domain/carts/totals'
import { given, text } from '../response-fields'

export const shippingMethod = resource<ShippingMethod>({
  name: 'ShippingMethod',
  schema: Joi.object({ code: text().required(), name: text().required(), price: given }),
  view: ({ code, name, amount, currency }) => ({ code, name, price: moneyIn(currency)(amount) }),
})
