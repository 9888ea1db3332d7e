import { eventData } from '@ecommerce/contracts/events'
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

describe('the size of a request', () => {
  test.each(Object.entries(documents))('is limited by every list in the bodies of the %s', (_name, { paths }) => {
    const found = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { requestBody }]) => unlimited(requestBody, `${method} ${path}`)),
    )
    expect(found).toEqual([])
  })

  test('is limited by every list in the data of events', () => {
    const found = Object.entries(eventData).flatMap(([type, schema]) => unlimitedIn(schema.describe(), type))
    expect(found).toEqual([])
  })
})
