import type { OpenApiDocument } from '@ecommerce/shared/openapi/document'
import { documents } from './documents'
import { mergeDocuments } from './merge'

const at = (document: OpenApiDocument, name: string, port: number) => ({
  document,
  server: { url: `http://localhost:${port}`, description: `${name}-service` },
})

/** API document of the whole platform. */
export const platformApi = mergeDocuments([
  at(documents.user, 'user', 3002),
  at(documents.product, 'product', 3001),
  at(documents.order, 'order', 3003),
  at(documents.notification, 'notification', 3004),
])
