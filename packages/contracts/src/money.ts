import Joi from 'joi'
import { currencyCode } from './currency'

/** Integer minor units and ISO 4217 currency: `{ amount: 1999, currency: 'USD' }` is 19.99 US dollars. */
export type Money = { amount: number; currency: string }

const inMinorUnits = '{{#label}} must be a whole number of minor units, without a point: 12.99 EUR is written 1299'

/** Non-negative amount in minor units, a safe integer. */
export const minorUnits = () =>
  Joi.number()
    .integer()
    .min(0)
    .max(Number.MAX_SAFE_INTEGER)
    .messages({ 'number.base': inMinorUnits, 'number.integer': inMinorUnits })

export const money = Joi.object<Money, true>({ amount: minorUnits().required(), currency: currencyCode().required() })

/** Difference that may be negative, such as rounding. */
export const signedMoney = Joi.object<Money, true>({
  amount: minorUnits().min(Number.MIN_SAFE_INTEGER).required(),
  currency: currencyCode().required(),
})
