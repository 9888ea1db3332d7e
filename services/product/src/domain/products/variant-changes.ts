import type { Money } from '@ecommerce/contracts/money'
import type { NewVariant } from './new-product'
import type { StoredProduct } from './product'
import { variantName } from './variant-name'
import { findOptionErrors } from './variant-options'

/** Requested variant change; `at` is its path in the request, such as `variants.0.`. */
export type VariantChange = {
  at: string
  id: string
  /** True for a new variant, which has a SKU and a price. */
  added: boolean
  sku?: string
  name?: string
  options?: Record<string, string>
  price?: Money
  compareAtPrice?: Money | null
  position?: number
  stock?: number
}

export type PlannedVariant = NewVariant & { added: boolean; position: number }
export type VariantError = { path: string; message: string }

export const variantLimit = 200

/** All variants after the change, in order, and validation errors. */
export function planVariants(
  product: StoredProduct,
  changes: readonly VariantChange[],
  productName = product.name,
): { variants: PlannedVariant[]; errors: VariantError[] } {
  const requested = new Map(changes.map((change) => [change.id, change]))
  const kept = product.variants.map((variant) => {
    const name = variant.name === product.name ? productName : variant.name
    return { ...changed({ ...variant, name }, requested.get(variant.id)), added: false }
  })
  const added = changes
    .filter((change) => change.added)
    .map((change) => ({ ...changed(blank(change.id, productName), change), added: true }))
  const variants = arrange([...kept, ...added], requested)
  const errors = [...variantErrors(product, changes, variants), ...optionErrors(product, changes, variants)]
  return { variants, errors: [...errors, ...limitErrors(variants.length)] }
}

const blank = (id: string, name: string): NewVariant => ({
  id, sku: '', name, options: {}, priceAmount: 0, compareAtAmount: null, stock: 0,
}) // prettier-ignore

function changed(variant: NewVariant, change: VariantChange | undefined): NewVariant {
  if (!change) return variant
  const { sku = variant.sku, options = variant.options, price, compareAtPrice, stock = variant.stock } = change
  return {
    id: variant.id,
    sku,
    name: change.name ?? (change.added ? variantName(options, variant.name) : variant.name),
    options,
    priceAmount: price?.amount ?? variant.priceAmount,
    compareAtAmount: compareAtPrice === undefined ? variant.compareAtAmount : (compareAtPrice?.amount ?? null),
    stock,
  }
}

/** Moves items to their requested positions and keeps the order of others. */
function arrange<T extends { id: string }>(variants: readonly T[], requested: ReadonlyMap<string, VariantChange>) {
  const placeOf = ({ id }: T) => requested.get(id)?.position
  const arranged = variants.filter((variant) => placeOf(variant) === undefined)
  const placed = variants.filter((variant) => placeOf(variant) !== undefined)
  for (const variant of placed.toSorted((a, b) => placeOf(a)! - placeOf(b)!))
    arranged.splice(placeOf(variant)!, 0, variant)
  return arranged.map((variant, position) => ({ ...variant, position }))
}

function variantErrors(product: StoredProduct, changes: readonly VariantChange[], planned: readonly PlannedVariant[]) {
  const byId = new Map(planned.map((variant) => [variant.id, variant]))
  return changes.flatMap((change) => {
    const { at, price, compareAtPrice } = change
    const fault = (path: string, message: string): VariantError => ({
      path: at + path,
      message: `${at}${path} ${message}`,
    })
    const variant = byId.get(change.id)
    if (!variant) return [fault('id', 'is not a variant of this product')]
    const foreign = (money: Money | null | undefined) => money && money.currency !== product.currency
    return [
      ...(foreign(price) ? [fault('price.currency', 'must be the currency of the product')] : []),
      ...(foreign(compareAtPrice) ? [fault('compareAtPrice.currency', 'must be the currency of the product')] : []),
      ...(variant.compareAtAmount !== null && variant.compareAtAmount <= variant.priceAmount
        ? [fault('compareAtPrice', 'must be more than the price, or null')]
        : []),
    ]
  })
}

const exactly = (options: Record<string, string>) => JSON.stringify(Object.entries(options).toSorted())

/** Existing options are kept. */
function optionErrors(
  product: StoredProduct,
  changes: readonly VariantChange[],
  planned: readonly PlannedVariant[],
): VariantError[] {
  const before = new Map(product.variants.map(({ id, options }) => [id, options]))
  const isChanging = ({ id, added, options }: VariantChange) =>
    added || (options !== undefined && exactly(options) !== exactly(before.get(id) ?? {}))
  const requested = new Map(changes.filter(isChanging).map(({ id, at }) => [id, at]))
  const [kept, changing] = [false, true].map((isAsked) => planned.filter(({ id }) => requested.has(id) === isAsked))
  return findOptionErrors(
    changing!.map(({ options }) => options),
    kept!.map(({ options }) => options),
  ).map(({ index, message }) => {
    const path = `${requested.get(changing![index]!.id)}options`
    return { path, message: `${path} ${message}` }
  })
}

const limitErrors = (count: number): VariantError[] =>
  count > variantLimit ? [{ path: 'variants', message: `a product has ${variantLimit} variants at most` }] : []
