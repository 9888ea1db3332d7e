import type { Context } from '../../context'
import { productTag } from '../../domain/catalogue/cache-tags'
import type { ChangedProducts } from '../../jobs'

export const invalidateProducts = ({ cache }: Pick<Context, 'cache'>, { productIds }: ChangedProducts): Promise<void> =>
  cache.invalidate(productIds.map(productTag))
