import type { SellableVariant } from '@ecommerce/contracts/inventory'
import { uuidv7 } from '@ecommerce/shared/ids'
import { createVariantLookup, type VariantIds } from './variant-lookup'

const createVariant = (productId = uuidv7()): SellableVariant => ({
  variantId: uuidv7(),
  productId,
  sku: 'MUG',
  name: 'Mug',
  options: {},
  image: null,
  price: { amount: 100, currency: 'EUR' },
  available: 5,
  sellable: true,
  categories: [],
})

const mug = createVariant()
const [small, large] = [createVariant(mug.productId), createVariant(mug.productId)]
const bowl = createVariant()
const catalogue = [mug, small, large, bowl]

describe('Variant lookup', () => {
  let calls: VariantIds[]
  let isDown: boolean
  const lookUp = createVariantLookup(({ variantIds, productIds }) => {
    calls.push({ variantIds, productIds })
    if (isDown) return Promise.reject(new Error('down'))
    return Promise.resolve(
      catalogue.filter((one) => variantIds.includes(one.variantId) || productIds.includes(one.productId)),
    )
  })
  beforeEach(() => {
    calls = []
    isDown = false
  })

  test('sends concurrent lookups in one call and gives each its own variants', async () => {
    const [byVariant, byProduct, mixed, unknown] = await Promise.all([
      lookUp({ variantIds: [bowl.variantId, mug.variantId] }),
      lookUp({ productIds: [mug.productId] }),
      lookUp({ variantIds: [mug.variantId], productIds: [bowl.productId] }),
      lookUp({ variantIds: [uuidv7()] }),
    ])
    expect(byVariant).toEqual([bowl, mug])
    expect(byProduct).toEqual([mug, small, large])
    expect(mixed).toEqual([mug, bowl])
    expect(unknown).toEqual([])
    expect(calls).toHaveLength(1)
    expect(calls[0]?.variantIds).toHaveLength(3)
    expect(calls[0]?.productIds).toEqual([mug.productId, bowl.productId])
  })

  test('returns a variant once that is asked for by id and by product', async () => {
    const found = await lookUp({ variantIds: [mug.variantId], productIds: [mug.productId] })
    expect(found).toEqual([mug, small, large])
  })

  test('finds ids in upper case', async () => {
    expect(await lookUp({ variantIds: [bowl.variantId.toUpperCase()] })).toEqual([bowl])
  })

  test('asks again for each later lookup', async () => {
    await lookUp({ variantIds: [mug.variantId] })
    await lookUp({ variantIds: [mug.variantId] })
    expect(calls).toHaveLength(2)
  })

  test('asks for nothing without ids', async () => {
    expect(await lookUp({})).toEqual([])
    expect(calls).toEqual([])
  })

  test('sends at most 200 ids a call', async () => {
    const carts = Array.from({ length: 5 }, () => Array.from({ length: 90 }, () => uuidv7()))
    await Promise.all(carts.map((variantIds) => lookUp({ variantIds })))
    expect(calls.map(({ variantIds }) => variantIds.length)).toEqual([200, 200, 50])
  })

  test('rejects all lookups of a failed call and none of the next', async () => {
    isDown = true
    const lookups = await Promise.allSettled([
      lookUp({ variantIds: [mug.variantId] }),
      lookUp({ productIds: [bowl.productId] }),
    ])
    expect(lookups.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    isDown = false
    expect(await lookUp({ variantIds: [mug.variantId] })).toEqual([mug])
  })
})
