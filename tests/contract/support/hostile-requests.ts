import type { OpenApiDocument, OperationObject } from '@ecommerce/shared/openapi/document'
import type { JsonSchema } from '@ecommerce/shared/openapi/operation'
import fc from 'fast-check'
import type { ServiceName } from '../../support/platform'
import { hostileJson, hostileNumber, hostileText, hostileValue } from './hostile-values'
import { sampleValue } from './sample-value'

export type Role = 'nobody' | 'customer' | 'admin' | 'service'
export type HostileRequest = {
  service: ServiceName
  method: string
  target: string
  role: Role
  headers: Record<string, string>
  body: Buffer | undefined
}

export type ServedOperation = { service: ServiceName; method: string; path: string; operation: OperationObject }

export const operationsOf = (service: ServiceName, { paths }: OpenApiDocument): ServedOperation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ service, method: method.toUpperCase(), path, operation })),
  )

/** Arbitrary request to an operation, under 100 KB. */
export const hostileRequest = ({ service, method, path, operation }: ServedOperation): fc.Arbitrary<HostileRequest> =>
  fc
    .record({
      role: fc.constantFrom<Role>('nobody', 'customer', 'admin', 'service', 'admin', 'customer'),
      pathText: pathOf(path),
      query: queryOf(operation),
      headers: someHeaders,
      content: contentOf(operation),
      hasBody: fc.constantFrom(true, true, true, method !== 'GET'),
    })
    .map(({ role, pathText, query, headers, content, hasBody }) => ({
      ...{ service, method, role, target: `${pathText}${query}` },
      headers: { ...headers, ...(hasBody && content.type !== '' && { 'content-type': content.type }) },
      body: hasBody ? Buffer.from(content.text).subarray(0, mostBytes) : undefined,
    }))

const mostBytes = 100_000

const segment = fc.oneof(
  fc.constantFrom('01890a5d-ac96-774b-bcce-b302099a8057', '2026-000001', 'enamel-mug', 'manual', 'welcome', 'all', '%00', '%ff'),
  fc.constantFrom('%', '%E0%A4%A', '.', '..%2f', '%23', '%3F', '__proto__', 'constructor', 'a'.repeat(6_000)),
  hostileText(500).map(encode),
) // prettier-ignore

const pathOf = (path: string) =>
  fc
    .tuple(fc.array(segment, { minLength: 3, maxLength: 3 }), fc.constantFrom('', '', '/'))
    .map(([segments, end]) => path.replaceAll(/\{\w+\}/g, () => segments.pop() || 'a') + end)

