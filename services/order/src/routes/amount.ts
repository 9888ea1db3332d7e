import { currencyCode } from '@ecommerce/contracts/currency'
import { minorUnits, type Money } from '@ecommerce/contracts/money'
import Joi from 'joi'
import { otherCurrency } from '../errors/requests'

/** Money, or minor units where the currency is clear. */
export function amount({ min = 0 }: { min?: number } = {}) {
  const units = minorUnits().min(min)
  return Joi.alternatives().conditional(Joi.object(), {
    then: Joi.object<Money>({ amount: units.required(), currency: currencyCode().required() }),
    otherwise: units,
  })
}

/** Minor units; rejects another currency, reporting `path`. */
export function minorUnitsOf(given: Money | number, { currency, path }: { currency: string; path: string }): number {
  if (typeof given === 'number') return given
  if (given.currency === currency) return given.amount
  throw otherCurrency(path, currency)
}
