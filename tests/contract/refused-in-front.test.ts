import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { type Platform, type ServiceName, serviceNames, startPlatform } from '../support/platform'
import { fill } from './support/ask'
import { routeTable } from './support/route-table'

let platform: Platform

beforeAll(async () => {
  platform = await startPlatform()
}, 60_000)
afterAll(() => platform.stop())

const refusedRoutes = (name: ServiceName) =>
  Object.entries(routeTable[name])
    .filter(([, who]) => !who.includes('public') && !who.includes('guest'))
    .map(([route]) => route)

const nowhere = [
  'GET /',
  'GET /wp-login.php',
  'GET /api',
  'GET /API/',
  'GET /Api/nothing',
  'HEAD /api/nothing?x=1',
  'DELETE /nothing/here',
  'GET //api',
]

const requests = serviceNames.flatMap((name) => [...nowhere, ...refusedRoutes(name)].map((route) => ({ name, route })))

/** What comes with a body is refused behind all middleware, by the guard or as what no router knows. */
test.each(requests)('$name: $route is refused at the door as it is inside', async ({ name, route }) => {
  const target = fill(route)
  const [atTheDoor, inside] = await Promise.all([send(name, target), send(name, target, '{}')])
  expect(atTheDoor).toEqual(inside)
  expect([401, 404]).toContain(atTheDoor.status)
})

test('an address is the same one in capital letters, and with a slash at its end', async () => {
  for (const route of ['GET /API/Categories', 'GET /api/categories/', 'GET /HEALTH/live'])
    expect(await send('product', route)).toMatchObject({ status: 200 })
})

test('whoever brings a token hears what is wrong with it', async () => {
  const { status, body } = await send('order', 'GET /api/orders', undefined, { Authorization: 'Bearer x' })
  expect({ status, ...(JSON.parse(body) as object) }).toMatchObject({ status: 401, code: 'token-invalid' })
})

async function send(name: ServiceName, route: string, body?: string, more: Record<string, string> = {}) {
  const [method, path] = route.split(' ')
  const asked = request(platform.urlOf(name), {
    ...{ method, path, agent: false },
    headers: {
      ...{ 'X-Request-Id': 'the-same', Origin: 'https://elsewhere.example', ...more },
      ...(body !== undefined && { 'Content-Type': 'application/json', 'Content-Length': body.length }),
    },
  }).end(body)
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  const { date: _date, ...headers } = answer.headers
  return { status: answer.statusCode, headers, body: await text(answer) }
}
