import type { StoredProduct } from '../../domain/products/product'
import { findProduct } from '../../store/products/products'
import type { Db } from '../../store/schema'
import { productNotFound } from '../../errors'

export async function getProduct(db: Db, id: string): Promise<StoredProduct> {
  const product = await findProduct(db, { id })
  if (!product) throw productNotFound()
  return product
}
