import type { Description, Schema } from 'joi'
import { truncate } from '../truncate'

/** Size limits of one value, from its schema. */
export type Limits = {
  /** Maximum entries of a list, or of names in an open object. */
  max: number
  items: Limits | undefined
  members: ReadonlyMap<string, Limits | undefined> | undefined
  /** Members of names that only a pattern knows. */
  others: Limits | undefined
  /** Set when a list or pattern is inside, so that sizes are measured. */
  grows: boolean
}

export type TooLarge = { path: (string | number)[]; message: string }

/** Limit of lists and patterns without one. */
const defaultMax = 1_000

/** Entries and unknown names that an error report covers beside those of the schema. */
const maxReported = 150

const keyLength = 100

export const limitsOf = (schema: Schema): Limits | undefined => toLimits(schema.describe())

/** Finds lists and objects above their schema's limits, as Joi would validate all entries before counting. */
export function findTooLarge(limits: Limits | undefined, value: unknown, path: TooLarge['path'] = []): TooLarge[] {
  if (!limits?.grows || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) {
    if (value.length > limits.max) return [{ path, message: `must contain less than or equal to ${limits.max} items` }]
    const { items } = limits
    return items?.grows ? value.flatMap((item, index) => findTooLarge(items, item, [...path, index])) : []
  }
  const tooLarge: TooLarge[] = []
  if (limits.others && Object.keys(value).length > limits.max)
    tooLarge.push({ path, message: `must have less than or equal to ${limits.max} keys` })
  for (const [name, member] of limits.members ?? [])
    if (member?.grows && Object.hasOwn(value, name))
      tooLarge.push(...findTooLarge(member, (value as Record<string, unknown>)[name], [...path, name]))
  return tooLarge
}

/** Returns true for an object with too many unknown names to validate the rest. */
export function containsManyUnknown(limits: Limits | undefined, value: unknown): boolean {
  if (!limits || typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((item) => containsManyUnknown(limits.items, item))
  const { members, others } = limits
  if (!members) return false
  if (!others && Object.keys(value).length > members.size + maxReported) return true
  for (const [name, member] of members)
    if (member && Object.hasOwn(value, name) && containsManyUnknown(member, (value as Record<string, unknown>)[name]))
      return true
  return false
}

/** Truncates a value so that listing all errors stays cheap; errors of the copy are errors of the value. */
export function truncateInput(limits: Limits | undefined, value: unknown): unknown {
  let left = maxReported
  const copy = (limits: Limits | undefined, value: unknown): unknown => {
    if (limits === undefined || typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      const entries = value.slice(0, limits.max).filter((_, index) => index === 0 || left-- > 0)
      return entries.map((item) => copy(limits.items, item))
    }
    if (!limits.members) return value
    const { members, others } = limits
    const entries = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      if (members.has(name)) return [[name, copy(members.get(name), member)]]
      if (left-- <= 0) return []
      return [[truncate(name, keyLength), others ? copy(others, member) : true]]
    })
    return Object.fromEntries(entries)
  }
  return copy(limits, value)
}

function toLimits(description: Description): Limits | undefined {
  const { type, items, keys, patterns, matches, whens } = description as Description & {
    items?: Description[]
    patterns?: { rule: Description }[]
    matches?: { schema?: Description; then?: Description; otherwise?: Description }[]
    whens?: { then?: Description; otherwise?: Description }[]
  }
  const own =
    type === 'array' ? ofList(description, items) : keys || patterns ? ofObject(description, patterns) : undefined
  const others = [...(matches ?? []), ...(whens ?? [])].flatMap((each): unknown[] => Object.values(each))
  return [own, ...others.map((each) => (isDescription(each) ? toLimits(each) : undefined))].reduce(merge, undefined)
}

const isDescription = (value: unknown): value is Description =>
  typeof value === 'object' && value !== null && 'type' in value

const ofList = (description: Description, items: readonly Description[] = []): Limits => ({
  max: limitIn(description),
  items: items.map(toLimits).reduce(merge, undefined),
  members: undefined,
  others: undefined,
  grows: true,
})

function ofObject(description: Description, patterns: readonly { rule: Description }[] = []): Limits {
  const members = new Map(
    Object.entries((description.keys ?? {}) as Record<string, Description>).map(([name, each]) => [
      name,
      toLimits(each),
    ]),
  )
  const others = patterns.map(({ rule }) => toLimits(rule) ?? ofText).reduce<Limits | undefined>(merge, undefined)
  return {
    max: limitIn(description),
    items: undefined,
    members,
    others,
    grows: patterns.length > 0 || [...members.values()].some((member) => member?.grows),
  }
}

/** Limits of a scalar: nothing to measure. */
const ofText: Limits = { max: defaultMax, items: undefined, members: undefined, others: undefined, grows: false }

const limitIn = ({ rules = [] }: Description & { rules?: { name: string; args?: { limit?: unknown } }[] }): number => {
  const limits = rules.flatMap(({ name, args }) => (name === 'max' || name === 'length' ? [args?.limit] : []))
  return Math.min(defaultMax, ...limits.filter((limit) => typeof limit === 'number'))
}

/** Merges the limits of alternative schemas for one value. */
function merge(one: Limits | undefined, other: Limits | undefined): Limits | undefined {
  if (!one || !other) return one ?? other
  const names = [...(one.members?.keys() ?? []), ...(other.members?.keys() ?? [])]
  return {
    max: Math.max(one.max, other.max),
    items: merge(one.items, other.items),
    members:
      one.members || other.members
        ? new Map(names.map((name) => [name, merge(one.members?.get(name), other.members?.get(name))]))
        : undefined,
    others: merge(one.others, other.others),
    grows: one.grows || other.grows,
  }
}
