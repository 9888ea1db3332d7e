import { AppError } from '@ecommerce/shared/errors'

/** Networks hold the orders of many buyers: ten times what one may hold. */
export const buyersPerNetwork = 10

export type UnpaidScope = 'buyer' | 'network'

/** Tells a customer how many units they hold. Guests are not told, for the e-mail address may be somebody else's. */
export function tooManyUnpaid(
  scope: UnpaidScope,
  refused: { units: number; held: number; unitsPerBuyer: number; isGuest: boolean },
): AppError {
  const { units, held, unitsPerBuyer, isGuest } = refused
  const limit = scope === 'buyer' ? unitsPerBuyer : unitsPerBuyer * buyersPerNetwork
  const isTold = scope === 'buyer' && !isGuest
  const whose =
    scope === 'network' ? 'from your network' : isGuest ? 'of this e-mail address' : `of yours, which hold ${held} now,`
  return new AppError(
    'conflict',
    'too-many-unpaid',
    `This order has ${units} units; unpaid orders ${whose} may hold ${limit} in all. Pay or cancel open orders, or order fewer units.`,
    { members: { scope, limit, units, ...(isTold && { held }) } },
  )
}
