import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import type { Response } from 'supertest'
import {
  disable,
  isProblem,
  newPerson,
  openUserApp,
  signInAdmin,
  signUp,
  type SignedInBody,
  type UserApp,
} from '../support/user-app'

type Page = {
  data: { id: string; email: string }[]
  page: { limit: number; nextCursor: string | null; total?: number }
}

let app: UserApp
let admin: SignedInBody
let customers: SignedInBody[]

describe('User administration', () => {
  beforeAll(async () => {
    app = await openUserApp()
    admin = await signInAdmin(app)
    customers = []
    for (const name of ['Ann 100% Wool', 'Ben Under_score', 'Cem Back\\slash', 'Dan', 'Eve'])
      customers.push(await signUp(app, { ...newPerson(), name }))
    await disable(app, customers[3]!.user.id)
  })
  afterAll(() => app.close())

  const get = (path: string) => app.api.get(path).set(bearer(admin.accessToken))
  const page = async (query: string) => (await get(`/api/users${query}`).expect(200)).body as Page
  const newestFirst = () => [...customers.map(({ user }) => user.id).reverse(), admin.user.id]

  test('lists users for admins, newest first', async () => {
    const response = await get('/api/users').expect(200)
    const { data, page } = response.body as Page
    expect(data.map(({ id }) => id)).toEqual(newestFirst())
    expect(data[0]).toEqual({ ...customers[4]!.user, status: 'active' })
    expect(page).toEqual({ limit: 20, nextCursor: null })
    expect(response.headers.link).toBeUndefined()
    expect(response.headers['cache-control']).toBe('private, no-store')
  })

  test('pages stably while users register', async () => {
    const seen: string[] = []
    let next: string | undefined = '/api/users?limit=4'
    while (next !== undefined) {
      const { body, headers }: Response = await get(next).expect(200)
      seen.push(...(body as Page).data.map(({ id }) => id))
      next = /^<(.+)>; rel="next"$/.exec(headers.link ?? '')?.[1]
    }
    expect(seen).toEqual(newestFirst())
  })

  test('counts on request only', async () => {
    expect((await page('?count=true&limit=1')).page.total).toBe(6)
    expect((await page('?count=true&role=customer&status=active')).page.total).toBe(4)
    expect((await page('?limit=1')).page.total).toBeUndefined()
  })

  test.each([
    ['role=admin', ['Administrator']],
    ['status=disabled', ['Dan']],
    ['q=EVE', ['Eve']],
    ['q=admin@', ['Administrator']],
    ['q=0%25', ['Ann 100% Wool']],
    ['q=_', ['Ben Under_score']],
    ['q=%5C', ['Cem Back\\slash']],
    ['q=nobody', []],
    ["q=';drop table users", []],
    ['q=d&role=customer&status=active', ['Ben Under_score']],
  ])('filters by %s', async (query, names) => {
    expect((await page(`?${query}`)).data).toMatchObject(names.map((name) => ({ name })))
  })

  test('rejects cursors of other lists and forged ones', async () => {
    const { nextCursor } = (await page('?limit=1')).page
    for (const query of [`role=customer&cursor=${nextCursor}`, `cursor=${nextCursor}x`, 'cursor=abc'])
      await get(`/api/users?${query}`).expect(400).expect(isProblem('invalid-cursor'))
  })

  test('lists all validation errors of a query', async () => {
    const response = await get('/api/users?limit=0&role=owner&status=gone&count=maybe&sort=name').expect(400)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).sort()).toEqual(['count', 'limit', 'role', 'sort', 'status'])
  })

  test.each(['q=a&q=b', 'limit=1&limit=2', 'q=%00', 'q=%FF', 'cursor=%00'])('accepts the query %s', async (query) => {
    await get(`/api/users?${query}`).expect((response) => expect(response.status).toBeLessThan(500))
  })

  test('shows a user to admins', async () => {
    const { user } = customers[3]!
    expect((await get(`/api/users/${user.id}`).expect(200)).body).toEqual({ ...user, status: 'disabled' })
    expect((await get(`/api/users/${user.id.toUpperCase()}`).expect(200)).body).toMatchObject({ id: user.id })
  })

  test.each([uuidv7(), 'nobody', '1', '%00', "';--"])('responds 404 at %j', async (id) => {
    await get(`/api/users/${id}`).expect(404).expect(isProblem('user-not-found'))
  })

  test('is for admins only', async () => {
    for (const path of ['/api/users', `/api/users/${admin.user.id}`]) {
      await app.api.get(path).expect(401).expect(isProblem('token-missing'))
      await app.api.get(path).set(bearer(customers[0]!.accessToken)).expect(403).expect(isProblem('forbidden'))
      await app.api
        .get(path)
        .set(bearer(serviceToken('order-service', 'user-service')))
        .expect(403)
        .expect(isProblem('forbidden'))
    }
  })
})
