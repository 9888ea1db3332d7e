import { defined } from '../../defined'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import Joi, { type AnySchema, type AlternativesSchema, type ObjectSchema } from 'joi'
import { type Guard, requireService } from '../../auth/guard'
import type { AppError } from '../../errors'
import { type Idempotency, type KeyedRequest, type Once, type Reply, sendReply } from '../../idempotency/idempotency'
import type { OperationResponse, Operation, Audience } from '../../openapi/operation'
import { jsonBody } from '../input/json-body'
import { parseBody, parseId, parseQuery } from '../input/parse'
import type { Resource, ResponseSpec } from './responses'

/** Declaration of a route: source of its guard, parsing, idempotency and OpenAPI operation. */
export type RouteOptions = {
  /** camelCase, unique in the platform: the name of the operation in clients. */
  id: string
  summary: string
  description?: string
  /**
   * Permitted principals. `anyone` reads no token; `public`, or a token of another kind, makes the access token
   * optional.
   */
  allow: 'anyone' | readonly Audience[]
  /** The only service that may call, with `allow: ['service']`. */
  onlyService?: string
  /** Runs before the guard, such as a rate limit. */
  before?: RequestHandler | readonly RequestHandler[]
  /** Path parameters that are UUIDs, each with the error for any other value. */
  ids?: Readonly<Record<string, () => AppError>>
  query?: ObjectSchema
  /** A JSON body; without it only an empty one is accepted. */
  body?: AnySchema
  isBodyOptional?: true
  /** An example of `body`. */
  example?: unknown
  /** Body that the handler reads or ignores: an example by media type, if documented. */
  stream?: Readonly<Record<string, string>>
  /** Raw body of up to `limitBytes`, with an example by media type. */
  raw?: { limitBytes: number; examples: Readonly<Record<string, string>> }
  /** Honours `Idempotency-Key`; `by` names its owner where that is not the principal. */
  idempotent?: true | { by(req: Request, body: unknown): { caller?: string; owner?: string } }
  /** Request headers, each with its description. */
  headers?: Readonly<Record<string, string>>
  /** Responses by status; the handler's return value is sent as the first. */
  responses: Readonly<Record<number, ResponseSpec<never>>>
  /** Codes by status, beside those of every route. */
  errors?: Readonly<Record<number, readonly string[]>>
  /** Statuses of errors that a browser is shown as a page. */
  pages?: readonly number[]
}

type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

type BodyOf<Options extends RouteOptions> = Options['raw'] extends object ? Buffer : ParsedBy<Options['body']>
type ParsedBy<Schema> = Schema extends ObjectSchema<infer Value> | AlternativesSchema<infer Value> ? Value : undefined
type ValueOf<Spec> = Spec extends ResponseSpec<infer Value> ? Value : never
type ResponseValue<Options extends RouteOptions> = ValueOf<Options['responses'][keyof Options['responses']]>

export type HandlerInput<Path extends string, Options extends RouteOptions> = {
  req: Request
  res: Response
  params: Record<ParamNames<Path>, string>
  query: ParsedBy<Options['query']>
  body: BodyOf<Options>
  /** Does the work of an `idempotent` route once for a key. */
  once: Once<ResponseValue<Options>>
  /** The key of an `idempotent` route, for work that is more than one transaction. */
  keyed: KeyedRequest | undefined
}

/** The value of another response than the first. */
export class WithStatus<Value> {
  constructor(
    readonly status: number,
    readonly value: Value,
  ) {}
}

type Result<Options extends RouteOptions> = Options['idempotent'] extends true | object
  ? Reply
  : ResponseValue<Options> | WithStatus<ResponseValue<Options>>

type Handler<Path extends string, Options extends RouteOptions> = (
  input: HandlerInput<Path, Options>,
) => Result<Options> | Promise<Result<Options>>

type AnyHandler = (input: unknown) => unknown

type Declare = <const Path extends string, const Options extends RouteOptions>(
  path: Path,
  options: Options,
  handler: Handler<Path, Options>,
) => void

/** A declared route below the path where its router is mounted. */
export type DeclaredRoute = { method: Method; path: string; operation: Operation }

/** A router that knows what it declares. */
export type Routes = Router & { tag: string; declared: readonly DeclaredRoute[]; resources: readonly Resource<never>[] }

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const
type Method = (typeof methods)[number]

const nothing = Joi.object({})

/**
 * Declares routes of one tag. A request passes `before`, guard, body parser, validation and handler, whose return
 * value becomes the response unless it sent one.
 */
export function defineRoutes(
  needs: { auth: { guard: Guard }; idempotency: Idempotency },
  { tag }: { tag: string },
): Readonly<Record<Method, Declare>> & { router: Routes } {
  const declared: DeclaredRoute[] = []
  const resources: Resource<never>[] = []
  const router: Routes = Object.assign(Router(), { tag, declared, resources })
  const declare =
    (method: Method): Declare =>
    (path, options, handler) => {
      declared.push({ method, path, operation: toOperation(options) })
      resources.push(...Object.values(options.responses).flatMap((response) => response.resources ?? []))
      router[method](
        path,
        notStored,
        ...[options.before ?? []].flat(),
        ...guardOf(needs.auth.guard, options),
        ...bodyParsers(options),
        run(needs.idempotency, options, handler as unknown as AnyHandler),
      )
    }
  return {
    router,
    ...(Object.fromEntries(methods.map((method) => [method, declare(method)])) as Record<Method, Declare>),
  }
}

