import type { ObjectSchema, ValidationErrorItem, ValidationOptions } from 'joi'
import { AppError } from '../errors'
import { isUuid } from '../ids'

/** A JSON body, without type conversion: `"2"` is not a number. Every fault is named at once; unknown fields are faults. */
export const parseBody = <T>(schema: ObjectSchema<T>, body: unknown): T => parse(asBody(schema), body ?? {})

/** Query parameters, which arrive as text and are converted. */
export const parseQuery = <T>(schema: ObjectSchema<T>, query: unknown): T => parse(asQuery(schema), query)

/** What another service sent: takes the fields it knows and drops the rest, so that senders can add some. `at` prefixes the paths of faults. */
export const parseKnown = <T>(schema: ObjectSchema<T>, input: unknown, at: string): T =>
  parse(asKnown(schema), input ?? {}, at)

/** A path id that is no UUID names nothing, so it is 404 and never reaches the database. */
export function parseId(value: string | undefined, code: string, message: string): string {
  if (isUuid(value)) return value.toLowerCase()
  throw new AppError('not-found', code, message)
}

function parse<T>(schema: ObjectSchema<T>, input: unknown, at?: string): T {
  const result = schema.validate(input)
  if (!result.error) return result.value
  throw new AppError('invalid', 'invalid-request', 'The request is not valid; errors names every fault.', {
    errors: result.error.details.map((fault) => toFault(fault, at)),
  })
}

/** The message names the value as the path does: `items.0.quantity`, where Joi says `items[0].quantity`. */
function toFault({ path, message, context }: ValidationErrorItem, at?: string) {
  const where = [...(at ? [at] : []), ...path].join('.')
  const label: unknown = context?.label
  return {
    path: where,
    message: path.length > 1 && typeof label === 'string' ? message.replace(label, where) : message,
  }
}

/** Joi compiles its options anew for every value that they come with, so each schema gets them once: twice as quick. */
function prepareOnce(options: ValidationOptions) {
  const prepared = new WeakMap<ObjectSchema, ObjectSchema>()
  return <T>(schema: ObjectSchema<T>): ObjectSchema<T> => {
    const kept = prepared.get(schema) as ObjectSchema<T> | undefined
    if (kept) return kept
    const ready = schema.prefs({ ...options, ...reporting })
    prepared.set(schema, ready)
    return ready
  }
}

/** All faults at once, and none of them says back what was sent. */
const reporting: ValidationOptions = {
  abortEarly: false,
  errors: { wrap: { label: false } },
  messages: {
    'string.pattern.name': '{{#label}} must be a valid {{#name}}',
    'string.pattern.base': '{{#label}} is not in the right form',
    'object.missing': 'one of {{#peersWithLabels}} is required',
    'object.xor': 'only one of {{#presentWithLabels}} is allowed',
  },
}

const asBody = prepareOnce({ convert: false })
const asQuery = prepareOnce({ convert: true })
const asKnown = prepareOnce({ convert: false, stripUnknown: true })
