import { api as notification } from '@ecommerce/notification'
import { api as order } from '@ecommerce/order'
import { api as product } from '@ecommerce/product'
import type { OpenApiDocument } from '@ecommerce/shared/openapi/document'
import { api as user } from '@ecommerce/user'
import { mergeDocuments } from './merge'

const at = (document: OpenApiDocument, name: string, port: number) => ({
  document,
  server: { url: `http://localhost:${port}`, description: `${name}-service` },
})

/** What the whole platform offers. */
export const platformApi = mergeDocuments([
  at(user, 'user', 3002),
  at(product, 'product', 3001),
  at(order, 'order', 3003),
  at(notification, 'notification', 3004),
])
