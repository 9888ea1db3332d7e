import type { JsonSchema } from '@ecommerce/shared/openapi/operation'
import type { HostileRequest, Role, ServedOperation } from './hostile-requests'
import { sampleValue } from './sample-value'

/** Past attacks by authorized clients, each under 100 KB. */
export function knownAttacks({ service, method, path, operation }: ServedOperation): HostileRequest[] {
  const { content } = (operation.requestBody ?? {}) as { content?: Record<string, Content> }
  const body = content?.['application/json']
  if (!body) return []
  const role = allowedRole(operation.description)
  const target = path.replaceAll(/\{\w+\}/g, '01890a5d-ac96-774b-bcce-b302099a8057')
  return attacksOn(body).map((text) => ({
    ...{ service, method, target, role },
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(text),
  }))
}

type Content = { schema?: JsonSchema; example?: unknown }

function attacksOn({ schema, example }: Content): string[] {
  const members = (example ?? {}) as Record<string, unknown>
  const names = Object.keys(schema?.properties ?? members)
  const each = (value: unknown) => ({ ...members, ...Object.fromEntries(names.map((name) => [name, value])) })
  const longKey = Object.fromEntries([['$&'.repeat(Math.floor(40_000 / Math.max(1, names.length))), 1]])
  const wide = Object.fromEntries(Array.from({ length: 7_000 }, (_, index) => [`name ${index}`, 1]))
  return [
    JSON.stringify(each(longKey)),
    JSON.stringify({ ...members, ...longKey }),
    JSON.stringify({ ...members, ...wide }),
    ...names.map((name) => JSON.stringify({ ...members, [name]: wide })),
    JSON.stringify(each(['x', 'x', null, null])),
    JSON.stringify(each(Array(Math.floor(40_000 / Math.max(1, names.length))).fill(1))),
    largestSample(schema),
    '['.repeat(49_000) + ']'.repeat(49_000),
    `{"a":${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}}`,
  ]
}

/** Lists of valid entries, as long as they can be. */
function largestSample(schema: JsonSchema | undefined): string {
  let largest = '{}'
  for (const length of [1, 6, 20, 100, 300, 600, 900, 1_300, 3_000]) {
    const text = JSON.stringify(sampleValue(schema, length))
    if (text.length > 98_000) break
    largest = text
  }
  return largest
}

/** Returns a role of the operation's audience. */
function allowedRole(description: unknown): Role {
  const named = /Audience: (?!public)(.*)\.$/.exec(String(description))?.[1]?.split(', ') ?? []
  return (['customer', 'admin', 'service'] as const).find((role) => named.includes(role)) ?? 'nobody'
}
