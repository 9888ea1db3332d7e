import type { OpenApiDocument } from '@ecommerce/shared/openapi/document'
import { convertV2 } from 'openapi-to-postmanv2'
import { outsideOf } from '../openapi/outside'
import { serviceOf } from '../openapi/served-paths'
import type { Folder, Step } from './tour'

type Entry = { key: string; value: string; disabled?: boolean }
type Request = {
  auth?: object
  description?: { content: string }
  header?: Entry[]
  url: { raw?: string; host: string[]; path: string[]; query: Entry[]; variable: Entry[] }
  body?: { raw?: string }
}
type Item = { name: string; request: Request; item?: Item[] }
type Operation = { title: string; status: number; request: Request }

/** Postman collection 2.1: converted requests in the order of the tour. */
export async function makeCollection(document: OpenApiDocument, folders: readonly Folder[]): Promise<object> {
  const operations = await convert(document)
  const variables = new Set([
    'email',
    'password',
    ...folders.flatMap(({ steps }) => steps.flatMap(({ keeps }) => keptBy(keeps).map(([name]) => name))),
  ])
  return {
    info: {
      _postman_id: '7d1f6a0e-58a2-4d0e-9f0b-6d3c7a1c9b52',
      name: 'E-commerce platform',
      description:
        'All public routes, in folders by task. Choose an environment, enter the admin’s e-mail address and password, and run “Sign in” first: later requests use its tokens and ids from variables. The collection runs from top to bottom.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: folders.map(({ name, description, steps }) => ({
      name,
      description,
      item: steps.map((step) => {
        const operation = operations.get(step.call)
        if (!operation) throw new Error(`The document has no operation ${step.call}`)
        return toItem(step, operation, variables)
      }),
    })),
  }
}

/** Converts public operations by `operationId`, without schemas and responses. */
async function convert(document: OpenApiDocument): Promise<Map<string, Operation>> {
  const known = new Map<string, Omit<Operation, 'request'>>()
  const paths = Object.entries(outsideOf(document).paths).map(([path, methods]) => {
    const operations = Object.entries(methods).map(([method, operation]) => {
      const { operationId: id, summary, description, requestBody, parameters, responses } = operation
      known.set(id, { title: String(summary), status: Number(Object.keys(responses)[0]) })
      const plain = { summary: id, description, parameters: plainParameters(parameters, path) }
      const body = requestBody ? { requestBody: { content: examplesAlone(requestBody as Body) } } : {}
      return [method, { ...plain, ...body, responses: { 200: { description: '' } } }]
    })
    return [path, Object.fromEntries(operations) as object]
  })
  const data = { ...document, paths: Object.fromEntries(paths) as object, components: {} }
  const root = await new Promise<Item>((resolve, reject) =>
    (convertV2 as Convert)(
      { type: 'json', data },
      { parametersResolution: 'Example', enableOptionalParameters: false },
      (error, result) => {
        if (result?.result) resolve(result.output[0]!.data)
        else reject(new Error(`The document could not be converted: ${result?.reason}`, { cause: error }))
      },
    ),
  )
  return new Map(requestsIn(root).map(({ name, request }) => [name, { ...known.get(name)!, request }]))
}

type Convert = (
  input: { type: 'json'; data: object },
  options: object,
  done: (error: unknown, result?: { result: boolean; reason?: string; output: { data: Item }[] }) => void,
) => void

const requestsIn = ({ item, ...self }: Item): Item[] => item?.flatMap(requestsIn) ?? [self]

type Body = { content: Record<string, { example?: unknown }> }

const examplesAlone = ({ content }: Body) =>
  Object.fromEntries(Object.entries(content).map(([type, { example }]) => [type, { example }]))

/** Path `{id}` becomes its resource's variable (`orderId` after `orders`), others their own. */
function plainParameters(parameters: unknown, path: string) {
  const variables = Object.fromEntries(
    [...path.matchAll(/([\w-]+)\/\{(\w+)\}/g)].map(([, noun = '', name = '']) => [
      name,
      `{{${name === 'id' ? `${singular(noun)}Id` : name}}}`,
    ]),
  )
  return ((parameters ?? []) as { name: string; in: string }[])
    .filter((each) => each.in !== 'header' || each.name === 'Idempotency-Key')
    .map((each) => ({
      ...each,
      required: each.in !== 'query',
      schema: { type: 'string' },
      example: each.in === 'header' ? '{{$guid}}' : (variables[each.name] ?? ''),
    }))
}

const singular = (noun: string) =>
  noun.replace(/ies$/, 'y').replace(/(?<=ss)es$|(?<!s)s$/, '').replace(/-(\w)/, (_, letter: string) => letter.toUpperCase()) // prettier-ignore

function toItem(step: Step, { title, status, request: converted }: Operation, variables: ReadonlySet<string>): object {
  const { url, header = [], body, ...request } = structuredClone(converted)
  for (const each of url.variable) each.value = step.path?.[each.key] ?? each.value
  for (const each of url.query)
    if (step.query?.[each.key] !== undefined) Object.assign(each, { value: step.query[each.key], disabled: false })
  const headers = { ...(step.as === 'guest' && { 'X-Cart-Token': '{{cartToken}}' }), ...step.headers }
  const raw = body?.raw === undefined ? undefined : bodyOf(step.body, body.raw, variables)
  return {
    name: step.name ?? title,
    event: [
      ...(step.before === undefined ? [] : [toEvent('prerequest', step.before.trim().split('\n'))]),
      toEvent('test', testOf(step, status)),
    ],
    request: {
      ...request,
      auth: authOf(step.as),
      header: [...header, ...Object.entries(headers).map(([key, value]) => ({ key, value }))],
      url: { ...url, host: [`{{${serviceOf(`/${url.path.join('/')}`)}Url}}`] },
      ...(raw !== undefined && { body: { ...body, raw } }),
    },
    response: [],
  }
}

const toEvent = (listen: string, exec: readonly string[]) => ({ listen, script: { type: 'text/javascript', exec } })

const authOf = (who: Step['as']) =>
  who === 'admin' || who === 'customer'
    ? { type: 'bearer', bearer: [{ key: 'token', value: `{{${who}Token}}`, type: 'string' }] }
    : { type: 'noauth' }

/** Example with this step's differences and variables. */
function bodyOf(differs: Step['body'], example: string, variables: ReadonlySet<string>): string {
  if (typeof differs === 'string' || !example.startsWith('{\n')) return (differs as string | undefined) ?? example
  const filled = JSON.parse(example, (key, value: unknown) =>
    typeof value === 'string' && variables.has(key) ? `{{${key}}}` : value,
  ) as object
  return JSON.stringify({ ...filled, ...differs }, null, 2)
}

const keptBy = (keeps = '') =>
  [...keeps.matchAll(/(\w+)=(\S+)/g)].map(([, name = '', from = '']) => [name, from] as const)

function testOf({ expects, keeps }: Step, status: number): string[] {
  const says = typeof expects === 'string' ? 'answers as it should' : `answers ${expects ?? status}`
  const kept = keptBy(keeps).flatMap(([name, from]) => {
    const value = `body${from.replaceAll(/\.?(\w+)/g, (_, part: string) => (/^\d+$/.test(part) ? `?.[${part}]` : `?.${part}`))}`
    return [
      `pm.test('has ${name}', () => pm.expect(${value}).to.exist)`,
      `pm.collectionVariables.set('${name}', ${value})`,
    ]
  })
  return [
    `pm.test('${says}', () => pm.response.to.have.status(${expects ?? status}))`,
    ...(kept.length > 0 ? ['const body = pm.response.json()', ...kept] : []),
  ]
}
