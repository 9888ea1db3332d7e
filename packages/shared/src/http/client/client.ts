import { defined } from '../../defined'
import axios, { type AxiosError, type AxiosInstance, type CreateAxiosDefaults } from 'axios'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { setTimeout as delay } from 'node:timers/promises'
import { type AppError, unavailable } from '../../errors'
import type { Metrics } from '../../observability/metrics'
import { currentRequest } from '../../observability/request-context'
import { type Circuit, createCircuit } from './circuit'
import { AddressNotAllowed, type IsAllowed, literalAddress, createAllowedLookup } from './public-address'

export type HttpRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  query?: Record<string, string>
  body?: unknown
  /** `application/json` when left out. */
  mediaType?: string
  /** Makes POST and PATCH repeatable where the receiver honours it. */
  idempotencyKey?: string
  /** Marks a request as repeatable when neither method nor key says so. */
  repeatable?: boolean
  /** Overrides the client's timeout. */
  timeoutMs?: number
}

export type HttpResponse<T> = { status: number; data: T }

export type HttpClient = {
  /** Resolves for every status below 500; otherwise rejects with `unavailable`, at once while the circuit is open. */
  send<T>(request: HttpRequest): Promise<HttpResponse<T>>
  close(): void
}

export type HttpClientOptions = {
  /** Name of the target in errors and metrics. */
  target: string
  baseUrl: string
  /** A fresh bearer token per call; none for public routes. */
  token?: () => string
  timeoutMs?: number
  /** Certificate authorities to trust instead of the public ones, as PEM. */
  ca?: string
  metrics: Metrics
}

/** Client for other services: keep-alive, timeout, retries with jitter where repeating is harmless, circuit breaker. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const agents = {
    httpAgent: new HttpAgent({ keepAlive: true }),
    httpsAgent: new HttpsAgent({ keepAlive: true, ...defined({ ca: options.ca }) }),
  }
  const http = axios.create({
    baseURL: options.baseUrl,
    timeout: options.timeoutMs ?? 2_000,
    maxRedirects: 0,
    proxy: false,
    validateStatus: (status) => status < 500,
    ...plainJson,
    ...agents,
  })
  const circuit = createCircuit({
    target: options.target,
    metrics: options.metrics,
    work: (request: HttpRequest) => attempt(http, request, options),
    outcomeOf: ({ status }) => (status < 400 ? 'ok' : 'refused'),
  })
  return {
    send: async <T>(request: HttpRequest) =>
      (await runWithRetries(circuit, request, options.target)) as HttpResponse<T>,
    close() {
      circuit.close()
      agents.httpAgent.destroy()
      agents.httpsAgent.destroy()
    },
  }
}

export type OutsidePost = {
  url: string
  /** A form is sent as `application/x-www-form-urlencoded`, a text as JSON. */
  body: URLSearchParams | string
  headers?: Readonly<Record<string, string>>
  /** HTTP Basic authentication (RFC 7617). */
  credentials?: { username: string; password: string }
}

export type OutsideClient = {
  /** Posts once and resolves for any status; a failure's error contains no secret. */
  post(post: OutsidePost): Promise<HttpResponse<unknown>>
  close(): void
}

/**
 * Client for third-party services: no token, trace, retry or redirect, at most 100 KB of response. `isAllowed`
 * restricts addresses.
 */
export function createOutsideClient({
  timeoutMs,
  isAllowed,
}: {
  timeoutMs: number
  isAllowed?: IsAllowed
}): OutsideClient {
  const options = { keepAlive: true, ...(isAllowed && { lookup: createAllowedLookup(isAllowed) }) }
  const agents = { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) }
  const http = axios.create({
    maxRedirects: 0,
    proxy: false,
    maxContentLength: 100_000,
    validateStatus: () => true,
    ...agents,
  })
  return {
    async post({ url, body, headers, credentials }) {
      const literal = literalAddress(new URL(url))
      if (isAllowed && literal !== undefined && !isAllowed(literal)) throw new AddressNotAllowed()
      try {
        const { status, data } = await http.post<unknown>(url, body, {
          headers: { ...(typeof body === 'string' && { 'Content-Type': 'application/json' }), ...headers },
          signal: AbortSignal.timeout(timeoutMs),
          ...(credentials && { auth: credentials }),
        })
        return { status, data }
      } catch (error) {
        if (!axios.isAxiosError(error)) throw new Error('no answer')
        throw error.code === AddressNotAllowed.code ? new AddressNotAllowed() : new Error(describe(error))
      }
    },
    close() {
      agents.httpAgent.destroy()
      agents.httpsAgent.destroy()
    },
  }
}

/** JSON only, which skips axios's checks for forms, files and compression. */
const plainJson: CreateAxiosDefaults = {
  headers: { common: { Accept: 'application/json' } },
  responseType: 'text',
  decompress: false,
  transformRequest: (body: unknown, headers) => {
    if (body === undefined) return undefined
    headers.setContentType('application/json', false)
    return JSON.stringify(body)
  },
  transformResponse: (text: string, _headers, status = 500): unknown =>
    text === '' || status >= 500 ? undefined : JSON.parse(text),
}

async function runWithRetries(
  circuit: Circuit<HttpRequest, HttpResponse<unknown>>,
  request: HttpRequest,
  target: string,
): Promise<HttpResponse<unknown>> {
  for (let tries = 1; ; tries++) {
    try {
      return await circuit.run(request)
    } catch (error) {
      if (tries > 2 || circuit.isOpen() || !isRepeatable(request) || isTimeout(error))
        throw asUnavailable(target, error)
      await delay(30 * 2 ** tries * (0.5 + Math.random()))
    }
  }
}

async function attempt(
  http: AxiosInstance,
  request: HttpRequest,
  { token }: HttpClientOptions,
): Promise<HttpResponse<unknown>> {
  const context = currentRequest()
  const { status, data } = await http.request<unknown>({
    method: request.method,
    url: request.path,
    headers: {
      ...(token && { Authorization: `Bearer ${token()}` }),
      ...(context && { 'X-Request-Id': context.requestId, traceparent: context.traceparent }),
      ...(request.idempotencyKey && { 'Idempotency-Key': request.idempotencyKey }),
      ...(request.mediaType && { 'Content-Type': request.mediaType }),
    },
    ...(request.query && { params: request.query }),
    ...defined({ data: request.body, timeout: request.timeoutMs }),
  })
  return { status, data }
}

const isRepeatable = ({ method, idempotencyKey, repeatable }: HttpRequest) =>
  repeatable ?? (method === 'GET' || method === 'PUT' || method === 'DELETE' || idempotencyKey !== undefined)

/** Not retried, which would not help a slow target. */
const isTimeout = (error: unknown) =>
  axios.isAxiosError(error) && (error.code === 'ECONNABORTED' || error.code === 'ETIMEDOUT')

/** Keeps the reason and drops the request: an AxiosError carries headers and body. */
function asUnavailable(target: string, error: unknown): AppError {
  const reason = axios.isAxiosError(error) ? describe(error) : error instanceof Error ? error.message : String(error)
  return unavailable(`The ${target} is not answering. Please try again.`, new Error(reason))
}

const describe = ({ code, response, message }: AxiosError) =>
  response ? `answered ${response.status}` : `${code ?? ''} ${message}`.trim()
