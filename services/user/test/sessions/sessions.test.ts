import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { disable, isProblem, openUserApp, password, signIn, signUp, type UserApp } from '../support/user-app'
import { signToken } from '../support/forged-tokens'

let app: UserApp

describe('Sessions', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const logout = (token: string, body?: object) => app.api.post('/api/users/logout').set(bearer(token)).send(body)
  const refresh = (refreshToken: string) => app.api.post('/api/users/refresh').send({ refreshToken })
  const verify = (token: unknown) => app.api.post('/api/users/verify').send({ token })

  test('end by sign-out, others continue', async () => {
    const here = await signUp(app)
    const there = await signIn(app, here.user.email)
    await logout(here.accessToken).expect(204)
    await refresh(here.refreshToken).expect(401).expect(isProblem('token-invalid'))
    await refresh(there.refreshToken).expect(200)
  })

  test('all end by sign-out everywhere', async () => {
    const here = await signUp(app)
    const there = await signIn(app, here.user.email)
    const other = await signUp(app)
    await logout(here.accessToken, { everywhere: true }).expect(204)
    await refresh(here.refreshToken).expect(401)
    await refresh(there.refreshToken).expect(401)
    await refresh(other.refreshToken).expect(200)
  })

  test('cannot sign out others once ended', async () => {
    const { user, accessToken } = await signUp(app)
    const there = await signIn(app, user.email)
    await logout(accessToken, {}).expect(204)
    for (const everywhere of [false, true])
      await logout(accessToken, { everywhere }).expect(401).expect(isProblem('session-ended'))
    await refresh(there.refreshToken).expect(200)
  })

  test('sign-out requires a signed-in user', async () => {
    await app.api.post('/api/users/logout').expect(401).expect(isProblem('token-missing'))
    await logout(serviceToken('order-service', 'user-service')).expect(403).expect(isProblem('forbidden'))
  })

  test('sign-out rejects other fields', async () => {
    const { accessToken } = await signUp(app)
    const response = await logout(accessToken, { everywhere: 'yes', userId: 'x' }).expect(400)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).sort()).toEqual(['everywhere', 'userId'])
  })

  test('verify returns user and expiry of a valid token', async () => {
    const { user, accessToken } = await signUp(app)
    const response = await verify(accessToken).expect(200)
    expect(response.body).toEqual({
      valid: true,
      user: { id: user.id, email: user.email, role: 'customer' },
      expiresAt: expect.stringMatching(/Z$/) as string,
    })
    const { expiresAt } = response.body as { expiresAt: string }
    expect(Math.abs(Date.parse(expiresAt) - Date.now() - 900_000)).toBeLessThan(5_000)
    expect(response.headers['cache-control']).toBe('private, no-store')
  })

  test('verify returns the current role', async () => {
    const { user, accessToken } = await signUp(app)
    await app.ctx.db.updateTable('users').set({ role: 'admin' }).where('id', '=', user.id).execute()
    expect((await verify(accessToken)).body).toMatchObject({ valid: true, user: { role: 'admin' } })
  })

  test('verify explains an invalid token', async () => {
    const signedOut = await signUp(app)
    await logout(signedOut.accessToken).expect(204)
    const disabled = await signUp(app)
    await disable(app, disabled.user.id)
    const erased = await signUp(app)
    await app.ctx.db.deleteFrom('users').where('id', '=', erased.user.id).execute()
    const reasons = {
      'session-ended': [signedOut.accessToken, erased.accessToken],
      'user-disabled': [disabled.accessToken],
      expired: [signToken(app, {}, { expiresIn: -1 })],
      invalid: [
        'abc',
        serviceToken('order-service', 'user-service'),
        signToken(app, { sid: 'x' }),
        signToken(app, {}, { subject: 'x' }),
      ],
    }
    for (const [reason, tokens] of Object.entries(reasons))
      for (const token of tokens) expect((await verify(token).expect(200)).body).toEqual({ valid: false, reason })
  })

  test.each([[undefined], [1], [''], [{}]])('verify rejects %j', async (token) => {
    const response = await verify(token).expect(400)
    expect(response.body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'token' }] })
  })

  const sessions = (token: string, query = '') => app.api.get(`/api/users/sessions${query}`).set(bearer(token))
  const end = (token: string, id: string) => app.api.delete(`/api/users/sessions/${id}`).set(bearer(token))
  type Listed = { data: { id: string; current: boolean }[]; page: { nextCursor: string | null; total?: number } }

  test('list devices, newest first, with the current one', async () => {
    const here = await signUp(app)
    await app.api
      .post('/api/users/login')
      .set('User-Agent', 'A telephone')
      .send({ email: here.user.email, password })
      .expect(200)
    const { body } = await sessions(here.accessToken).expect(200)
    const instant = expect.stringMatching(/^\d{4}-.*Z$/) as string
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as string
    const common = { id, ip: '127.0.0.1', createdAt: instant, lastUsedAt: instant }
    expect(body).toEqual({
      data: [
        { ...common, userAgent: 'A telephone', current: false },
        { ...common, userAgent: null, current: true },
      ],
      page: { limit: 20, nextCursor: null },
    })
  })

  test('list only live sessions', async () => {
    const here = await signUp(app)
    await signIn(app, here.user.email)
    const other = await signIn(app, here.user.email)
    await logout(other.accessToken).expect(204)
    await app.ctx.db
      .updateTable('sessions')
      .set({ lastUsedAt: new Date(Date.now() - 31 * 86_400_000) })
      .where('id', '=', ((await sessions(here.accessToken)).body as Listed).data[0]!.id)
      .execute()
    const { data } = (await sessions(here.accessToken).expect(200)).body as Listed
    expect(data.map(({ current }) => current)).toEqual([true])
  })

  test('page through many', async () => {
    const here = await signUp(app)
    for (let more = 0; more < 3; more++) await signIn(app, here.user.email)
    const first = (await sessions(here.accessToken, '?limit=3&count=true').expect(200)).body as Listed
    const second = (await sessions(here.accessToken, `?limit=3&cursor=${first.page.nextCursor}`).expect(200))
      .body as Listed
    expect(first.page.total).toBe(4)
    expect([first.data.length, second.data.length, second.page.nextCursor]).toEqual([3, 1, null])
    expect(new Set([...first.data, ...second.data].map(({ id }) => id)).size).toBe(4)
  })

  test('end from another session at once', async () => {
    const here = await signUp(app)
    const there = await signIn(app, here.user.email)
    const { data } = (await sessions(here.accessToken)).body as Listed
    const { id } = data.find(({ current }) => !current)!
    await end(here.accessToken, id).expect(204)
    await refresh(there.refreshToken).expect(401)
    await sessions(there.accessToken).expect(401).expect(isProblem('session-ended'))
    await end(here.accessToken, id).expect(404).expect(isProblem('session-not-found'))
    await refresh(here.refreshToken).expect(200)
  })

  test('are hidden from other users', async () => {
    const [ada, bea] = [await signUp(app), await signUp(app)]
    const { data } = (await sessions(ada.accessToken)).body as Listed
    await end(bea.accessToken, data[0]!.id).expect(404).expect(isProblem('session-not-found'))
    await end(bea.accessToken, 'not-an-id').expect(404).expect(isProblem('session-not-found'))
    expect(((await sessions(bea.accessToken)).body as Listed).data).toHaveLength(1)
    await refresh(ada.refreshToken).expect(200)
  })

  test('reject their tokens at account routes once ended', async () => {
    const { accessToken } = await signUp(app)
    await logout(accessToken).expect(204)
    for (const path of ['profile', 'sessions', 'addresses', 'export'])
      await app.api.get(`/api/users/${path}`).set(bearer(accessToken)).expect(401).expect(isProblem('session-ended'))
  })
})
