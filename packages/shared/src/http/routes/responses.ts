import type { ObjectSchema } from 'joi'
import { pageOf } from '../../openapi/common-operations'
import { type JsonSchema, listOf, ref, type SchemaLike } from '../../openapi/operation'

/** Response body: name and schema for the document, an example, and its view of a stored value. */
export type Resource<Value> = {
  name: string
  schema: SchemaLike
  example?: unknown
  view: (value: Value) => unknown
}

/** Response header: a description, or also its value, where undefined omits it. */
export type ResponseHeader<Value> = string | { description: string; value: (value: Value) => string | undefined }

/** A successful response of a route. Without a `body` it has none. */
export type ResponseSpec<Value> = {
  description: string
  body?: SchemaLike
  /** `application/json` when left out. */
  mediaTypes?: readonly string[]
  headers?: Readonly<Record<string, ResponseHeader<Value>>>
  /** Makes the body from what the handler returns. */
  view?: (value: Value) => unknown
  /** Schemas that the body refers to by name. */
  resources?: readonly Resource<never>[]
}

export const resource = <Value>(declared: Resource<Value>): Resource<Value> => declared

/** Response with one resource as body. */
export const one = <Value>(
  body: Resource<Value>,
  description: string,
  headers?: ResponseSpec<Value>['headers'],
): ResponseSpec<Value> => ({
  description,
  body: ref(body.name),
  view: body.view,
  resources: [body],
  ...(headers && { headers }),
})

/** A response without a body, for a handler that returns nothing. */
export const empty = (description: string): ResponseSpec<void> => ({ description })

/** Response whose body is the handler's return value, with an unnamed schema. */
export const plain = <Value>(
  schema: ObjectSchema<Value> | JsonSchema,
  description: string,
  headers?: ResponseSpec<Value>['headers'],
): ResponseSpec<Value> => ({
  description,
  body: schema,
  view: (value: Value) => value,
  ...(headers && { headers }),
})

/** Page of a list, sent by `sendPage`. */
export const pages = <Value>(
  item: Resource<Value>,
  more: Readonly<Record<string, JsonSchema>> = {},
): ResponseSpec<void> => ({
  description: 'A page of results',
  body: pageOf(ref(item.name), more),
  headers: { Link: 'URL of the next page (`rel="next"`), if any.' },
  resources: [item],
})

/** A whole list, without pages. */
export const list = <Value>(item: Resource<Value>, description: string): ResponseSpec<readonly Value[]> => ({
  description,
  body: listOf(ref(item.name)),
  view: (values) => ({ data: values.map(item.view) }),
  resources: [item],
})
