import { eventData } from '@ecommerce/contracts/event-schemas'
import { documents } from '@ecommerce/tools/openapi/documents'
import type { Description } from 'joi'

type Node = { type?: unknown; maxItems?: unknown; items?: unknown }

/** Paths of the lists below a JSON Schema that set no limit. */
function unlimited(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { type, maxItems } = schema as Node
  const own = type === 'array' && maxItems === undefined ? [path] : []
  return [...own, ...Object.entries(schema).flatMap(([name, each]) => unlimited(each, `${path}.${name}`))]
}

/** Paths of the lists below a Joi schema that set no limit. */
function unlimitedIn(description: Description, path: string): string[] {
  const {
    type,
    rules = [],
    keys = {},
    items = [],
  } = description as Description & {
    rules?: { name: string }[]
    items?: Description[]
  }
  const own = type === 'array' && !rules.some(({ name }) => name === 'max') ? [path] : []
  const members = Object.entries(keys as Record<string, Description>)
  return [
    ...own,
    ...members.flatMap(([name, each]) => unlimitedIn(each, `${path}.${name}`)),
    ...items.flatMap((each) => unlimitedIn(each, `${path}[]`)),
  ]
}

describe('Sizes of requests', () => {
  test.each(Object.entries(documents))('are limited in every list of the %s', (_name, { paths }) => {
    const found = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) => unlimited(requestBody, `${method} ${path}`)),
    )
    expect(found).toEqual([])
  })

  test('are limited in every list of event data', () => {
    const found = Object.entries(eventData).flatMap(([type, schema]) => unlimitedIn(schema.describe(), type))
    expect(found).toEqual([])
  })
})
