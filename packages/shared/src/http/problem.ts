import type { ErrorRequestHandler, Response } from 'express'
import { STATUS_CODES } from 'node:http'
import { AppError, statusByKind } from '../errors'
import { defectFields, type Log } from '../log'
import { asDatabaseRefusal } from '../postgres/errors'
import { currentRequest } from '../request-context'
import { versionMismatch } from './if-match'
import { sendWhole } from './send'

type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string
} & Record<string, unknown>

/** The last middleware: whatever was thrown becomes a problem document (RFC 9457), and only defects are logged as errors. */
export const problemHandler =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const refusal = asRefusal(error)
    if (!refusal) log.error(defectFields(error), 'unexpected error')
    else if (refusal.kind === 'unavailable')
      log.warn({ 'error.code': refusal.code, 'error.message': causeOf(refusal) }, refusal.message)
    sendProblem(res, refusal)
  }

/** Undefined stands for a defect: 500, with nothing of it told. */
function sendProblem(res: Response, refusal: AppError | undefined): void {
  const problem = toProblem(refusal)
  if (refusal?.details.retryAfterSeconds !== undefined)
    res.setHeader('Retry-After', String(refusal.details.retryAfterSeconds))
  if (refusal?.kind === 'unauthenticated')
    res.setHeader('WWW-Authenticate', `Bearer realm="ecommerce", error="${bearerError(refusal)}"`)
  res.setHeader('Cache-Control', 'no-store')
  res.setHeader('Content-Type', 'application/problem+json; charset=utf-8')
  res.statusCode = problem.status
  sendWhole(res, JSON.stringify(problem))
}

function toProblem(refusal: AppError | undefined): Problem {
  const status = refusal ? statusByKind[refusal.kind] : 500
  const code = refusal?.code ?? 'internal-error'
  return {
    type: `urn:ecommerce:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail:
      refusal?.message ??
      'Something went wrong on our side. Please try again, and name the requestId if you tell us about it.',
    code,
    requestId: currentRequest()?.requestId ?? '',
    ...refusal?.details.members,
    ...(refusal?.details.errors && { errors: refusal.details.errors }),
  }
}

function asRefusal(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error
  return asDatabaseRefusal(error) ?? asBodyRefusal(error)
}

/** What Express and its body parser refuse carries a `status` of 4xx. */
function asBodyRefusal(error: unknown): AppError | undefined {
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
  const parsing = 'type' in error && error.type === 'entity.parse.failed'
  return new AppError(
    'invalid',
    'invalid-request',
    parsing ? 'The body is not JSON.' : 'The request could not be read.',
  )
}

const bearerError = (refusal: AppError) => (refusal.code === 'token-missing' ? 'invalid_request' : 'invalid_token')

const causeOf = (refusal: AppError) => (refusal.cause instanceof Error ? refusal.cause.message : undefined)
