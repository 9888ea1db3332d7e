import type { AnySchema, ValidationErrorItem, ValidationOptions } from 'joi'
import { AppError } from '../../errors'
import { isUuid } from '../../ids'
import { truncate } from '../truncate'
import { truncateInput, findTooLarge, containsManyUnknown, type Limits, limitsOf } from './input-limits'

/** Parses a JSON body without type conversion; reports all errors and unknown fields. */
export const parseBody = <T>(schema: AnySchema<T>, body: unknown): T => parse(asBody(schema), body ?? {})

/** Query parameters, which arrive as text and are converted. */
export function parseQuery<T>(schema: AnySchema<T>, query: object): T {
  if (Object.hasOwn(query, '__proto__')) throw protoNotAllowed()
  return parse(asQuery(schema), query)
}

/** Parses data of another service, dropping unknown fields. `at` prefixes error paths. */
export const parseLenient = <T>(schema: AnySchema<T>, input: unknown, at: string): T =>
  parse(asKnown(schema), input ?? {}, at)

/** Validation would drop it unseen. */
const protoNotAllowed = () =>
  new AppError('invalid', 'invalid-request', 'The request is not valid; errors lists every problem.', {
    errors: [{ path: '__proto__', message: '__proto__ is not allowed' }],
  })

/** Parses a UUID in a path; any other value is 404 and never reaches the database. */
export function parseId(value: string | undefined, code: string, message: string): string {
  if (isUuid(value)) return value.toLowerCase()
  throw new AppError('not-found', code, message)
}

/** Checks sizes, then stops at the first error; lists all errors only for a truncated copy. */
function parse<T>({ first, every, limits, rejectsUnknown }: Prepared<T>, input: unknown, at?: string): T {
  const tooLarge = findTooLarge(limits, input)
  const isFlooded = rejectsUnknown && containsManyUnknown(limits, input)
  const result = tooLarge.length === 0 && !isFlooded ? first.validate(input) : undefined
  if (result && !result.error) return result.value
  const details = every.validate(truncateInput(limits, input)).error?.details ?? result?.error?.details ?? []
  throw new AppError('invalid', 'invalid-request', 'The request is not valid; errors lists every problem.', {
    errors: [
      ...tooLarge.map(({ path, message }) =>
        toValidationError({ path, message: `${[at, ...path].filter(isThere).join('.')} ${message}`.trim() }, at),
      ),
      ...details.map((detail) => toValidationError(detail, at)),
    ].slice(0, maxErrors),
  })
}

/** Names the value as the path does: `items.0.quantity`, not `items[0].quantity`. */
function toValidationError(
  { path, message, context }: Pick<ValidationErrorItem, 'path' | 'message' | 'context'>,
  at?: string,
) {
  const where = truncate([...(at ? [at] : []), ...path].join('.'), maxPathLength)
  const label: unknown = context?.label
  // Replacement by function, since names may contain patterns such as `$&`.
  const named = path.length > 0 && typeof label === 'string' ? message.replace(label, () => where) : message
  return { path: where, message: truncate(named, maxMessageLength) }
}

const isThere = (part: string | number | undefined) => part !== undefined

const maxErrors = 100
const maxPathLength = 100
const maxMessageLength = 400

type Prepared<T> = {
  first: AnySchema<T>
  every: AnySchema<T>
  limits: Limits | undefined
  rejectsUnknown: boolean
}

/** Compiles a schema's options once: Joi would do so for every value, at twice the cost. */
function prepareOnce(options: ValidationOptions) {
  const prepared = new WeakMap<AnySchema, Prepared<unknown>>()
  return <T>(schema: AnySchema<T>): Prepared<T> => {
    const kept = prepared.get(schema) as Prepared<T> | undefined
    if (kept) return kept
    const every = schema.prefs({ ...options, ...reporting })
    const ready = {
      first: every.prefs({ abortEarly: true }),
      every,
      limits: limitsOf(schema),
      rejectsUnknown: !options.stripUnknown && !(schema.describe().flags as { unknown?: boolean } | undefined)?.unknown,
    }
    prepared.set(schema, ready)
    return ready
  }
}

/** Reports all errors, none of which repeats the input. */
const reporting: ValidationOptions = {
  abortEarly: false,
  errors: { wrap: { label: false } },
  messages: {
    'number.base': '{{#label}} must be a number in plain digits',
    'string.pattern.name': '{{#label}} must be a valid {{#name}}',
    'string.pattern.base': '{{#label}} is not in the right form',
    'object.missing': 'one of {{#peersWithLabels}} is required',
    'object.xor': 'only one of {{#presentWithLabels}} is allowed',
  },
}

const asBody = prepareOnce({ convert: false })
const asQuery = prepareOnce({ convert: true })
const asKnown = prepareOnce({ convert: false, stripUnknown: true })
