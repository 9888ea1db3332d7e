import type { OpenApiDocument } from '@ecommerce/shared/openapi/document'
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { outsideOf } from './outside'

/** Generates the client's types and the list of routes that accept an `Idempotency-Key`. */
export async function clientTypes(document: OpenApiDocument): Promise<string> {
  const outside = outsideOf(document)
  const types = astToString(await openapiTS(structuredClone(outside) as unknown as OpenAPI3))
  const keyed = Object.entries(outside.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { parameters }]) => takesKey(parameters as { name: string }[] | undefined))
      .map(([method]) => `  '${method.toUpperCase()} ${path}',\n`),
  )
  return `// Made by \`npm run openapi\` from what the services offer.\n\n${types}
/** The routes that honour an \`Idempotency-Key\`. */
export const keyedRoutes: ReadonlySet<string> = new Set([\n${keyed.join('')}])\n`
}

const takesKey = (parameters: readonly { name: string }[] = []) =>
  parameters.some(({ name }) => name === 'Idempotency-Key')
