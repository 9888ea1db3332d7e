import {
  commonInfo,
  commonHeaders,
  type OpenApiDocument,
  type OperationObject,
  resolveResponse,
} from '@ecommerce/shared/openapi/document'
import type { JsonSchema } from '@ecommerce/shared/openapi/operation'
import { isDeepStrictEqual } from 'node:util'

/** Service's document, and its own address for internal routes. */
export type Part = { document: OpenApiDocument; server: { url: string; description: string } }

/**
 * Merges the documents of all services for clients of the gateway. Routes that several services have are listed once, with
 * each service as a server.
 *
 * @throws Error when services define a name differently, or two offer the same public route
 */
export function mergeDocuments(parts: readonly Part[]): OpenApiDocument {
  const paths: Record<string, Record<string, OperationObject>> = {}
  for (const { document, server } of parts)
    for (const [path, methods] of Object.entries(document.paths))
      for (const [method, operation] of Object.entries(methods)) {
        const known = paths[path]?.[method]
        const found = operation['x-internal'] ? { ...operation, servers: [server] } : operation
        paths[path] = { ...paths[path], [method]: known ? mergeOperations(known, found) : found }
      }
  const documents = parts.map(({ document }) => document)
  return {
    openapi: '3.1.0',
    info: {
      ...commonInfo,
      title: 'E-commerce platform',
      description: 'Users, products, orders and notifications, as exposed by the gateway.',
    },
    servers: [{ url: '/', description: 'Gateway' }],
    tags: Object.values(unite(documents.map(({ tags }) => Object.fromEntries(tags.map((tag) => [tag.name, tag]))))),
    paths,
    components: {
      schemas: unite(documents.map(({ components }) => components.schemas)),
      responses: unite(documents.map(({ components }) => components.responses)),
      headers: commonHeaders,
      securitySchemes: unite(documents.map(({ components }) => components.securitySchemes)),
    },
  }
}

function mergeOperations(a: OperationObject, b: OperationObject): OperationObject {
  if (a.operationId !== b.operationId || !a['x-internal'] || !b['x-internal'])
    throw new Error(`Two services offer the same route, as ${a.operationId} and as ${b.operationId}`)
  const statuses = new Set([...Object.keys(a.responses), ...Object.keys(b.responses)])
  return {
    ...a,
    servers: [...(a.servers as JsonSchema[]), ...(b.servers as JsonSchema[])],
    responses: Object.fromEntries(
      [...statuses].map((status) => [status, mergeResponses(a.responses[status], b.responses[status])]),
    ),
  }
}

type Response = OperationObject['responses'][string]

/** Merges the responses of two services. */
function mergeResponses(a: Response | undefined, b: Response | undefined): Response {
  if (!a || !b) return (a ?? b)!
  if (isDeepStrictEqual(a, b)) return a
  const [one, other] = [resolveResponse(a), resolveResponse(b)]
  const content: Record<string, { schema: JsonSchema }> = {}
  for (const mediaType of Object.keys({ ...one.content, ...other.content })) {
    const schemas = [one, other].flatMap<JsonSchema>((each) => each.content?.[mediaType]?.schema ?? [])
    const isOne = schemas.every((schema) => isDeepStrictEqual(schema, schemas[0]))
    content[mediaType] = { schema: isOne ? schemas[0]! : { anyOf: schemas } }
  }
  const says = one.description === other.description ? one.description : `${one.description} Or: ${other.description}`
  return { ...one, description: says, ...(Object.keys(content).length > 0 && { content }) }
}

/** Merges by name; equal names must be equal. */
function unite<T>(all: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const united: Record<string, T> = {}
  for (const [name, value] of all.flatMap((each) => Object.entries(each))) {
    if (Object.hasOwn(united, name) && !isDeepStrictEqual(united[name], value))
      throw new Error(`Two services mean something else by ${name}`)
    united[name] = value
  }
  return united
}
