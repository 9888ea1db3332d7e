import { defined } from '../defined'
import { isSchema } from 'joi'
import { isDeepStrictEqual } from 'node:util'
import {
  type OperationResponse,
  type JsonSchema,
  type Operation,
  type OperationGroup,
  type Audience,
  ref,
  type SchemaLike,
} from './operation'
import { bearerRoles, commonErrors, problemSchema, withCommonErrors } from './problems'

export type OpenApiDocument = {
  openapi: '3.1.0'
  info: JsonSchema
  servers: readonly JsonSchema[]
  tags: readonly { name: string; description: string }[]
  paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>
  components: {
    schemas: Readonly<Record<string, JsonSchema>>
    responses: Readonly<Record<string, ResponseObject>>
    headers: Readonly<Record<string, JsonSchema>>
    securitySchemes: Readonly<Record<string, JsonSchema>>
  }
}

export type ResponseObject = {
  description: string
  headers?: JsonSchema
  content?: Readonly<Record<string, { schema: JsonSchema; example?: unknown }>>
}

export type ResponseRef = { $ref: string }

export type OperationObject = {
  operationId: string
  tags: readonly string[]
  /** Not exposed by any gateway. */
  'x-internal'?: true
  security: readonly Readonly<Record<string, readonly string[]>>[]
  responses: Readonly<Record<string, ResponseObject | ResponseRef>>
} & JsonSchema

/** OpenAPI 3.1 document of a service, generated from the schemas that validate its requests. */
export function describeApi(api: {
  title: string
  description: string
  groups: readonly OperationGroup[]
  /** Schemas that `ref` refers to. */
  schemas: Readonly<Record<string, SchemaLike>>
  /** Examples of these schemas, by name. */
  examples?: Readonly<Record<string, unknown>>
  /** Kinds of token by audience, each with its header. */
  tokens?: Readonly<Record<`${string}-token`, { header: string; description: string }>>
}): OpenApiDocument {
  const { title, description, groups, schemas, examples = {}, tokens = {} } = api
  const paths: Record<string, Record<string, OperationObject>> = {}
  for (const group of groups)
    for (const [route, operation] of Object.entries(group.operations)) {
      const [method = '', path = ''] = route.split(' ')
      const template = path.replaceAll(/:(\w+)/g, '{$1}')
      paths[template] = { ...paths[template], [method.toLowerCase()]: toOperationObject(path, operation, group) }
    }
  const jsonSchemas = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, toJsonSchema(schema, 'output')]),
  )
  const refer = withRefs(jsonSchemas)
  return {
    openapi: '3.1.0',
    info: { ...commonInfo, title, description },
    servers: [{ url: '/' }],
    tags: groups.map((group) => ({ name: group.name, description: group.description })),
    paths: refer(paths) as OpenApiDocument['paths'],
    components: {
      schemas: {
        ...Object.fromEntries(
          Object.entries(jsonSchemas).map(([name, schema]) => [
            name,
            { ...refer.within(schema), ...(name in examples && { examples: [examples[name]] }) },
          ]),
        ),
        Problem: problemSchema,
      },
      responses: usedResponses(paths),
      headers: commonHeaders,
      securitySchemes: { bearer, ...Object.fromEntries(Object.entries(tokens).map(toApiKey)) },
    },
  }
}

/** Information that every document has in common. */
export const commonInfo = {
  version: '1.0.0',
  license: { name: 'MIT', identifier: 'MIT' },
  contact: { name: 'Who runs this shop' },
}

const bearer = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: '`accessToken` of a sign-in; a service token between services.',
}

const toApiKey = ([name, { header, description }]: [string, { header: string; description: string }]): [
  string,
  JsonSchema,
] => [name, { type: 'apiKey', in: 'header', name: header, description }]

export const commonHeaders = {
  RequestId: {
    description: 'Id of the request, contained in its log lines; a valid `X-Request-Id` of the request is kept.',
    schema: { type: 'string' },
  },
  RetryAfter: { description: 'Seconds to wait before the next request.', schema: { type: 'integer' } },
  Authenticate: { description: 'Authentication scheme (RFC 6750).', schema: { type: 'string' } },
} satisfies Readonly<Record<string, JsonSchema>>

const headerRef = (name: keyof typeof commonHeaders) => ({ $ref: `#/components/headers/${name}` })

function toOperationObject(path: string, operation: Operation, group: OperationGroup): OperationObject {
  const { id, summary, description, roles } = operation
  const who = `Audience: ${roles && !roles.includes('public') ? roles.join(', ') : 'public'}.`
  const parameters = parametersOf(path, operation)
  const requestBody = requestBodyOf(operation)
  return {
    operationId: id,
    summary,
    description: description === undefined ? who : `${description}\n\n${who}`,
    tags: [group.name],
    ...(group.isInternal && { 'x-internal': true as const }),
    security: securityOf(roles),
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody && { requestBody }),
    responses: { ...responsesOf(operation), ...problemsOf(path, operation) },
  }
}

/** Alternatives, one of which is enough; an empty one means no authentication. */
function securityOf(roles: readonly Audience[] = []): Record<string, readonly string[]>[] {
  return [
    ...(bearerRoles.some((role) => roles.includes(role)) ? [{ bearer: [] }] : []),
    ...roles.filter((role) => role.endsWith('-token')).map((name) => ({ [name]: [] })),
    ...(roles.includes('public') ? [{}] : []),
  ]
}

