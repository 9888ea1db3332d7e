import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { disable, isProblem, openUserApp, signInAdmin, signUp, type UserApp } from '../support/user-app'

let app: UserApp

describe('Profile', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const get = (token: string) => app.api.get('/api/users/profile').set(bearer(token))
  const patch = (token: string, body: object) => app.api.patch('/api/users/profile').set(bearer(token)).send(body)

  test('shows the own profile', async () => {
    const { user, accessToken } = await signUp(app)
    const response = await get(accessToken).expect(200)
    expect(response.body).toEqual({ ...user, marketingConsent: false, mfaEnabled: false })
    expect(response.headers['cache-control']).toBe('private, no-store')
  })

  test('an admin has a profile too', async () => {
    const { accessToken } = await signInAdmin(app)
    expect((await get(accessToken).expect(200)).body).toMatchObject({ role: 'admin' })
  })

  test('changes what a person may change, and keeps the rest', async () => {
    const { user, accessToken } = await signUp(app)
    const response = await patch(accessToken, { name: ' Augusta ', locale: 'fr' }).expect(200)
    expect(response.body).toEqual({
      ...user,
      name: 'Augusta',
      locale: 'fr',
      marketingConsent: false,
      mfaEnabled: false,
      updatedAt: expect.any(String) as string,
    })
    expect((await get(accessToken)).body).toEqual(response.body)
    expect((response.body as { updatedAt: string }).updatedAt > (user as { updatedAt?: string }).updatedAt!).toBe(true)
  })

  test('consent to marketing is given, remembered from when, and withdrawn', async () => {
    const { user, accessToken } = await signUp(app)
    const givenAt = async () =>
      (
        await app.ctx.db
          .selectFrom('users')
          .select('marketingConsentAt')
          .where('id', '=', user.id)
          .executeTakeFirstOrThrow()
      ).marketingConsentAt
    expect((await patch(accessToken, { marketingConsent: true }).expect(200)).body).toMatchObject({
      marketingConsent: true,
    })
    const first = await givenAt()
    await patch(accessToken, { marketingConsent: true }).expect(200)
    expect(await givenAt()).toEqual(first)
    expect((await patch(accessToken, { marketingConsent: false }).expect(200)).body).toMatchObject({
      marketingConsent: false,
    })
    expect(await givenAt()).toBeNull()
  })

  test('asks for at least one change', async () => {
    const { accessToken } = await signUp(app)
    await patch(accessToken, {}).expect(400).expect(isProblem('invalid-request'))
  })

  test('lists every validation error of a change, and changes nothing', async () => {
    const { user, accessToken } = await signUp(app)
    const response = await patch(accessToken, {
      name: '',
      locale: 7,
      marketingConsent: 'yes',
      role: 'admin',
      email: 'x@example.com',
    }).expect(400)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).sort()).toEqual(['email', 'locale', 'marketingConsent', 'name', 'role'])
    expect((await get(accessToken)).body).toMatchObject(user)
  })

  test('a profile is for its owner, signed in', async () => {
    for (const request of [app.api.get('/api/users/profile'), app.api.patch('/api/users/profile').send({ name: 'X' })])
      await request.expect(401).expect(isProblem('token-missing'))
    const token = serviceToken('order-service', 'user-service')
    await get(token).expect(403).expect(isProblem('forbidden'))
    await patch(token, { name: 'X' }).expect(403).expect(isProblem('forbidden'))
  })

  test('a disabled account has no profile, though its token is still good', async () => {
    const { user, accessToken } = await signUp(app)
    await disable(app, user.id)
    await get(accessToken).expect(401).expect(isProblem('session-ended'))
    await patch(accessToken, { name: 'X' }).expect(401).expect(isProblem('session-ended'))
  })
})
