import type { OperationObject } from '@ecommerce/shared/openapi/document'
import { bearer } from '@ecommerce/testkit/tokens'
import { platformApi } from '@ecommerce/tools/openapi/platform-api'
import { admin, type Platform, serviceNames, startPlatform } from '../support/platform'
import { createCustomer } from '../support/customer'

let platform: Platform
let tokens: Record<'admin' | 'service', (name: (typeof serviceNames)[number]) => Record<string, string>>

beforeAll(async () => {
  platform = await startPlatform()
  const administrator = await createCustomer(platform, admin)
  tokens = {
    admin: () => administrator.auth,
    service: (name) => bearer(platform.serviceToken('user-service', `${name}-service`)),
  }
}, 60_000)
afterAll(() => platform.stop())

const operations = Object.entries(platformApi.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  )
  .filter(({ path }) => path.startsWith('/api/'))

const declaresQuery = ({ parameters = [] }: OperationObject) =>
  (parameters as { in: string }[]).some((each) => each.in === 'query')

/** Event streams stay open; webhooks of payment providers are read before everything else. */
const isLeftOut = (path: string) => path.endsWith('/stream') || path.includes('/webhook/')

/** Sends an unknown field or parameter as a permitted principal. */
async function send(
  name: (typeof serviceNames)[number],
  { path, method, operation }: (typeof operations)[number],
  what: 'query' | 'body',
  query = '?nobodyKnows=1',
  auth?: Record<string, string>,
) {
  const isForPeople = operation.description?.toString().match(/Audience: .*(admin|customer|public)/)
  const target = path.replaceAll(/\{\w+\}/g, '01890a5d-ac96-774b-bcce-b302099a8057') + (what === 'query' ? query : '')
  const answer = await fetch(`${platform.urlOf(name)}${target}`, {
    method,
    headers: {
      ...(what === 'body' && { 'Content-Type': 'application/json' }),
      ...(auth ?? tokens[isForPeople ? 'admin' : 'service'](name)),
    },
    ...(what === 'body' && { body: '{"nobodyKnows":1}' }),
  })
  return { status: answer.status, body: await answer.text() }
}

describe('Undeclared input', () => {
  it.each(serviceNames)('is rejected by the %s service as a query parameter', async (name) => {
    const { paths } = (await (await fetch(`${platform.urlOf(name)}/openapi.json`)).json()) as typeof platformApi
    const undeclared = operations.filter(
      ({ path, operation }) => path in paths && !declaresQuery(operation) && !isLeftOut(path),
    )
    expect(undeclared.length).toBeGreaterThan(5)
    const answers = await Promise.all(
      undeclared.map(
        async (each) => [`${each.method} ${each.path}`, (await send(name, each, 'query')).status] as const,
      ),
    )
    expect(answers.filter(([, status]) => ![400, 401, 403, 415].includes(status))).toEqual([])
    expect(answers.filter(([, status]) => status === 400).length).toBeGreaterThan(undeclared.length / 2)
  })

  it.each(serviceNames)('is rejected by every write of the %s service after authorization', async (name) => {
    const { paths } = (await (await fetch(`${platform.urlOf(name)}/openapi.json`)).json()) as typeof platformApi
    const writes = operations.filter(({ path, method }) => path in paths && method !== 'GET' && !isLeftOut(path))
    expect(writes.length).toBeGreaterThan(5)
    const answers = await Promise.all(
      writes.map(async (each) => {
        const isForNobody = /Audience: public/.test(String(each.operation.description))
        const [once, twice, stranger] = await Promise.all([
          send(name, each, 'query'),
          send(name, each, 'query', '?nobodyKnows=1&nobodyKnows=2'),
          send(name, each, 'query', '?nobodyKnows=1', {}),
        ])
        return { operation: `${each.method} ${each.path}`, isForNobody, once, twice, stranger }
      }),
    )
    const named = ({ body }: { body: string }) => (JSON.parse(body) as { errors?: { path: string }[] }).errors
    const wrong = answers.filter(({ once, twice, stranger, isForNobody }) => {
      if (once.status !== twice.status || ![400, 401, 403, 415].includes(once.status)) return true
      const isLink = once.body.includes('link-invalid')
      if (once.status === 400 && !isLink && !named(once)?.some(({ path }) => path === 'nobodyKnows')) return true
      return !isForNobody && ![400, 401].includes(stranger.status)
    })
    expect(wrong).toEqual([])
    expect(answers.filter(({ once }) => once.status === 400).length).toBeGreaterThan(writes.length / 2)
    expect(answers.filter(({ stranger }) => stranger.status === 401).length).toBeGreaterThan(2)
  })

  it('is rejected where a write streams its body or has none', async () => {
    const sent = async (method: string, path: string, body?: string) => {
      const type = { 'Content-Type': 'application/x-ndjson' }
      const headers = { ...tokens.admin('product'), ...(body !== undefined && type) }
      const answer = await fetch(`${platform.urlOf('product')}${path}`, {
        method,
        headers,
        ...(body !== undefined && { body }),
      })
      return { status: answer.status, body: (await answer.json()) as { id: string; errors?: { path: string }[] } }
    }
    const line = { sku: 'DRY-RUN', name: 'Dry run', category: 'dry', price: { amount: 1, currency: 'USD' }, stock: 1 }
    const refused = { status: 400, body: { errors: [{ path: 'dryRun' }] } }
    expect(await sent('POST', '/api/products/import?dryRun=true', JSON.stringify(line))).toMatchObject(refused)
    expect(await sent('POST', '/api/products/import?stock=set&stock=set', JSON.stringify(line))).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'stock' }, { path: 'stock' }] },
    })
    expect((await sent('GET', '/api/products/dry-run')).status).toBe(404)
    const { body } = await sent('GET', '/api/products/glass-carafe')
    expect(await sent('DELETE', `/api/products/${body.id}?dryRun=true`)).toMatchObject(refused)
    expect((await sent('GET', '/api/products/glass-carafe')).body).toMatchObject({ id: body.id, status: 'active' })
  })

  it.each(serviceNames)('is rejected by the %s service as a body', async (name) => {
    const { paths } = (await (await fetch(`${platform.urlOf(name)}/openapi.json`)).json()) as typeof platformApi
    const undeclared = operations.filter(
      ({ path, method, operation }) => path in paths && !('requestBody' in operation) && method !== 'GET',
    )
    const answers = await Promise.all(
      undeclared.map(async (each) => [`${each.method} ${each.path}`, (await send(name, each, 'body')).status] as const),
    )
    expect(answers.filter(([, status]) => ![400, 401, 403].includes(status))).toEqual([])
  })
})
