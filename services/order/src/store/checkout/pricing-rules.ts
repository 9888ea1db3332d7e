import { prepared } from '@ecommerce/shared/postgres/prepared'
import { type TaxRules, untaxed } from '../../domain/carts/tax'
import type { ShippingMethod } from '../../domain/carts/totals'
import type { Db } from '../schema'

export async function listShippingMethods(db: Db, currency: string): Promise<ShippingMethod[]> {
  const { rows } = await prepared<ShippingMethod>`
    select code, name, amount, currency, countries from shipping_methods
    where currency = ${currency} order by position, code`.execute(db)
  return rows
}

export async function listShippingMethodCodes(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('shippingMethods').select('code').orderBy('position').orderBy('code').execute()
  return rows.map(({ code }) => code)
}

/** Returns a country's tax rules; no tax where it has no rate. */
export async function getTaxRules(db: Db, country: string): Promise<TaxRules> {
  const { rows } = await prepared<TaxRules>`
    select json_build_object('name', r.name, 'basisPoints', r.basis_points) as standard,
      r.prices_include_tax as included, r.shipping_tax as shipping,
      coalesce((
        select json_object_agg(c.category, json_build_object('name', coalesce(c.name, r.name), 'basisPoints', c.basis_points))
        from tax_category_rates c where c.country = r.country), '{}') as by_category
    from tax_rates r where r.country = ${country}`.execute(db)
  return rows[0] ?? untaxed
}
