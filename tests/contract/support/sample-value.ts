import { uuidv7 } from '@ecommerce/shared/ids'
import type { JsonSchema } from '@ecommerce/shared/openapi/operation'

/** Value that fits a schema's sizes and types, with `lengths` entries per list. */
export function sampleValue(schema: JsonSchema | undefined, length: number): unknown {
  const { type, enum: values, items, properties, anyOf, oneOf, format, minimum, patternProperties } = schema ?? {}
  if (Array.isArray(values)) return values[0]
  const choices = (anyOf ?? oneOf) as JsonSchema[] | undefined
  if (choices?.[0]) return sampleValue(choices[0], length)
  if (type === 'array') return Array.from({ length }, () => sampleValue(items as JsonSchema | undefined, length))
  if (type === 'object') {
    const named = Object.entries((properties ?? {}) as Record<string, JsonSchema>)
    const free = patternProperties ? Array.from({ length }, (_, index) => [`name ${index}`, 'x']) : []
    return Object.fromEntries([...named.map(([name, each]) => [name, sampleValue(each, length)]), ...free])
  }
  if (type === 'integer' || type === 'number') return typeof minimum === 'number' ? minimum + 1 : 1
  if (type === 'boolean') return false
  return format === 'uuid' ? uuidv7() : format === 'email' ? 'ada@example.com' : uuidv7()
}
