import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { disable, isProblem, openUserApp, signIn, signUp, type UserApp } from './support/user-app'
import { signToken } from './support/forged-tokens'

let app: UserApp
beforeAll(async () => {
  app = await openUserApp()
})
afterAll(() => app.close())

const logout = (token: string, body?: object) => app.api.post('/api/users/logout').set(bearer(token)).send(body)
const refresh = (refreshToken: string) => app.api.post('/api/users/refresh').send({ refreshToken })
const verify = (token: unknown) => app.api.post('/api/users/verify').send({ token })

test('signing out ends this session and no other', async () => {
  const here = await signUp(app)
  const there = await signIn(app, here.user.email)
  await logout(here.accessToken).expect(204)
  await refresh(here.refreshToken).expect(401).expect(isProblem('token-invalid'))
  await refresh(there.refreshToken).expect(200)
})

test('signing out everywhere ends every session of the person, and nobody else’s', async () => {
  const here = await signUp(app)
  const there = await signIn(app, here.user.email)
  const other = await signUp(app)
  await logout(here.accessToken, { everywhere: true }).expect(204)
  await refresh(here.refreshToken).expect(401)
  await refresh(there.refreshToken).expect(401)
  await refresh(other.refreshToken).expect(200)
})

test('signing out twice is signing out once', async () => {
  const { accessToken } = await signUp(app)
  await logout(accessToken, {}).expect(204)
  await logout(accessToken, { everywhere: false }).expect(204)
})

test('signing out is for people who are signed in', async () => {
  await app.api.post('/api/users/logout').expect(401).expect(isProblem('token-missing'))
  await logout(serviceToken('order-service', 'user-service')).expect(403).expect(isProblem('forbidden'))
})

test('signing out takes no other wish', async () => {
  const { accessToken } = await signUp(app)
  const response = await logout(accessToken, { everywhere: 'yes', userId: 'x' }).expect(400)
  const { errors } = response.body as { errors: { path: string }[] }
  expect(errors.map(({ path }) => path).sort()).toEqual(['everywhere', 'userId'])
})

test('says of a good token whose it is and until when', async () => {
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

test('says the role of today, whatever the token says', async () => {
  const { user, accessToken } = await signUp(app)
  await app.ctx.db.updateTable('users').set({ role: 'admin' }).where('id', '=', user.id).execute()
  expect((await verify(accessToken)).body).toMatchObject({ valid: true, user: { role: 'admin' } })
})

test('says why a token is not good', async () => {
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

test.each([[undefined], [1], [''], [{}]])('can’t verify %j', async (token) => {
  const response = await verify(token).expect(400)
  expect(response.body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'token' }] })
})
