import { commonOperations } from '@ecommerce/shared/openapi/common-operations'
import { describeApi } from '@ecommerce/shared/openapi/document'
import { examples } from './routes/answer-examples'
import { shapes } from './routes/answer-shapes'
import { catalogueOperations } from './routes/catalogue-operations'
import { internalOperations } from './routes/internal-operations'
import { categoryOperations, fileOperations, productOperations, stockOperations } from './routes/product-operations'

/** What this service offers, as `/openapi.json` says it. */
export const api = describeApi({
  title: 'Products',
  description: 'The catalogue, what is in stock, and what customers say about it.',
  groups: [
    catalogueOperations,
    productOperations,
    categoryOperations,
    stockOperations,
    fileOperations,
    internalOperations,
    commonOperations,
  ],
  shapes,
  examples,
})