function requestBodyOf({ body, example, isBodyOptional, stream = {} }: Operation): JsonSchema | undefined {
  if (Object.keys(stream).length > 0) {
    const content = Object.entries(stream).map(([mediaType, text]) => [
      mediaType,
      { schema: { type: 'string' }, example: text },
    ])
    return { required: true, content: Object.fromEntries(content) as JsonSchema }
  }
  if (!body) return undefined
  return {
    required: !isBodyOptional,
    content: {
      'application/json': { schema: toJsonSchema(body, 'input'), ...defined({ example }) },
    },
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
  const inQuery = Object.entries(asked.properties ?? {}).map(([name, { description, ...schema }]) => ({
    ...{ name, in: 'query', ...defined({ description }) },
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

const idempotencyKey = 'A request with the same key and body is performed once and gets the same response for 24 hours.'

const replayed = { 'Idempotency-Replayed': '`true` when the response to an earlier request with this key is repeated.' }

const responsesOf = ({ responses, isIdempotent }: Operation) =>
  Object.fromEntries(
    Object.entries(responses).map(([status, response]) => [
      status,
      toResponse({ ...response, headers: { ...response.headers, ...(isIdempotent && replayed) } }),
    ]),
  )

function toResponse({
  description,
  schema,
  mediaTypes = ['application/json'],
  headers = {},
  example,
}: OperationResponse): ResponseObject {
  const own = Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }])
  const all = { 'X-Request-Id': headerRef('RequestId'), ...(Object.fromEntries(own) as JsonSchema) }
  if (schema === undefined) return { description, headers: all }
  const content = { schema: toJsonSchema(schema, 'output'), ...defined({ example }) }
  return {
    description,
    headers: all,
    content: Object.fromEntries(mediaTypes.map((mediaType) => [mediaType, content])),
  }
}

const problemsOf = (path: string, operation: Operation) =>
  Object.fromEntries(
    Object.entries(withCommonErrors(path, operation)).map(([status, codes]) => [
      status,
      refToCommon(status, codes) ?? toProblem(status, codes, operation.pages?.includes(Number(status))),
    ]),
  )

function toProblem(status: string, codes: readonly string[], isPage = false): ResponseObject {
  return {
    description: codes.map((code) => `\`${code}\``).join(', '),
    headers: {
      'X-Request-Id': headerRef('RequestId'),
      ...(status === '401' && { 'WWW-Authenticate': headerRef('Authenticate') }),
      ...(['429', '503'].includes(status) && { 'Retry-After': headerRef('RetryAfter') }),
    },
    content: {
      'application/problem+json': {
        schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: codes } } }] },
      },
      ...(isPage && { 'text/html': { schema: { type: 'string' } } }),
    },
  }
}

const nameOfCommon = (status: string) => `Problem${status}`

/** Responses that many routes have in common. */
const commonResponses: Readonly<Record<string, ResponseObject>> = Object.fromEntries(
  Object.entries(commonErrors).map(([status, codes]) => [nameOfCommon(status), toProblem(status, codes)]),
)

const refToCommon = (status: string, codes: readonly string[]): ResponseRef | undefined =>
  isDeepStrictEqual(commonErrors[Number(status)], codes)
    ? { $ref: `#/components/responses/${nameOfCommon(status)}` }
    : undefined

const usedResponses = (paths: OpenApiDocument['paths']): Record<string, ResponseObject> => {
  const used = Object.values(paths)
    .flatMap((methods) => Object.values(methods))
    .flatMap(({ responses }) => Object.values(responses))
    .flatMap((response) => ('$ref' in response ? nameIn(response) : []))
  return Object.fromEntries([...new Set(used)].toSorted().map((name) => [name, commonResponses[name]!]))
}

const nameIn = ({ $ref }: ResponseRef) => $ref.split('/').at(-1)!

/** Resolves a reference to a common response. */
export const resolveResponse = (response: ResponseObject | ResponseRef): ResponseObject =>
  '$ref' in response ? commonResponses[nameIn(response)]! : response

/** JSON Schema 2020-12 by Joi's Standard JSON Schema interface. */
function toJsonSchema(schema: SchemaLike, side: 'input' | 'output'): JsonSchema {
  if (!isSchema(schema)) return schema
  const { jsonSchema } = schema['~standard'] as unknown as {
    jsonSchema: Record<'input' | 'output', (options: { target: string }) => JsonSchema>
  }
  return jsonSchema[side]({ target: 'draft-2020-12' })
}

/** Replaces named schemas by references. */
function withRefs(schemas: Readonly<Record<string, JsonSchema>>) {
  const names = new Map(Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name]))
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(refer)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, refer(part)]))
  }
  const refer = (value: unknown): unknown => {
    const name = isTyped(value) ? names.get(JSON.stringify(value)) : undefined
    return name === undefined ? within(value) : ref(name)
  }
  return Object.assign(refer, { within: (schema: JsonSchema) => within(schema) as JsonSchema })
}

const isTyped = (value: unknown) => typeof value === 'object' && value !== null && 'type' in value
