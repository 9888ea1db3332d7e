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

  test('is shown to its user', async () => {
    const { user, accessToken } = await signUp(app)
    const response = await get(accessToken).expect(200)
    expect(response.body).toEqual({ ...user, marketingConsent: false, mfaEnabled: false })
    expect(response.headers['cache-control']).toBe('private, no-store')
  })

  test('exists for admins', async () => {
    const { accessToken } = await signInAdmin(app)
    expect((await get(accessToken).expect(200)).body).toMatchObject({ role: 'admin' })
  })

  test('changes permitted fields only', async () => {
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

  test('stores consent to marketing with its time', async () => {
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

  test('requires a change', async () => {
    const { accessToken } = await signUp(app)
    await patch(accessToken, {}).expect(400).expect(isProblem('invalid-request'))
  })

  test('lists all validation errors', async () => {
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

  test('requires its signed-in user', async () => {
    for (const request of [app.api.get('/api/users/profile'), app.api.patch('/api/users/profile').send({ name: 'X' })])
      await request.expect(401).expect(isProblem('token-missing'))
    const token = serviceToken('order-service', 'user-service')
    await get(token).expect(403).expect(isProblem('forbidden'))
    await patch(token, { name: 'X' }).expect(403).expect(isProblem('forbidden'))
  })

  test('is missing for a disabled account despite a valid token', async () => {
    const { user, accessToken } = await signUp(app)
    await disable(app, user.id)
    await get(accessToken).expect(401).expect(isProblem('session-ended'))
    await patch(accessToken, { name: 'X' }).expect(401).expect(isProblem('session-ended'))
  })
})
