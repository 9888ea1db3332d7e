import type { OperationObject } from '@ecommerce/shared/openapi/document'
import { documents } from '@ecommerce/tools/openapi/documents'
import { describedRoutes, open, type Audience, routeTable } from './support/route-table'

describe.each(Object.entries(documents))('API document of the %s service', (name, { paths }) => {
  const service = name as keyof typeof documents
  const table = routeTable[service]
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      operation,
    })),
  )

  test('lists exactly the existing routes', () => {
    expect(described.map(({ route }) => route).toSorted()).toEqual(describedRoutes(service))
  })

  test('names required and optional tokens', () => {
    const expectedNeed = (parties: readonly Audience[] = open) => {
      if (parties === open) return 'none'
      return parties.includes('public') ? 'optional' : 'required'
    }
    const documentedNeed = ({ security }: OperationObject) => {
      if (security.length === 0) return 'none'
      return security.some((each) => Object.keys(each).length === 0) ? 'optional' : 'required'
    }
    const documented = described.map(({ route, operation }) => `${route} ${documentedNeed(operation)}`)
    expect(documented).toEqual(described.map(({ route }) => `${route} ${expectedNeed(table[route])}`))
  })

  test('names the audience of tokens', () => {
    const inWords = (party: Audience) => (party === 'guest' ? 'token' : party === 'user-service' ? 'service' : party)
    const needing = described.filter(({ route }) => !(table[route] ?? open).includes('public'))
    const documented = needing.map(({ route, operation: { description } }) => {
      const named = /Audience: (?!public)(.*)\.$/.exec(String(description))?.[1]?.split(', ') ?? []
      return [route, ...named.map((party) => party.replace(/^.*-token$/, 'token')).toSorted()]
    })
    expect(documented).toEqual(needing.map(({ route }) => [route, ...(table[route] ?? []).map(inWords).toSorted()]))
  })

  test('has an example of every body', () => {
    const contents = described.flatMap(({ route, operation }) => {
      const { content = {} } = (operation.requestBody ?? {}) as { content?: Record<string, { example?: unknown }> }
      return Object.values(content).map(({ example }) => ({ route, example }))
    })
    expect(contents.filter(({ example }) => example === undefined)).toEqual([])
  })

  test('documents errors of bodies, also where none is declared', () => {
    const looked = described.filter(({ route }) => !/^GET \/(health|metrics|openapi\.json|docs)/.test(route))
    expect(looked.length).toBeGreaterThan(5)
    const silent = looked.filter(
      ({ operation: { responses } }) => !['400', '413', '415'].every((status) => status in responses),
    )
    expect(silent.map(({ route }) => route)).toEqual([])
  })

  test('has unique operation ids', () => {
    const names = described.map(({ operation }) => operation.operationId)
    expect(new Set(names).size).toBe(names.length)
  })
})
