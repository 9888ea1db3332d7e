import { openGate } from '@ecommerce/testkit/gate'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import bcrypt from 'bcrypt'
import { countAuditEvents } from '../../src/store/audit-events'
import { published } from '../support/outbox'
import { isProblem, newPerson, openUserApp, password, signIn, signUp, type UserApp } from '../support/user-app'

let app: UserApp

describe('Password change', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const newPassword = 'a staple of batteries'
  const change = (token: string, body: object) =>
    app.api.post('/api/users/password/change').set(bearer(token)).send(body)
  const login = (email: string, tried: string) => app.api.post('/api/users/login').send({ email, password: tried })
  const refresh = (refreshToken: string) => app.api.post('/api/users/refresh').send({ refreshToken })

  test('replaces the password', async () => {
    const { user, accessToken } = await signUp(app)
    await change(accessToken, { currentPassword: password, newPassword }).expect(204)
    await login(user.email, password).expect(401)
    await login(user.email, newPassword).expect(200)
  })

  test('ends all other sessions', async () => {
    const here = await signUp(app)
    const there = await signIn(app, here.user.email)
    await change(here.accessToken, { currentPassword: password, newPassword }).expect(204)
    await refresh(there.refreshToken).expect(401)
    await app.api
      .get('/api/users/profile')
      .set(bearer(there.accessToken))
      .expect(401)
      .expect(isProblem('session-ended'))
    await refresh(here.refreshToken).expect(200)
  })

  test('notifies the owner without the password', async () => {
    const { user, accessToken } = await signUp(app)
    await change(accessToken, { currentPassword: password, newPassword }).expect(204)
    const events = await published(app, 'user.password-changed', user.id)
    expect(events).toEqual([
      expect.objectContaining({ email: user.email, changedAt: expect.stringMatching(/Z$/) as string }),
    ])
    expect(JSON.stringify(events)).not.toContain(newPassword)
  })

  test('has no effect with a wrong current password', async () => {
    const { user, accessToken } = await signUp(app)
    await change(accessToken, { currentPassword: 'wrong password', newPassword })
      .expect(401)
      .expect(isProblem('invalid-credentials'))
    await login(user.email, password).expect(200)
    expect(await published(app, 'user.password-changed', user.id)).toEqual([])
  })

  test('locks after ten wrong passwords without affecting sign-in', async () => {
    const { user, accessToken } = await signUp(app)
    for (let tries = 0; tries < 10; tries++)
      await change(accessToken, { currentPassword: 'wrong password', newPassword }).expect(401)
    const response = await change(accessToken, { currentPassword: password, newPassword }).expect(429)
    isProblem('account-locked')(response)
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(800)
    await login(user.email, password).expect(200)
  })

  /** Delays hashes until `count` are requested, so that all checked the old password. */
  function makeHashesMeet(count: number): () => void {
    const hash = bcrypt.hash.bind(bcrypt) as (password: string, rounds: number) => Promise<string>
    let waiting = 0
    const met = openGate()
    const spy = jest.spyOn(bcrypt, 'hash') as unknown as jest.SpyInstance<Promise<string>, [string, number]>
    spy.mockImplementation(async (chosen, rounds) => {
      waiting += 1
      if (waiting === count) met.open()
      await met.opened
      return hash(chosen, rounds)
    })
    return () => spy.mockRestore()
  }

  test('succeeds once of two concurrent ones', async () => {
    const { user, accessToken } = await signUp(app)
    const wanted = ['first new password', 'second new password']
    const restore = makeHashesMeet(wanted.length)
    const responses = await Promise.all(
      wanted.map((chosen) => change(accessToken, { currentPassword: password, newPassword: chosen })),
    )
    restore()
    expect(responses.map(({ status }) => status).toSorted()).toEqual([204, 401])
    const won = wanted[responses.findIndex(({ status }) => status === 204)]!
    await login(user.email, won).expect(200)
  })

  test.each([
    ['a common one', () => 'Password1', /commonest/],
    ['a short one', () => 'xq7-vle', /8 to 72 bytes/],
    ['a long one', () => 'x'.repeat(73), /8 to 72 bytes/],
    ['the own e-mail', (email: string) => email.toUpperCase(), /e-mail/],
    ['the name before the @', (email: string) => email.split('@')[0]!, /e-mail/],
    ['the current one', () => password, /another one/],
    ['a number', () => 12_345_678, /string/],
  ])('rejects a new password that is %s', async (_which, chosen, reason) => {
    const { user, accessToken } = await signUp(app)
    const response = await change(accessToken, { currentPassword: password, newPassword: chosen(user.email) }).expect(
      400,
    )
    expect(response.body).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'newPassword', message: expect.stringMatching(reason) as string }],
    })
    await login(user.email, password).expect(200)
  })

  test('rejects the own address before checking the current password', async () => {
    const { user, accessToken } = await signUp(app)
    await change(accessToken, { currentPassword: 'wrong password', newPassword: user.email }).expect(400)
    expect(await countAuditEvents(app.ctx.db, user.id)).toBe(1)
  })

  test('rejects common and own words at registration as well', async () => {
    const person = newPerson()
    for (const chosen of ['password', 'QWERTYUIOP', 'p@ssw0rd', '87654321', person.email, 'Person-1@Example.com'])
      await app.api
        .post('/api/users/register')
        .send({
          ...person,
          email: chosen.includes('@') && chosen.includes('.') ? chosen.toLowerCase() : person.email,
          password: chosen,
        })
        .expect(400)
        .expect(({ body }) => expect(body).toMatchObject({ errors: [{ path: 'password' }] }))
  })

  test('reports a bad password with all other errors', async () => {
    const response = await app.api
      .post('/api/users/register')
      .send({ email: 'nobody', password: 'password', name: '' })
      .expect(400)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).sort()).toEqual(['email', 'name', 'password'])
  })

  test('requires a signed-in user', async () => {
    const body = { currentPassword: password, newPassword }
    await app.api.post('/api/users/password/change').send(body).expect(401).expect(isProblem('token-missing'))
    await change(serviceToken('order-service', 'user-service'), body).expect(403).expect(isProblem('forbidden'))
  })

  test('is not needed to renew a cheaper hash, which sign-in does', async () => {
    const { user } = await signUp(app)
    const costNow = async () => {
      const { passwordHash } = await app.ctx.db
        .selectFrom('credentials')
        .select('passwordHash')
        .where('email', '=', user.email)
        .executeTakeFirstOrThrow()
      return bcrypt.getRounds(passwordHash)
    }
    const dearer = await openUserApp({ bcryptCost: 5, databaseUrl: app.databaseUrl })
    const signInThere = (tried: string) =>
      dearer.api.post('/api/users/login').send({ email: user.email, password: tried })
    await signInThere('wrong password').expect(401)
    expect(await costNow()).toBe(4)
    await signInThere(password).expect(200)
    expect(await costNow()).toBe(5)
    await login(user.email, password).expect(200)
    expect(await costNow()).toBe(5)
    await dearer.close()
  })
})
