import type { ErrorRequestHandler, Response } from 'express'
import { STATUS_CODES } from 'node:http'
import { AppError, statusByKind } from '../../errors'
import { defectFields, type Log } from '../../observability/log'
import { toDatabaseError } from '../../postgres/errors'
import { currentRequest } from '../../observability/request-context'
import { UnsealError } from '../../secrets'
import { truncate } from '../truncate'
import { versionMismatch } from '../input/if-match'

export const routeNotFound = new AppError('not-found', 'route-not-found', 'There is nothing at this address.')

type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
} & Record<string, unknown>

/** Converts errors to problem documents (RFC 9457); logs only those an operator must fix as errors. */
export const problemHandler =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const appError = toAppError(error)
    if (!appError) log.error(defectFields(error), 'unexpected error')
    else if (appError instanceof UnsealError) log.error({ 'error.code': appError.code }, appError.message)
    else if (appError.kind === 'unavailable')
      log.warn({ 'error.code': appError.code, 'error.message': causeOf(appError) }, appError.message)
    sendProblem(res, appError)
  }

function sendProblem(res: Response, appError: AppError | undefined): void {
  for (const [name, value] of problemHeaders(appError)) res.setHeader(name, value)
  res.status(statusOf(appError)).send(problemBody(appError, currentRequest()?.requestId ?? ''))
}

/** Undefined stands for a defect, here as below. */
const statusOf = (appError: AppError | undefined): number => (appError ? statusByKind[appError.kind] : 500)

/** Headers of a problem response, without its length. */
function problemHeaders(appError: AppError | undefined): [name: string, value: string][] {
  const headers: [string, string][] = [
    ['Cache-Control', 'no-store'],
    ['Content-Type', 'application/problem+json; charset=utf-8'],
  ]
  const { retryAfterSeconds } = appError?.details ?? {}
  if (retryAfterSeconds !== undefined) headers.push(['Retry-After', String(retryAfterSeconds)])
  if (appError?.kind === 'unauthenticated')
    headers.push(['WWW-Authenticate', `Bearer realm="ecommerce", error="${bearerError(appError)}"`])
  return headers
}

/** Problem document as JSON, without details of defects. */
export function problemBody(appError: AppError | undefined, requestId: string): string {
  const status = statusOf(appError)
  const code = appError?.code ?? 'internal-error'
  const problem: Problem = {
    type: `urn:ecommerce:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail:
      appError?.message ??
      'Something went wrong on our side. Please try again, and name the requestId if you tell us about it.',
    code,
    requestId,
    ...appError?.details.members,
    ...(appError?.details.errors && { errors: appError.details.errors.slice(0, maxErrors) }),
  }
  return toText(problem)
}

/** Serializes as many errors as fit, then drops further members. */
function toText(problem: Problem): string {
  const text = JSON.stringify(problem)
  if (text.length * 3 <= maxBytes || Buffer.byteLength(text) <= maxBytes) return text
  const { type, title, status, code, requestId, errors } = problem
  if (Array.isArray(errors) && errors.length > 1)
    return toText({ ...problem, errors: errors.slice(0, Math.floor(errors.length / 2)) })
  return JSON.stringify({ type, title, status, detail: truncate(problem.detail, 1_000), code, requestId })
}

const maxBytes = 65_536
const maxErrors = 100

function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error
  return toDatabaseError(error) ?? toBodyError(error)
}

/** Errors of Express and its body parser carry a `status` of 4xx. */
function toBodyError(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined
  if (error.status === 413) return new AppError('too-large', 'body-too-large', 'The body is larger than 100 KB.')
  if (error.status === 412) return versionMismatch()
  if (error.status === 415)
    return new AppError(
      'unsupported-media-type',
      'unsupported-media-type',
      'The body has an encoding or a charset that is not supported; send UTF-8 JSON.',
    )
  if (error.status !== 400) return undefined
  // A path that cannot be decoded names nothing.
  if (error instanceof URIError) return routeNotFound
  return new AppError('invalid', 'invalid-request', 'The request could not be read.')
}

const bearerError = (appError: AppError) => (appError.code === 'token-missing' ? 'invalid_request' : 'invalid_token')

const causeOf = (appError: AppError) => (appError.cause instanceof Error ? appError.cause.message : undefined)