/** Default for personal responses. */
const notStored: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'private, no-store')
  next()
}

function guardOf(guard: Guard, { allow, onlyService }: RouteOptions): RequestHandler[] {
  if (allow === 'anyone') return []
  const roles = allow.filter((audience) => audience !== 'public' && !audience.endsWith('-token'))
  return [
    roles.length === allow.length ? guard.allow(...roles) : guard.identify(...roles),
    ...(onlyService === undefined ? [] : [requireService(onlyService)]),
  ]
}

function bodyParsers({ stream, raw }: RouteOptions): RequestHandler[] {
  if (stream) return []
  return raw ? [express.raw({ type: () => true, limit: raw.limitBytes })] : [jsonBody()]
}

function run(idempotency: Idempotency, options: RouteOptions, handler: AnyHandler): RequestHandler {
  const { ids = {}, idempotent } = options
  const first = firstStatus(options)
  const toReply = (value: never, status = first): Reply => {
    const response = responseOf(options, status)
    return { status, body: response.view?.(value), headers: headersFrom(response, value) }
  }
  const readBody = bodyReader(options)
  const readQuery = queryReader(options)
  return async (req, res) => {
    const query = readQuery(req.query)
    const body = readBody(req.body)
    const params = parseParams(req, ids)
    const keyed = idempotent ? identify(idempotency, idempotent, req, body) : undefined
    const once = idempotency.once(keyed, (value: never) => toReply(value))
    const result = await handler({ req, res, params, query, body, once, keyed })
    if (idempotent) sendReply(res, result as Reply)
    else if (!res.headersSent) send(res, toValueReply(result, toReply))
  }
}

function bodyReader({ stream, raw, body: schema }: RouteOptions): (body: unknown) => unknown {
  if (stream) return () => undefined
  if (raw) return (body) => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))
  if (schema) return (body) => parseBody<unknown>(schema, body)
  return (body) => (body === undefined ? {} : parseBody<unknown>(nothing, body))
}

function queryReader({ query: schema }: RouteOptions): (query: object) => unknown {
  if (schema) return (query) => parseQuery<unknown>(schema, query)
  return (query) => (Object.keys(query).length === 0 ? {} : parseQuery<unknown>(nothing, query))
}

const toValueReply = (result: unknown, toReply: (value: never, status?: number) => Reply): Reply =>
  result instanceof WithStatus ? toReply(result.value as never, result.status) : toReply(result as never)

function send(res: Response, { status, body, headers }: Reply): void {
  res.status(status).set(headers)
  if (body === undefined) res.end()
  else res.json(body)
}

function firstStatus({ id, responses }: RouteOptions): number {
  const [first] = Object.keys(responses)
  if (first === undefined) throw new Error(`${id} declares no response`)
  return Number(first)
}

function responseOf({ id, responses }: RouteOptions, status: number): ResponseSpec<never> {
  const response = responses[status]
  if (!response) throw new Error(`${id} declares no response ${status}`)
  return response
}

function parseParams(req: Request, ids: NonNullable<RouteOptions['ids']>): Record<string, string> {
  const params = { ...req.params } as Record<string, string>
  for (const [name, notFound] of Object.entries(ids)) {
    const { code, message } = notFound()
    params[name] = parseId(params[name], code, message)
  }
  return params
}

function identify(
  idempotency: Idempotency,
  idempotent: NonNullable<RouteOptions['idempotent']>,
  req: Request,
  body: unknown,
) {
  const { caller, owner } = idempotent === true ? {} : idempotent.by(req, body)
  return idempotency.identify(req, caller, owner)
}

const headersFrom = ({ headers = {} }: ResponseSpec<never>, value: never): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, header]) => {
      const text = typeof header === 'string' ? undefined : header.value(value)
      return text === undefined ? [] : [[name, text]]
    }),
  )

function toOperation(options: RouteOptions): Operation {
  const { allow, responses, idempotent, raw, before: _, ids: __, onlyService: ___, ...rest } = options
  return {
    ...rest,
    ...(raw && { stream: raw.examples }),
    ...(allow !== 'anyone' && { roles: allow }),
    ...(idempotent && { isIdempotent: true as const }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, toOperationResponse(response)]),
    ),
  }
}

const toOperationResponse = ({ description, body, mediaTypes, headers }: ResponseSpec<never>): OperationResponse => ({
  description,
  ...defined({ schema: body }),
  ...(mediaTypes && { mediaTypes }),
  ...(headers && { headers: describe(headers) }),
})

const describe = (headers: NonNullable<ResponseSpec<never>['headers']>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, header]) => [name, typeof header === 'string' ? header : header.description]),
  )
