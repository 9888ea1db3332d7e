import { disable, isProblem, newPerson, openUserApp, password, signUp, type UserApp } from '../support/user-app'

let app: UserApp

describe('Sign in', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const login = (body: object) => app.api.post('/api/users/login').send(body)

  test('opens a session by address and password', async () => {
    const { user } = await signUp(app)
    const response = await login({ email: user.email, password }).expect(200)
    expect(response.body).toEqual({
      user,
      accessToken: expect.any(String) as string,
      refreshToken: expect.any(String) as string,
      tokenType: 'Bearer',
      expiresIn: 900,
      deviceToken: expect.stringMatching(/^[\w-]{86}$/) as string,
    })
    expect(response.headers['cache-control']).toBe('private, no-store')
  })

  test('accepts any spelling of the address', async () => {
    await signUp(app, { ...newPerson(), email: 'mary@example.com' })
    await login({ email: '  MARY@Example.com', password }).expect(200)
    await login({ email: 'ｍary@example.com', password }).expect(200)
  })

  test('responds alike to unknown, wrong and disabled', async () => {
    const { user } = await signUp(app)
    const disabled = await signUp(app)
    await disable(app, disabled.user.id)
    const answers = await Promise.all([
      login({ email: 'nobody@example.com', password }),
      login({ email: user.email, password: 'wrong password' }),
      login({ email: disabled.user.email, password }),
    ])
    const [first, ...others] = answers.map(({ status, headers, body }) => {
      const { requestId, ...problem } = body as { requestId: string }
      expect(requestId).toBe(headers['x-request-id'])
      return { status, problem, challenge: headers['www-authenticate'], length: headers['content-length'] }
    })
    expect(first).toMatchObject({
      status: 401,
      problem: { code: 'invalid-credentials' },
      challenge: expect.stringContaining('Bearer') as string,
    })
    expect(others).toEqual([first, first])
  })

  test('rejects a password with only a correct beginning', async () => {
    const person = { ...newPerson(), password: 'p'.repeat(72) }
    await signUp(app, person)
    await login({ email: person.email, password: person.password }).expect(200)
    await login({ email: person.email, password: `${person.password}x` })
      .expect(401)
      .expect(isProblem('invalid-credentials'))
  })

  test('lists all validation errors', async () => {
    const response = await login({ email: 'nobody', password: 1, remember: true }).expect(400)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).sort()).toEqual(['email', 'password', 'remember'])
  })

  test('records the device of a session', async () => {
    const { user } = await signUp(app)
    await login({ email: user.email, password }).set('User-Agent', 'x'.repeat(400)).expect(200)
    const sessions = await app.ctx.db
      .selectFrom('sessions')
      .selectAll()
      .where('userId', '=', user.id)
      .orderBy('id', 'desc')
      .execute()
    expect(sessions).toHaveLength(2)
    expect(sessions[0]).toMatchObject({ userAgent: 'x'.repeat(300), ip: '127.0.0.1', endedAt: null })
  })
})
