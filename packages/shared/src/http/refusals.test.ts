import type { Request } from 'express'
import { describeApi } from '../openapi/document'
import type { Operation } from '../openapi/operation'
import { refusalFinder } from './refusals'

const operation = (id: string, roles?: Operation['roles']): Operation => ({
  ...{ id, summary: id, answers: { 200: { says: 'It.' } } },
  ...(roles && { roles }),
})

const find = refusalFinder(
  describeApi({
    ...{ title: 'Things', description: 'Things.', shapes: {} },
    tokens: { 'ticket-token': { header: 'X-Ticket', description: 'A ticket.' } },
    groups: [
      {
        ...{ name: 'Things', description: 'Things.' },
        operations: {
          'GET /docs': operation('browse'),
          'GET /api/things': operation('list', ['public', 'customer']),
          'POST /api/things': operation('make', ['admin']),
          'GET /api/things/:id': operation('read', ['customer', 'admin']),
          'GET /api/things/open': operation('readOpen'),
          'GET /api/things/:id/seats': operation('seats', ['ticket-token', 'customer']),
        },
      },
    ],
  }),
)

const refusalOf = (method: string, url: string, headers: Request['headers'] = {}) => {
  const found = find({ method, url, headers } as Request)
  return found && [found.refusal.code, found.route]
}

test.each([
  ['GET', '/', ['route-not-found', undefined]],
  ['POST', '/wp-login.php?a=/api/things', ['route-not-found', undefined]],
  ['GET', '/api', ['route-not-found', undefined]],
  ['GET', '/api/thing', ['route-not-found', undefined]],
  ['GET', '/things', ['route-not-found', undefined]],
  ['POST', '/api/things', ['token-missing', '/api/things']],
  ['GET', '/api/things/7?all=true', ['token-missing', '/api/things/:id']],
  ['HEAD', '/api/things/7', ['token-missing', '/api/things/:id']],
])('%s %s is refused', (method, url, expected) => expect(refusalOf(method, url)).toEqual(expected))

test.each([
  ['what anybody may do', 'GET', '/api/things'],
  ['what is open under another pattern as well', 'GET', '/api/things/open'],
  ['what another token is good for', 'GET', '/api/things/7/seats'],
  ['what only a router can say', 'GET', '/docs/page.css'],
  ['another method', 'DELETE', '/api/things/7'],
  ['another spelling', 'GET', '/API/Things/7'],
  ['a slash at the end', 'GET', '/api/things/'],
  ['a preflight', 'OPTIONS', '/wp-login.php'],
  ['a whole address', 'GET', 'http://shop.example.com/api/things/7'],
])('%s is left to the app: %s %s', (_name, method, url) => expect(refusalOf(method, url)).toBeUndefined())

test('a token, and a body, are for the app to look at', () => {
  expect(refusalOf('GET', '/api/things/7', { authorization: 'Bearer x' })).toBeUndefined()
  expect(refusalOf('POST', '/api/things', { 'content-length': '2' })).toBeUndefined()
})
