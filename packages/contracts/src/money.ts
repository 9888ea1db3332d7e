import Joi from 'joi'

/** An amount in integer minor units and its ISO 4217 currency: `{ amount: 1999, currency: 'USD' }` is 19.99 US dollars. */
export type Money = { amount: number; currency: string }

const currency = Joi.string()
  .pattern(/^[A-Z]{3}$/, 'ISO 4217 code')
  .required()

/** Accepts a non-negative amount that a double holds exactly. */
export const money = Joi.object<Money, true>({
  amount: Joi.number().integer().min(0).max(Number.MAX_SAFE_INTEGER).required(),
  currency,
})

/** A difference that may be negative, such as what a total was rounded by. */
export const signedMoney = Joi.object<Money, true>({
  amount: Joi.number().integer().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER).required(),
  currency,
})
