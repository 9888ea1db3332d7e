import type { OpenApiDocument } from '../../openapi/document'
import { routeFinder } from './route-finder'

const paths = {
  '/api/things': { get: {}, post: {} },
  '/api/things/all': { get: {} },
  '/api/things/{id}': { get: {}, delete: {} },
  '/api/things/{thingId}/parts/{id}': { get: {} },
  '/openapi.json': { get: {} },
} as unknown as OpenApiDocument['paths']

const find = routeFinder({ paths })

describe('Route finder', () => {
  test.each([
    ['GET', '/api/things', '/api/things'],
    ['HEAD', '/api/things?limit=1', '/api/things'],
    ['POST', '/API/tHings/', '/api/things'],
    ['GET', '/api/things/all', '/api/things/all'],
    ['DELETE', '/api/things/all', '/api/things/:id'],
    ['GET', '/api/things/%00', '/api/things/:id'],
    ['GET', '/api/things/7/PARTS/8', '/api/things/:thingId/parts/:id'],
    ['GET', '/openapi.json', '/openapi.json'],
  ])('maps %s %s to %s', (method, target, route) => expect(find(method, target)).toBe(route))

  test.each([
    ['GET', '/'],
    ['GET', ''],
    ['GET', '/api/things/7/parts'],
    ['GET', '/api/things//'],
    ['GET', '/api//things'],
    ['PUT', '/api/things'],
    ['OPTIONS', '/api/things'],
    ['GET', '/constructor'],
    ['GET', '/__proto__/toString'],
    ['GET', `/api/things/${'a/'.repeat(20_000)}`],
  ])('maps %s %s to unmatched', (method, target) => expect(find(method, target)).toBe('unmatched'))
})
