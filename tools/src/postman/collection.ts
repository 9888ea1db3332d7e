import type { OpenApiDocument, OperationObject } from '@ecommerce/shared/openapi/document'
import { serviceOf } from '../openapi/served-paths'
import { scriptLines } from './scripts'
import type { Folder, Step } from './step'

type Found = { operation: OperationObject; method: string; path: string }

/** The collection in Postman's format 2.1, which runs from its first request to its last. */
export function makeCollection(document: OpenApiDocument, folders: readonly Folder[]): object {
  const find = findOperations(document)
  return {
    info: {
      _postman_id: '7d1f6a0e-58a2-4d0e-9f0b-6d3c7a1c9b52',
      name: 'The shop',
      description:
        'Everything that the shop lets out, in folders by task. Choose an environment, fill in the admin’s e-mail and password, and run “Sign in” first: the requests behind it find its tokens and ids in variables. The whole of it runs from top to bottom.',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: folders.map(({ name, description, steps }) => ({
      name,
      description,
      item: steps.map((step) => toItem(step, find(step.call))),
    })),
  }
}

function findOperations({ paths }: OpenApiDocument): (id: string) => Found {
  const all = new Map<string, Found>()
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods))
      all.set(operation.operationId, { operation, method: method.toUpperCase(), path })
  return (id) => {
    const found = all.get(id)
    if (!found) throw new Error(`The document has no operation ${id}`)
    return found
  }
}

function toItem(step: Step, { operation, method, path }: Found): object {
  const expects = step.expects ?? Number(Object.keys(operation.responses)[0])
  const body = bodyOf(step, operation)
  const events = [
    ...(step.before === undefined ? [] : [toEvent('prerequest', scriptLines(step.before))]),
    toEvent('test', testOf(expects, step.keeps ?? {})),
  ]
  return {
    name: step.name ?? operation.summary,
    event: events,
    request: {
      method,
      description: operation.description,
      auth: authOf(step.as),
      header: [
        ...(body ? [{ key: 'Content-Type', value: body.mediaType }] : []),
        ...(step.as === 'guest' ? [{ key: 'X-Cart-Token', value: '{{cartToken}}' }] : []),
        ...(takesKey(operation) ? [{ key: 'Idempotency-Key', value: '{{$guid}}' }] : []),
        ...Object.entries(step.headers ?? {}).map(([key, value]) => ({ key, value })),
      ],
      url: urlOf(step, operation, path),
      ...(body && { body: { mode: 'raw', raw: body.text, options: { raw: { language: body.language } } } }),
    },
    response: [],
  }
}

const toEvent = (listen: string, exec: readonly string[]) => ({ listen, script: { type: 'text/javascript', exec } })

const authOf = (who: Step['as']) =>
  who === 'admin' || who === 'customer'
    ? { type: 'bearer', bearer: [{ key: 'token', value: `{{${who}Token}}`, type: 'string' }] }
    : { type: 'noauth' }

type Parameter = { name: string; in: string; description?: string; required?: boolean }
const parametersOf = (operation: OperationObject) => (operation.parameters ?? []) as Parameter[]
const takesKey = (operation: OperationObject) => parametersOf(operation).some(({ name }) => name === 'Idempotency-Key')

/** What can be asked for stands there, switched off, with what it is for. */
function urlOf({ path: values = {}, query = {} }: Step, operation: OperationObject, path: string) {
  const host = `{{${serviceOf(path)}Url}}`
  const segments = path
    .replaceAll(/\{(\w+)\}/g, ':$1')
    .split('/')
    .slice(1)
  const variable = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const value = values[name]
    if (value === undefined) throw new Error(`${operation.operationId} needs a value for ${name}`)
    return { key: name, value }
  })
  const asked = Object.entries(query).map(([key, value]) => ({ key, value }))
  const unasked = parametersOf(operation)
    .filter((parameter) => parameter.in === 'query' && !Object.hasOwn(query, parameter.name))
    .map(({ name, description }) => ({ key: name, value: '', disabled: true, ...(description && { description }) }))
  const search = asked.map(({ key, value }) => `${key}=${value}`).join('&')
  return {
    raw: `${host}/${segments.join('/')}${search === '' ? '' : `?${search}`}`,
    host: [host],
    path: segments,
    ...(asked.length + unasked.length > 0 && { query: [...asked, ...unasked] }),
    ...(variable.length > 0 && { variable }),
  }
}

type Content = Record<string, { example?: unknown }>

function bodyOf(step: Step, operation: OperationObject) {
  const { content } = (operation.requestBody ?? {}) as { content?: Content }
  if (!content) return undefined
  const [mediaType = '', { example } = {}] = Object.entries(content)[0] ?? []
  const value = step.body ?? example
  if (value === undefined) return undefined
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2)
  return { mediaType, text, language: mediaType === 'application/json' ? 'json' : 'text' }
}

function testOf(expects: number | string, keeps: Readonly<Record<string, string>>): string[] {
  const kept = Object.entries(keeps)
  const says = typeof expects === 'number' ? `answers ${expects}` : 'answers as it should'
  return [
    `pm.test('${says}', () => pm.response.to.have.status(${expects}))`,
    ...(kept.length > 0 ? ['const body = pm.response.json()'] : []),
    ...kept.map(([name, from]) => `pm.collectionVariables.set('${name}', body${toAccess(from)})`),
  ]
}

const toAccess = (path: string) =>
  path
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? `?.[${part}]` : `?.${part}`))
    .join('')
