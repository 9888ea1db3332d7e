import { bearer } from '@ecommerce/testkit/tokens'
import { newPerson, openUserApp, password, signIn, signInAdmin, signUp, type UserApp } from './support/user-app'

let app: UserApp
let token: string

describe('Hostile input', () => {
  beforeAll(async () => {
    app = await openUserApp()
    token = (await signInAdmin(app)).accessToken
  })
  afterAll(() => app.close())

  type Route = ['post' | 'patch' | 'delete', string]

  const posts = [
    ...['register', 'login', 'login/mfa', 'refresh', 'logout', 'verify', 'addresses'],
    ...['password/change', 'password/forgot', 'password/reset', 'email/verify', 'mfa/enable', 'mfa/disable'],
  ].map((route): Route => ['post', `/api/users/${route}`])
  const nobody = '01a00000-0000-7000-8000-000000000000'
  const routes: Route[] = [
    ...posts,
    ['patch', '/api/users/profile'],
    ['delete', '/api/users/profile'],
    ['patch', `/api/users/${nobody}`],
    ['patch', `/api/users/addresses/${nobody}`],
  ]

  const send = ([method, path]: Route, type = 'application/json') =>
    app.api[method](path).set(bearer(token)).set('Content-Type', type)

  const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`
  const strange: Record<string, string> = {
    'broken JSON': '{"email": ',
    'deep JSON': deep,
    'a list': '[]',
    text: '"text"',
    number: '7',
    nothing: 'null',
    'an escaped NUL':
      '{"email":"a\\u0000@example.com","password":"pass\\u0000word","name":"a\\u0000","token":"\\u0000","refreshToken":"\\u0000"}',
    'a real NUL': '{"name":"a\0"}',
    'lists for text':
      '{"email":["a@example.com"],"password":["passw0rd"],"name":["a"],"token":["a"],"refreshToken":["a"],"everywhere":[true]}',
    'objects for text':
      '{"email":{},"password":{"$ne":null},"name":{"toString":1},"token":{},"refreshToken":{},"everywhere":{}}',
    'a name of a method': '{"constructor":{"prototype":{"role":"admin"}},"hasOwnProperty":1}',
    'long text': JSON.stringify(
      Object.fromEntries(
        ['email', 'password', 'name', 'token', 'refreshToken', 'locale'].map((key) => [key, 'a@'.repeat(8_000)]),
      ),
    ),
  }

  test.each(Object.entries(strange))('%s is rejected everywhere', async (_what, body) => {
    for (const route of routes) {
      const response = await send(route).set('X-Request-Id', 'strange').send(body)
      const { status } = response
      const expected =
        route[1].endsWith('/verify') && status === 200
          ? 200
          : route[1].endsWith('/refresh') && status === 401
            ? 401
            : 400
      expect({ route, status }).toEqual({ route, status: expected })
      expect(response.text).not.toMatch(/node_modules|at Object|joi|postgres/i)
    }
  })

  test.each(routes)('%s %s accepts JSON of at most 100 KB only', async (...route) => {
    await send(route)
      .send(JSON.stringify({ name: 'a'.repeat(200_000) }))
      .expect(413)
    await send(route, 'text/plain').send('hello').expect(415)
    await send(route, 'application/x-www-form-urlencoded').send('email=a').expect(415)
    await send(route, 'application/json; charset=klingon').send('{}').expect(415)
  })

  test('unpaired surrogates cause no internal error', async () => {
    const person = newPerson()
    const half = '\ud83d'
    const bodies = [
      { ...person, name: `A${half}` },
      { ...person, email: `a${half}@example.com` },
      { ...person, email: 'b@example.com', locale: `e${half}` },
    ]
    for (const body of bodies)
      await app.api
        .post('/api/users/register')
        .send(JSON.stringify(body))
        .type('json')
        .expect(({ status }) => expect(status).toBeLessThan(500))
    const { accessToken } = await signUp(app)
    await app.api
      .patch('/api/users/profile')
      .set(bearer(accessToken))
      .send({ name: `A${half}` })
      .expect(({ status }) => expect(status).toBeLessThan(500))
    await app.api
      .post('/api/users/login')
      .send({ email: `a${half}@example.com`, password: half })
      .expect(400)
    await app.api.post('/api/users/login').send({ email: person.email, password: half }).expect(401)
  })

  test('a prototype in the body grants no role', async () => {
    const person = newPerson()
    const body = `${JSON.stringify(person).slice(0, -1)},"__proto__":{"role":"admin","isAdmin":true}}`
    await app.api
      .post('/api/users/register')
      .type('json')
      .send(body)
      .expect(({ status }) => expect(status).toBeLessThan(500))
    await app.api
      .post('/api/users/register')
      .send(person)
      .expect(({ status }) => expect([201, 409]).toContain(status))
    expect((await signIn(app, person.email)).user.role).toBe('customer')
    expect({}).not.toHaveProperty('isAdmin')
  })

  test.each([
    "Robert'); drop table users;--",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '${7*7}{{7*7}}',
    'عمر صلاح',
    '👩‍👩‍👧‍👦 Ünïcödé',
  ])('keeps the name %j', async (name) => {
    const { accessToken } = await signUp(app, { ...newPerson(), name })
    const { body } = await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(200)
    expect(body).toMatchObject({ name })
  })

  test('responds normally to a request under an unknown address', async () => {
    await app.api.get('/api/nothing').expect(404)
    await app.api.post('/api/users/nothing').set(bearer(token)).send({ password }).expect(404)
    await app.api.get('/api/users/%E0%A4%A').set(bearer(token)).expect(404)
  })
})
