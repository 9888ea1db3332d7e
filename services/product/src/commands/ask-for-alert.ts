import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import { holdPerson } from '../store/people'
import { insertAlert } from '../store/stock-alerts'
import { holdProduct, isOnShow } from '../store/products'
import { accountGone } from './account-gone'
import { productNotFound } from './product-not-found'

type Needs = Pick<Context, 'db'>

export type AskForAlert = { productId: string; variantId: string | null; userId: string }

/** Remembers to tell a customer when something is back in stock; false when that was remembered already. */
export const askForAlert = (ctx: Needs, input: AskForAlert): Promise<boolean> =>
  ctx.db.transaction().execute(async (tx) => {
    if (!(await holdPerson(tx, input.userId))) throw accountGone()
    await holdProduct(tx, input.productId)
    const { choices, available, asked } = await insertAlert(tx, input)
    if (choices === 0) throw (await isOnShow(tx, input.productId)) ? notForSale() : productNotFound()
    if (available > 0) throw inStock(available)
    return asked
  })

const notForSale = () =>
  new AppError('invalid', 'invalid-request', 'This product has no such variant for sale.', {
    errors: [{ path: 'variantId', message: 'variantId is not a variant of this product that is for sale' }],
  })

const inStock = (available: number) =>
  new AppError('conflict', 'in-stock', `There is no need to wait: ${available} are available now.`, {
    members: { available },
  })
