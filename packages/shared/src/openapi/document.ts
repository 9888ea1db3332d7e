import { isSchema } from 'joi'
import type { Answer, JsonSchema, Operation, Operations, Shape } from './operation'
import { problemShape, withCommonErrors } from './problems'

export type OpenApiDocument = {
  openapi: '3.1.0'
  info: JsonSchema
  servers: readonly JsonSchema[]
  tags: readonly JsonSchema[]
  paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>
  components: { schemas: Readonly<Record<string, JsonSchema>>; securitySchemes: JsonSchema }
}

export type OperationObject = {
  operationId: string
  responses: Readonly<Record<string, { content?: Readonly<Record<string, { schema: JsonSchema }>> }>>
} & JsonSchema

/** The OpenAPI 3.1 document of a service, made from the very schemas that validate its requests. */
export function describeApi(api: {
  title: string
  description: string
  tag: string
  operations: Operations
  /** What `ref` refers to. */
  shapes: Readonly<Record<string, Shape>>
}): OpenApiDocument {
  const { title, description, tag, operations, shapes } = api
  const paths: Record<string, Record<string, OperationObject>> = {}
  for (const [route, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = route.split(' ')
    const template = path.replaceAll(/:(\w+)/g, '{$1}')
    paths[template] = { ...paths[template], [method.toLowerCase()]: toOperationObject(path, operation, tag) }
  }
  const schemas = Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, toJsonSchema(shape, 'output')]),
  )
  return {
    openapi: '3.1.0',
    info: { title, description, version: '1.0.0', license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: [{ name: tag, description }],
    paths,
    components: {
      schemas: { ...schemas, Problem: problemShape },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function toOperationObject(path: string, operation: Operation, tag: string): OperationObject {
  const { id, summary, description, roles, body, example } = operation
  const who = roles ? `For: ${roles.join(', ')}.` : 'For everybody.'
  const parameters = parametersOf(path, operation)
  return {
    operationId: id,
    summary,
    description: description === undefined ? who : `${description}\n\n${who}`,
    tags: [tag],
    ...(roles && { security: [{ bearer: [] }] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: toJsonSchema(body, 'input'), ...(example !== undefined && { example }) },
        },
      },
    }),
    responses: { ...answersOf(operation), ...problemsOf(operation) },
  }
}

function parametersOf(path: string, { query, headers = {}, isIdempotent }: Operation): JsonSchema[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const asked = query
    ? (toJsonSchema(query, 'input') as { properties?: Record<string, JsonSchema>; required?: string[] })
    : {}
  const inQuery = Object.entries(asked.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    ...(asked.required?.includes(name) && { required: true }),
    schema,
  }))
  const all = { ...headers, ...(isIdempotent && { 'Idempotency-Key': idempotencyKey }) }
  const inHeader = Object.entries(all).map(([name, description]) => ({
    ...{ name, in: 'header', description },
    schema: { type: 'string' },
  }))
  return [...inPath, ...inQuery, ...inHeader]
}

const idempotencyKey = 'The same key and body answer the same for 24 hours, and do the work once.'

const answersOf = ({ answers }: Operation) =>
  Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, toResponse(answer)]))

function toResponse({ says, shape, mediaType = 'application/json', example }: Answer) {
  if (shape === undefined) return { description: says }
  const content = { schema: toJsonSchema(shape, 'output'), ...(example !== undefined && { example }) }
  return { description: says, content: { [mediaType]: content } }
}

const problemsOf = (operation: Operation) =>
  Object.fromEntries(
    Object.entries(withCommonErrors(operation)).map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: {
          'application/problem+json': {
            schema: {
              allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }],
            },
          },
          ...(operation.pages?.includes(Number(status)) && { 'text/html': { schema: { type: 'string' } } }),
        },
      },
    ]),
  )

/** Joi itself knows how to say what it validates in JSON Schema 2020-12 (the Standard JSON Schema interface). */
function toJsonSchema(shape: Shape, side: 'input' | 'output'): JsonSchema {
  if (!isSchema(shape)) return shape
  const { jsonSchema } = shape['~standard'] as unknown as {
    jsonSchema: Record<'input' | 'output', (options: { target: string }) => JsonSchema>
  }
  return jsonSchema[side]({ target: 'draft-2020-12' })
}
