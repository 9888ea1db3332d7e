import { bearer } from '@ecommerce/testkit/tokens'
import { codeOf, stepNow, takeClock, turnOnMfa } from '../support/authenticator'
import { mailedToken, published, signUpVerified, work } from '../support/outbox'
import {
  isProblem,
  openUserApp,
  password,
  signInAdmin,
  signUp,
  type SignedInBody,
  type UserApp,
} from '../support/user-app'

let app: UserApp
let clock: ReturnType<typeof takeClock>
beforeAll(async () => {
  app = await openUserApp()
  clock = takeClock()
})
afterAll(async () => {
  clock.restore()
  await app.close()
})

const post = (path: string, { accessToken }: SignedInBody, body: object) =>
  app.api.post(`/api/users/mfa/${path}`).set(bearer(accessToken)).send(body)

async function withMfa() {
  const person = await signUpVerified(app)
  return { ...person, ...(await turnOnMfa(app, person)) }
}

const nextCode = ({ secret }: { secret: string }) => {
  clock.toNextStep()
  return codeOf(secret, stepNow())
}

const changesOf = async ({ user }: SignedInBody) =>
  (await published(app, 'user.mfa-changed', user.id)).map(({ change, recoveryCodesLeft }) => [
    change,
    recoveryCodesLeft,
  ])

async function completeSignIn({ user }: SignedInBody, code: string) {
  const { body } = await app.api.post('/api/users/login').send({ email: user.email, password }).expect(200)
  return app.api.post('/api/users/login/mfa').send({ mfaToken: (body as { mfaToken: string }).mfaToken, code })
}

describe('Second-factor changes', () => {
  test('require a verified address', async () => {
    const stranger = await signUp(app)
    await post('setup', stranger, { password: 'wrong password' }).expect(403).expect(isProblem('email-not-verified'))
    await post('setup', stranger, { password }).expect(403).expect(isProblem('email-not-verified'))
    await post('enable', stranger, { password, code: '123456' }).expect(403).expect(isProblem('email-not-verified'))
    const token = await mailedToken(app, 'user.email-verification-requested', stranger.user.id)
    await app.api.post('/api/users/email/verify').send({ token }).expect(204)
    await post('setup', stranger, { password }).expect(200)
  })

  test.each(['setup', 'enable', 'disable', 'recovery-codes'])('require the password for %s', async (path) => {
    const person = await withMfa()
    const code = path === 'setup' ? {} : { code: nextCode(person) }
    const missing = await post(path, person, code).expect(400)
    expect(missing.body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'password' }] })
    for (const wrong of [7, '', null, ['x']]) await post(path, person, { ...code, password: wrong }).expect(400)
    await post(path, person, { ...code, password: 'wrong password' })
      .expect(401)
      .expect(isProblem('invalid-credentials'))
    const { recoveryCodes } = person
    expect((await completeSignIn(person, recoveryCodes[0]!)).status).toBe(200)
  })

  test('reject a stolen access token', async () => {
    const person = await signUpVerified(app)
    await post('setup', person, {}).expect(400)
    const { secret } = (await post('setup', person, { password }).expect(200)).body as { secret: string }
    await post('enable', person, { code: codeOf(secret, stepNow()) }).expect(400)
    await app.api
      .post('/api/users/login')
      .send({ email: person.user.email, password })
      .expect(200)
      .expect(({ body }) => expect(body).toHaveProperty('accessToken'))
  })

  test.each(['setup', 'enable', 'disable', 'recovery-codes'])('lock after ten wrong passwords at %s', async (path) => {
    const person = await withMfa()
    const body = path === 'setup' ? {} : { code: '000000' }
    for (let tries = 0; tries < 10; tries++)
      await post(path, person, { ...body, password: 'wrong password' }).expect(401)
    await post(path, person, { ...body, password })
      .expect(429)
      .expect(isProblem('account-locked'))
  })

  test('keep counted code failures after a correct password', async () => {
    const person = await withMfa()
    for (let tries = 0; tries < 10; tries++) {
      await post(tries % 2 ? 'disable' : 'recovery-codes', person, { code: '000000', password })
        .expect(401)
        .expect(isProblem('invalid-code'))
      if (tries < 9) await post('setup', person, { password }).expect(409)
      if (tries < 9) await post('enable', person, { code: '000000', password }).expect(409)
    }
    await post('disable', person, { code: nextCode(person), password }).expect(429)
  })

  test('notify the owner, failed attempts do not', async () => {
    const person = await withMfa()
    await post('recovery-codes', person, { code: '000000', password }).expect(401)
    await post('recovery-codes', person, { code: nextCode(person), password }).expect(200)
    await post('disable', person, { code: nextCode(person), password }).expect(204)
    expect(await changesOf(person)).toEqual([
      ['enabled', undefined],
      ['recovery-codes-renewed', undefined],
      ['disabled', undefined],
    ])
    const [event] = await published(app, 'user.mfa-changed', person.user.id)
    expect(event).toMatchObject({ email: person.user.email, locale: 'en', changedAt: expect.any(String) as string })
  })

  test('notify of a recovery code with those left', async () => {
    const person = await withMfa()
    const [first, second, third] = person.recoveryCodes
    expect((await completeSignIn(person, first!)).status).toBe(200)
    expect((await completeSignIn(person, first!)).status).toBe(401)
    expect((await completeSignIn(person, nextCode(person))).status).toBe(200)
    await Promise.all([second!, third!].map((code) => completeSignIn(person, code)))
    const left = (await changesOf(person)).slice(1)
    expect(left.toSorted().toReversed()).toEqual([
      ['recovery-code-used', 9],
      ['recovery-code-used', 8],
      ['recovery-code-used', 7],
    ])
  })

  test('notify of an admin’s reset', async () => {
    const [person, admin] = [await withMfa(), await signInAdmin(app)]
    const reset = () => app.api.delete(`/api/users/${person.user.id}/mfa`).set(bearer(admin.accessToken))
    await reset().expect(204)
    await reset().expect(404)
    expect(await changesOf(person)).toEqual([
      ['enabled', undefined],
      ['reset', undefined],
    ])
  })

  test('notify of a new password', async () => {
    const person = await signUpVerified(app)
    const newPassword = 'a staple of batteries'
    await app.api
      .post('/api/users/password/change')
      .set(bearer(person.accessToken))
      .send({ currentPassword: password, newPassword })
      .expect(204)
    await app.api.post('/api/users/password/forgot').send({ email: person.user.email }).expect(202)
    await work(app)
    const token = await mailedToken(app, 'user.password-reset-requested', person.user.id)
    await app.api.post('/api/users/password/reset').send({ token, newPassword: password }).expect(204)
    expect(await published(app, 'user.password-changed', person.user.id)).toHaveLength(2)
  })
})
