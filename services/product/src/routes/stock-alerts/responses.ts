import { uuid } from '@ecommerce/contracts/uuid'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'

type StockAlert = { productId: string; variantId: string | null }

export const stockAlert = resource<StockAlert>({
  name: 'StockAlert',
  schema: Joi.object({ productId: uuid().required(), variantId: uuid() }),
  view: ({ productId, variantId }) => ({ productId, ...(variantId !== null && { variantId }) }),
})