/** A text as part of a target; half a pair has no encoding. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()) || 'a'
}

function queryOf({ parameters = [] }: OperationObject): fc.Arbitrary<string> {
  const known = (parameters as { name: string; in: string }[]).flatMap((each) => (each.in === 'query' ? each.name : []))
  const names = fc.oneof(fc.constantFrom('limit', 'cursor', '__proto__', ...known, ...known), hostileText(1_000))
  const values = fc.oneof(
    fc.constantFrom('1', 'true', 'USD', 'GB', '2026-01-01', '2026-02-30T25:00:00Z', '9'.repeat(4_000), '%00', '%ff', '%'),
    hostileText(4_000).map(encode),
    hostileNumber.map(String),
  ) // prettier-ignore
  const pairs = fc.array(fc.tuple(names.map(encode), values), { maxLength: 6 })
  return fc.oneof(
    pairs.map((all) => all.map((pair) => pair.join('=')).join('&')),
    fc.constantFrom('', '?', '#a', 'a&'.repeat(5_000), 'limit=1&'.repeat(1_500), ',&='.repeat(3_000)),
  ).map((query) => (query === '' ? '' : `?${query}`.slice(0, 14_000).replace(/%.?$/, '')))
} // prettier-ignore

const headerValues = {
  'idempotency-key': ['1', 'x'.repeat(255), 'x'.repeat(5_000)],
  'accept-language': ['de-AT,en;q=0.5', 'a,'.repeat(4_000), 'a;q=0.'.repeat(1_500)],
  accept: ['*/*', 'text/html', 'a/b,'.repeat(2_500), 'application/x-ndjson'],
  'if-match': ['"1"', '*', '"a",'.repeat(2_000), 'W/'.repeat(3_000)],
  'if-none-match': ['*', 'W/"a",'.repeat(1_500)],
  'x-request-id': ['$&', 'x'.repeat(8_000)],
  traceparent: [`00-${'0'.repeat(32)}-${'1'.repeat(16)}-01`, '-'.repeat(8_000)],
  'x-forwarded-for': ['1.2.3.4', '1.2.3.4,'.repeat(1_000), 'x'.repeat(8_000)],
  'x-cart-token': ['a.b', 'x'.repeat(8_000), '.'.repeat(8_000)],
  'x-order-token': ['a.b', 'x'.repeat(8_000)],
  'x-client-id': ['1', 'x'.repeat(128), '$&'.repeat(4_000)],
  'x-device-token': ['a'.repeat(86), '='.repeat(8_000), '__proto__'],
  'stripe-signature': ['t=1,v1=a', 't=1,'.repeat(2_000), `t=1${',v1='.repeat(2_000)}`],
  'last-event-id': ['0', 'x'.repeat(8_000)],
  'user-agent': ['$&'.repeat(4_000), '%s'],
  'content-encoding': ['gzip', 'br', 'identity', '__proto__'],
  origin: ['null', 'https://evil.example', 'x'.repeat(8_000)],
  range: ['bytes=0-', 'bytes=0-1,'.repeat(800)],
  expect: ['100-continue'],
}

/** Any single header with equal probability, or none. */
const someHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: Object.keys(headerValues).length, arbitrary: fc.constant({}) },
  ...Object.entries(headerValues).map(([name, values]) =>
    fc.constantFrom(...values).map((value) => ({ [name]: value })),
  ),
)

type Content = { type: string; text: string }

function contentOf({ requestBody }: OperationObject): fc.Arbitrary<Content> {
  const { content = {} } = (requestBody ?? {}) as {
    content?: Record<string, { schema?: JsonSchema; example?: unknown }>
  }
  const own = Object.entries(content).map(([type, { schema, example }]) => ownContent(type, schema, example))
  const strangeTypes = fc.constantFrom(
    'application/json', 'application/json; charset=utf-7', 'application/json; charset=utf-16le', 'application/problem+json',
    'text/plain', 'constructor', '__proto__', 'multipart/form-data', 'application/x-ndjson', 'text/csv', '', ';'.repeat(5_000),
  ) // prettier-ignore
  const json = hostileValue.map((value) => ({ type: 'application/json', text: JSON.stringify(value) }))
  return fc.oneof(
    json,
    hostileJson.map((text) => ({ type: 'application/json', text })),
    fc.tuple(strangeTypes, hostileJson).map(([type, text]) => ({ type, text })),
    ...own,
    ...own,
  )
}

/** Expected bodies with an unknown member or excessive content. */
function ownContent(type: string, schema: JsonSchema | undefined, example: unknown): fc.Arbitrary<Content> {
  if (typeof example === 'string')
    return fc.tuple(fc.constantFrom(1, 20, 1_000), hostileText(50)).map(([times, text]) => ({
      type,
      text: times === 1 ? example.replace(/"[a-z]+"/, () => JSON.stringify(text)) : example.repeat(times),
    }))
  const members = (example ?? {}) as Record<string, unknown>
  const known = Object.keys(schema?.properties ?? members)
  const changed = fc
    .tuple(fc.oneof(fc.constantFrom('a', ...known), hostileText(20_000)), hostileValue)
    .map(([name, value]) => ({ ...members, ...Object.fromEntries([[name, value]]) }))
  const large = fc.constantFrom(1, 3, 200, 1_500).map((length) => sampleValue(schema, length))
  return fc.oneof(changed, large).map((value) => ({ type, text: JSON.stringify(value) }))
}
