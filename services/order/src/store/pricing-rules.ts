import type { ShippingMethod } from '../domain/totals'
import type { Db } from './schema'

export const listShippingMethods = (db: Db, currency: string): Promise<ShippingMethod[]> =>
  db
    .selectFrom('shippingMethods')
    .select(['code', 'name', 'amount', 'currency', 'countries'])
    .where('currency', '=', currency)
    .orderBy('position')
    .orderBy('code')
    .execute()

/** In hundredths of a per cent; zero for a country without a rate. */
export async function getTaxBasisPoints(db: Db, country: string): Promise<number> {
  const rate = await db.selectFrom('taxRates').select('basisPoints').where('country', '=', country).executeTakeFirst()
  return rate?.basisPoints ?? 0
}
