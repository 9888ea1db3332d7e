import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer } from '@ecommerce/testkit/tokens'
import {
  isProblem,
  openUserApp,
  password,
  signIn,
  signInAdmin,
  signUp,
  type SignedInBody,
  type UserApp,
} from '../support/user-app'

let app: UserApp
let admin: SignedInBody

describe('Admin changes', () => {
  beforeAll(async () => {
    app = await openUserApp()
    admin = await signInAdmin(app)
  })
  afterAll(() => app.close())

  const patch = (id: string, body: object, token = admin.accessToken) =>
    app.api.patch(`/api/users/${id}`).set(bearer(token)).send(body)

  /** Signed-in second admin. */
  async function newAdmin(): Promise<SignedInBody> {
    const { user } = await signUp(app)
    await patch(user.id, { role: 'admin' }).expect(200)
    return signIn(app, user.email)
  }
  const demote = ({ user }: SignedInBody) => patch(user.id, { role: 'customer' }).expect(200)

  test('promote a user, who must refresh', async () => {
    const { user, accessToken, refreshToken } = await signUp(app)
    const response = await patch(user.id, { role: 'admin' }).expect(200)
    expect(response.body).toEqual({ ...user, role: 'admin', status: 'active', updatedAt: expect.any(String) as string })
    await app.api.get('/api/users').set(bearer(accessToken)).expect(401).expect(isProblem('session-ended'))
    const next = await app.api.post('/api/users/refresh').send({ refreshToken }).expect(200)
    await app.api
      .get('/api/users')
      .set(bearer((next.body as SignedInBody).accessToken))
      .expect(200)
    await patch(user.id, { role: 'customer' }).expect(200)
  })

  test('demote with rejection of earlier tokens', async () => {
    const former = await newAdmin()
    await app.api.get('/api/users').set(bearer(former.accessToken)).expect(200)
    await demote(former)
    for (const path of ['', '/profile'])
      await app.api
        .get(`/api/users${path}`)
        .set(bearer(former.accessToken))
        .expect(401)
        .expect(isProblem('session-ended'))
    const { refreshToken } = former
    const { body } = await app.api.post('/api/users/refresh').send({ refreshToken }).expect(200)
    const next = (body as SignedInBody).accessToken
    await app.api.get('/api/users').set(bearer(next)).expect(403).expect(isProblem('forbidden'))
    await app.api.get('/api/users/profile').set(bearer(next)).expect(200)
  })

  test('disable with immediate sign-out until enabled', async () => {
    const { user, accessToken, refreshToken } = await signUp(app)
    expect((await patch(user.id, { status: 'disabled' }).expect(200)).body).toMatchObject({ status: 'disabled' })
    await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(401)
    await app.api.post('/api/users/refresh').send({ refreshToken }).expect(401)
    await app.api.post('/api/users/login').send({ email: user.email, password }).expect(401)
    await patch(user.id, { status: 'active' }).expect(200)
    await app.api.post('/api/users/refresh').send({ refreshToken }).expect(401)
    await signIn(app, user.email)
  })

  test('keep the last active admin', async () => {
    const other = await newAdmin()
    await patch(other.user.id, { status: 'disabled' }).expect(200)
    for (const body of [{ role: 'customer' }, { status: 'disabled' }])
      await patch(admin.user.id, body).expect(409).expect(isProblem('last-admin'))
    await app.api
      .delete('/api/users/profile')
      .set(bearer(admin.accessToken))
      .send({ password })
      .expect(409)
      .expect(isProblem('last-admin'))
    expect((await patch(admin.user.id, { role: 'admin', status: 'active' }).expect(200)).body).toMatchObject({
      role: 'admin',
    })
    await patch(other.user.id, { role: 'customer', status: 'active' }).expect(200)
  })

  test('keep one of concurrently demoting admins', async () => {
    const others = [await newAdmin(), await newAdmin(), await newAdmin()]
    const all = [admin, ...others]
    await Promise.all(
      all.map((by, index) => patch(all[(index + 1) % 4]!.user.id, { role: 'customer' }, by.accessToken)),
    )
    const left = await app.ctx.db.selectFrom('users').select('id').where('role', '=', 'admin').execute()
    expect(left.length).toBeGreaterThanOrEqual(1)
    await app.ctx.db.updateTable('users').set({ role: 'customer' }).execute()
    await app.ctx.db
      .updateTable('users')
      .set({ role: 'admin', tokenVersion: 1 })
      .where('id', '=', admin.user.id)
      .execute()
  })

  test('require the current version', async () => {
    const { user } = await signUp(app)
    const { headers } = await app.api.get(`/api/users/${user.id}`).set(bearer(admin.accessToken)).expect(200)
    expect(headers.etag).toBe('"1"')
    const changed = await patch(user.id, { role: 'admin' }).set('If-Match', headers.etag!).expect(200)
    expect(changed.headers.etag).toBe('"2"')
    await patch(user.id, { role: 'customer' }).set('If-Match', '"1"').expect(412).expect(isProblem('version-mismatch'))
    await patch(user.id, { role: 'customer' }).set('If-Match', 'W/"2"').expect(412)
    await patch(user.id, { role: 'customer' }).set('If-Match', '*').expect(200)
  })

  test('succeed once of ten per version', async () => {
    const { user } = await signUp(app)
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => patch(user.id, { status: 'disabled' }).set('If-Match', '"1"')),
    )
    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(412)])
  })

  test.each([
    [{}, ['']],
    [{ role: 'owner', status: 'gone' }, ['role', 'status']],
    [{ email: 'x@example.com', name: 'X', password: 'a new password' }, ['email', 'name', 'password']],
  ])('reject the change %j', async (body, paths) => {
    const { user } = await signUp(app)
    const response = await patch(user.id, body).expect(400)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).toSorted()).toEqual(paths)
  })

  test.each([uuidv7(), 'nobody'])('respond 404 at %s', async (id) => {
    await patch(id, { role: 'admin' }).expect(404).expect(isProblem('user-not-found'))
  })

  test('require another admin', async () => {
    const { user, accessToken } = await signUp(app)
    await patch(user.id, { role: 'admin' }, accessToken).expect(403).expect(isProblem('forbidden'))
    await app.api.patch(`/api/users/${user.id}`).send({ role: 'admin' }).expect(401)
  })
})
