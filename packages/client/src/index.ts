import createFetchClient, { type FetchResponse, type MaybeOptionalInit } from 'openapi-fetch'
import type { HttpMethod, MediaType, PathsWithMethod, RequiredKeysOf } from 'openapi-typescript-helpers'
import { keyedRoutes, type paths } from './openapi.ts'
import { ProblemError } from './problem-error.ts'
import { codeOf, sendWithRetries } from './repeat.ts'
import {
  createRenewal,
  deviceTokenInMemory,
  deviceTokenOf,
  type DeviceTokenStore,
  type Session,
  sessionInMemory,
  sessionOf,
  type SessionStore,
} from './session.ts'

export type { components, operations, paths } from './openapi.ts'
export { type Problem, ProblemError } from './problem-error.ts'
export {
  deviceTokenInMemory,
  type DeviceTokenStore,
  type Session,
  sessionInMemory,
  type SessionStore,
} from './session.ts'

export type ClientOptions = {
  /** Base URL of the gateway without a trailing slash, or a function from path to URL. */
  baseUrl: string | ((path: string) => string)
  /** In memory by default. */
  session?: SessionStore
  /** In memory by default. A durable store lets its owner sign in during a lockout. */
  deviceToken?: DeviceTokenStore
  /** Maximum number of attempts for a request that is safe to repeat. */
  tries?: number
  fetch?: (request: Request) => Promise<Response>
}

type ResponseBody<Operation extends Record<string | number, unknown>, Init> = Extract<
  FetchResponse<Operation, Init, MediaType>,
  { error?: never }
>

/** Returns the body of a 2xx response as `data`; throws `ProblemError` for any other. */
type Method<M extends HttpMethod> = <
  Path extends PathsWithMethod<paths, M>,
  Init extends MaybeOptionalInit<paths[Path], M & keyof paths[Path]>,
>(
  path: Path,
  ...init: RequiredKeysOf<Init> extends never ? [Init?] : [Init]
) => Promise<ResponseBody<paths[Path][M & keyof paths[Path]] & Record<string | number, unknown>, Init>>

export type Client = {
  GET: Method<'get'>
  POST: Method<'post'>
  PUT: Method<'put'>
  PATCH: Method<'patch'>
  DELETE: Method<'delete'>
}

/**
 * Typed client of the platform. Stores the session of a sign-in or registration, refreshes it when expired and deletes it
 * at sign-out. Idempotent operations get an `Idempotency-Key` and are repeated after a lost response.
 *
 * @throws ProblemError for an error response; TypeError when the platform cannot be reached
 */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, session = sessionInMemory(), deviceToken = deviceTokenInMemory(), tries = 3 } = options
  const { fetch = (request: Request) => globalThis.fetch(request) } = options
  const urlOf = typeof baseUrl === 'string' ? () => baseUrl : baseUrl
  const http = createFetchClient<paths>()
  const renew = createRenewal(session, (refreshToken) =>
    fetch(
      new Request(`${urlOf(refreshPath)}${refreshPath}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ refreshToken }),
      }),
    ),
  )

  const send = async (request: Request, route: string): Promise<Response> => {
    const isKeyed = keyedRoutes.has(route)
    if (isKeyed && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', crypto.randomUUID())
    if (deviceTokenOperations.has(route)) await showDevice(request)
    const isRepeatable = isKeyed || repeatable.has(request.method)
    const sendAs = (who: Session | undefined) =>
      sendWithRetries(() => fetch(withToken(request, who)), isRepeatable ? tries : 1, request.signal)
    const who = request.headers.has('Authorization') ? undefined : await session.read()
    const response = await sendAs(who)
    if (!who || response.status !== 401) return response
    if (!mayBeRenewed.has(await codeOf(response))) return response
    const renewed = await renew(who)
    return renewed ? sendAs(renewed) : response
  }

  const showDevice = async ({ headers }: Request): Promise<void> => {
    const token = await deviceToken.read()
    if (token !== undefined && !headers.has('X-Device-Token')) headers.set('X-Device-Token', token)
  }

  const method =
    (verb: HttpMethod) =>
    async (path: string, init: object = {}): Promise<unknown> => {
      const route = `${verb.toUpperCase()} ${path}`
      const { data, error, response } = await http.request(
        verb,
        path as never,
        {
          ...init,
          baseUrl: urlOf(path),
          fetch: (request: Request) => send(request, route),
        } as never,
      )
      if (response.status >= 400) throw new ProblemError(response, error)
      if (signsIn.has(route)) await session.write(sessionOf(data) ?? (await session.read()))
      const known = deviceTokenOf(data, response)
      if (known !== undefined) await deviceToken.write(known)
      if (signsOut.has(route)) await session.write(undefined)
      return { data, response }
    }

  return {
    GET: method('get'),
    POST: method('post'),
    PUT: method('put'),
    PATCH: method('patch'),
    DELETE: method('delete'),
  } as Client
}

/** Codes after which a refresh may succeed, such as after a role change. */
const mayBeRenewed: ReadonlySet<unknown> = new Set(['token-expired', 'session-ended'])
const refreshPath = '/api/users/refresh'
const repeatable: ReadonlySet<string> = new Set(['GET', 'PUT'])
const signsIn: ReadonlySet<string> = new Set([
  'POST /api/users/register',
  'POST /api/users/login',
  'POST /api/users/login/mfa',
  `POST ${refreshPath}`,
])
const deviceTokenOperations: ReadonlySet<string> = new Set(['POST /api/users/login', 'POST /api/users/login/mfa'])
const signsOut: ReadonlySet<string> = new Set(['POST /api/users/logout', 'DELETE /api/users/profile'])

/** Copies the request, since a body can be sent once. */
function withToken(request: Request, who: Session | undefined): Request {
  const copy = request.clone()
  if (who) copy.headers.set('Authorization', `Bearer ${who.accessToken}`)
  return copy
}
