import type { OpenApiDocument, OperationObject } from '@ecommerce/shared/openapi/document'

/** Document without internal routes. */
export function outsideOf(document: OpenApiDocument): OpenApiDocument {
  const paths: Record<string, Record<string, OperationObject>> = {}
  for (const [path, methods] of Object.entries(document.paths)) {
    const kept = Object.entries(methods).filter(([, operation]) => !operation['x-internal'])
    if (kept.length > 0) paths[path] = Object.fromEntries(kept)
  }
  return { ...document, paths }
}
