import type { AnySchema, ObjectSchema, Schema } from 'joi'

/** JSON Schema 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** Schema of a value: the validating Joi schema or JSON Schema. */
export type SchemaLike = Schema | JsonSchema

/** Successful response; no body without a `schema`. */
export type OperationResponse = {
  description: string
  schema?: SchemaLike
  /** `application/json` when left out. */
  mediaTypes?: readonly string[]
  /** Headers beside the common ones, with their descriptions. */
  headers?: Readonly<Record<string, string>>
  example?: unknown
}

/** Audience of a route. `public` needs no token, but a sent token must be valid; other kinds of token have names. */
export type Audience = 'public' | 'customer' | 'admin' | 'service' | `${string}-token`

/** OpenAPI operation of a route. */
export type Operation = {
  /** camelCase, unique in the whole platform: what a client calls it. */
  id: string
  summary: string
  description?: string
  /** Audience; left out where no token is read. */
  roles?: readonly Audience[]
  query?: ObjectSchema
  body?: AnySchema
  /** The body may be left out. */
  isBodyOptional?: true
  /** A body that is no JSON: an example by media type. */
  stream?: Readonly<Record<string, string>>
  /** Example of the body. */
  example?: unknown
  /** Honours `Idempotency-Key`. */
  isIdempotent?: true
  /** Request headers with their descriptions. */
  headers?: Readonly<Record<string, string>>
  responses: Readonly<Record<number, OperationResponse>>
  /** Error codes by status, added to those of every route. */
  errors?: Readonly<Record<number, readonly string[]>>
  /** Statuses of problems that a browser gets as a page. */
  pages?: readonly number[]
}

/** Keyed by method and path, as in `GET /api/things/:id`. */
export type Operations = Readonly<Record<string, Operation>>

/** Operations of one tag. */
export type OperationGroup = {
  name: string
  description: string
  /** Not exposed by any gateway. */
  isInternal?: true
  operations: Operations
}

/** A list without pages. */
export const listOf = (item: JsonSchema): JsonSchema => ({
  type: 'object',
  properties: { data: { type: 'array', items: item } },
  required: ['data'],
  additionalProperties: false,
})

/** Refers to a named schema of the document. */
export const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` })
