import { type OpenApiDocument, type OperationObject, resolveResponse } from '@ecommerce/shared/openapi/document'
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** Responses that differ from the document, a sentence each. */
export type ResponseCheck = { errors: readonly string[] }

/** Validates every response against the API document, except assets of `/docs`. */
export function checkResponses(server: Server, document: OpenApiDocument): ResponseCheck {
  const errors: string[] = []
  const find = createFinder(document)
  const validatorOf = createValidators(document)
  server.prependListener('request', (req: IncomingMessage, res: ServerResponse) => {
    const body = keepBody(res)
    keepHeaders(res)
    // Copied, since mounted routers change it.
    const [method = '', path = ''] = [req.method, req.url?.split('?')[0]]
    res.once('finish', () => {
      if (path.startsWith('/docs/') || method === 'OPTIONS') return
      const found = find(method === 'HEAD' ? 'GET' : method, path)
      const said = { res, body: method === 'HEAD' ? undefined : body() }
      const error = found ? errorOf(said, found, validatorOf) : unknownRouteError(said, validatorOf)
      if (error !== undefined) errors.push(`${method} ${path} answered ${res.statusCode}: ${error}`)
    })
  })
  return { errors }
}

type Found = { pointer: string; operation: OperationObject }

/** Finder by method and path; `{id}` matches one segment, literal paths go first. */
function createFinder({ paths }: OpenApiDocument): (method: string, path: string) => Found | undefined {
  const known = Object.entries(paths)
    .map(([template, methods]) => ({
      template,
      methods,
      path: new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i'),
    }))
    .toSorted((a, b) => a.template.split('{').length - b.template.split('{').length)
  return (method, path) => {
    const verb = method.toLowerCase()
    const found = known.find((each) => each.path.test(path) && Object.hasOwn(each.methods, verb))
    const operation = found?.methods[verb]
    return found && operation ? { operation, pointer: `${escapePointer(found.template)}/${verb}` } : undefined
  }
}

const escapePointer = (text: string) => encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))

/** Response; the body is undefined for HEAD. */
type RecordedResponse = { res: ServerResponse; body: string | undefined }

/** Accepts only problems for undocumented paths. */
function unknownRouteError({ res, body }: RecordedResponse, validatorOf: ValidatorOf): string | undefined {
  const isProblem = String(res.getHeader('content-type')).startsWith('application/problem+json')
  if (res.statusCode < 400 || !isProblem) return 'the document has no such route'
  return body === undefined ? undefined : mismatch(validatorOf('components/schemas/Problem'), body)
}

type ValidatorOf = (pointer: string) => ValidateFunction

function createValidators(document: OpenApiDocument): ValidatorOf {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, inlineRefs: false })
  addFormats(ajv)
  ajv.addSchema(document, 'api')
  return (pointer) => {
    const validator = ajv.getSchema(`api#/${pointer}`)
    if (!validator) throw new Error(`There is no schema at ${pointer}`)
    return validator
  }
}

function errorOf({ res, body }: RecordedResponse, found: Found, validatorOf: ValidatorOf) {
  const status = String(res.statusCode)
  const { responses } = found.operation
  const said = responses[status]
  if (!said) return `the document knows ${Object.keys(responses).join(', ')}; it said ${body?.slice(0, 200)}`
  if (body === undefined) return undefined
  const mediaType = String(res.getHeader('content-type') ?? '').split(';')[0]!
  const { content } = resolveResponse(said)
  if (!content) return body === '' ? undefined : 'the document knows no body'
  if (!content[mediaType]) return `the document does not know ${mediaType}`
  if (!/[/+]json$/.test(mediaType)) return undefined
  const pointer = '$ref' in said ? said.$ref.slice('#/'.length) : `paths/${found.pointer}/responses/${status}`
  return mismatch(validatorOf(`${pointer}/content/${escapePointer(mediaType)}/schema`), body)
}

function mismatch(validate: ValidateFunction, body: string): string | undefined {
  if (validate(JSON.parse(body))) return undefined
  const [first] = validate.errors ?? []
  return `${first?.instancePath || 'the body'} ${first?.message} ${JSON.stringify(first?.params)}; it said ${body.slice(0, 200)}`
}

/** Passes a response through and records it; of a stream only its start. */
/** Records headers sent as a list, which `getHeader` misses. */
function keepHeaders(res: ServerResponse): void {
  const [writeHead, getHeader] = [res.writeHead.bind(res), res.getHeader.bind(res)]
  const sent = new Map<string, string>()
  res.writeHead = (...args: unknown[]) => {
    const list = args.at(-1)
    if (Array.isArray(list))
      for (let n = 0; n < list.length; n += 2) sent.set(String(list[n]).toLowerCase(), String(list[n + 1]))
    return Reflect.apply(writeHead, res, args)
  }
  res.getHeader = (name) => sent.get(name.toLowerCase()) ?? getHeader(name)
}

function keepBody(res: ServerResponse): () => string {
  const chunks: Buffer[] = []
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string))
  }
  const [write, end] = [res.write.bind(res), res.end.bind(res)]
  res.write = ((...args: Parameters<typeof write>) => {
    keep(args[0])
    return write(...args)
  }) as typeof res.write
  res.end = ((...args: Parameters<typeof end>) => {
    keep(args[0])
    return end(...args)
  }) as typeof res.end
  return () => Buffer.concat(chunks).toString('utf8')
}
