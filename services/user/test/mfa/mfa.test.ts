import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import jwt from 'jsonwebtoken'
import { recoveryCodeHash } from '../../src/crypto/recovery-code-hashes'
import { codeOf, stepNow, takeClock, turnOnMfa } from '../support/authenticator'
import { signUpVerified } from '../support/outbox'
import { isProblem, openUserApp, password, signInAdmin, type SignedInBody, type UserApp } from '../support/user-app'

let app: UserApp
let clock: ReturnType<typeof takeClock>

describe('Two-factor authentication', () => {
  beforeAll(async () => {
    app = await openUserApp()
    clock = takeClock()
  })
  afterAll(async () => {
    clock.restore()
    await app.close()
  })

  /** Sends the correct password unless the body has another. */
  const post = (path: string, token: string, body: object = {}) =>
    app.api
      .post(`/api/users/mfa/${path}`)
      .set(bearer(token))
      .send({ password, ...body })
  const login = (email: string, tried = password) => app.api.post('/api/users/login').send({ email, password: tried })
  const sendCode = (mfaToken: unknown, code: unknown) => app.api.post('/api/users/login/mfa').send({ mfaToken, code })

  async function askedForCode(email: string): Promise<string> {
    const { body } = await login(email).expect(200)
    expect(body).toEqual({ mfaRequired: true, mfaToken: expect.stringMatching(/^[\w-]{64}$/) as string })
    return (body as { mfaToken: string }).mfaToken
  }

  async function withMfa(): Promise<SignedInBody & { secret: string; recoveryCodes: string[] }> {
    const person = await signUpVerified(app)
    return { ...person, ...(await turnOnMfa(app, person)) }
  }

  test('shows a secret as text, URI and QR code and requires no code until confirmed', async () => {
    const { user, accessToken } = await signUpVerified(app)
    const { body } = await post('setup', accessToken).expect(200)
    const { secret, otpauthUri, qrSvg } = body as { secret: string; otpauthUri: string; qrSvg: string }
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    const uri = new URL(otpauthUri)
    expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp'])
    expect(decodeURIComponent(uri.pathname)).toBe(`/The Shop:${user.email}`)
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      ...{ issuer: 'The Shop', secret, algorithm: 'SHA1', digits: '6', period: '30' },
    })
    expect(qrSvg).toMatch(/^<svg [^>]*viewBox.*<\/svg>$/s)
    await login(user.email)
      .expect(200)
      .expect(({ body: answer }) => expect(answer).toHaveProperty('accessToken'))
  })

  test('requires a code after the password', async () => {
    const { user, secret, accessToken } = await withMfa()
    const mfaToken = await askedForCode(user.email)
    clock.toNextStep()
    const { body } = await sendCode(mfaToken, codeOf(secret, stepNow())).expect(200)
    expect(body).toMatchObject({ user: { id: user.id }, tokenType: 'Bearer', expiresIn: 900 })
    const profile = await app.api
      .get('/api/users/profile')
      .set(bearer((body as SignedInBody).accessToken))
      .expect(200)
    expect(profile.body).toMatchObject({ mfaEnabled: true })
    await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(200)
  })

  test('does not accept an mfaToken as access token', async () => {
    const { user } = await withMfa()
    const mfaToken = await askedForCode(user.email)
    await app.api.get('/api/users/profile').set(bearer(mfaToken)).expect(401)
    await app.api.post('/api/users/refresh').send({ refreshToken: mfaToken }).expect(401)
  })

  test('accepts codes of neighbouring steps only', async () => {
    const { user, secret } = await withMfa()
    clock.toNextStep()
    clock.toNextStep()
    for (const [offset, status] of [
      [-2, 401],
      [2, 401],
      [-1, 200],
      [0, 200],
      [1, 200],
    ] as const)
      // prettier-ignore
      await sendCode(await askedForCode(user.email), codeOf(secret, stepNow() + offset)).expect(status)
  })

  test('accepts each code once and none of earlier steps', async () => {
    const { user, secret } = await withMfa()
    await sendCode(await askedForCode(user.email), codeOf(secret, stepNow()))
      .expect(401)
      .expect(isProblem('invalid-code'))
    clock.toNextStep()
    const code = codeOf(secret, stepNow())
    await sendCode(await askedForCode(user.email), code).expect(200)
    await sendCode(await askedForCode(user.email), code)
      .expect(401)
      .expect(isProblem('invalid-code'))
    await sendCode(await askedForCode(user.email), codeOf(secret, stepNow() - 1)).expect(401)
  })

  test('opens one session of twenty concurrent uses of a code', async () => {
    const { user, secret } = await withMfa()
    const tokens = await Promise.all(Array.from({ length: 9 }, () => askedForCode(user.email)))
    clock.toNextStep()
    const responses = await Promise.all(tokens.map((token) => sendCode(token, codeOf(secret, stepNow()))))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(8).fill(401)])
  })

  test('opens one session of two codes for an mfaToken', async () => {
    const { user, recoveryCodes } = await withMfa()
    const mfaToken = await askedForCode(user.email)
    const responses = await Promise.all(recoveryCodes.map((code) => sendCode(mfaToken, code)))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(401)])
    responses.filter(({ status }) => status === 401).forEach(isProblem('token-invalid'))
  })

  test('accepts an mfaToken once within five minutes', async () => {
    const { user, recoveryCodes } = await withMfa()
    const used = await askedForCode(user.email)
    await sendCode(used, recoveryCodes[0]).expect(200)
    await sendCode(used, recoveryCodes[1]).expect(401).expect(isProblem('token-invalid'))
    const old = await askedForCode(user.email)
    const { rows } = await sql<{ seconds: number }>`
    select extract(epoch from expires_at - now())::int as seconds from one_time_tokens
    where user_id = ${user.id} and purpose = 'sign-in'`.execute(app.ctx.db)
    expect(rows).toEqual([{ seconds: expect.closeTo(300, -1) as number }])
    await sql`update one_time_tokens set expires_at = now() where user_id = ${user.id}`.execute(app.ctx.db)
    await sendCode(old, recoveryCodes[1]).expect(401).expect(isProblem('token-invalid'))
    await sendCode(await askedForCode(user.email), recoveryCodes[1]).expect(200)
  })

  test('permits corrections and locks after ten wrong codes', async () => {
    const { user, secret, recoveryCodes } = await withMfa()
    const mfaToken = await askedForCode(user.email)
    for (let tries = 0; tries < 9; tries++)
      await sendCode(mfaToken, '000000').expect(401).expect(isProblem('invalid-code'))
    await login(user.email).expect(200)
    await sendCode(mfaToken, 'wrong-codes').expect(401)
    clock.toNextStep()
    await sendCode(mfaToken, codeOf(secret, stepNow())).expect(429).expect(isProblem('account-locked'))
    await sendCode(mfaToken, recoveryCodes[0]).expect(429)
    await login(user.email).expect(429)
  })

  test('shows ten recovery codes once, stores hashes and uses each once', async () => {
    const { user, recoveryCodes } = await withMfa()
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(recoveryCodes.every((code) => /^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/.test(code))).toBe(true)
    const { rows } = await sql<{ text: string }>`
    select (select json_agg(r)::text from recovery_codes r) || (select json_agg(m)::text from mfa m) as text`.execute(
      app.ctx.db,
    )
    for (const code of recoveryCodes) expect(rows[0]!.text).not.toContain(code)
    const typed = ` ${recoveryCodes[0]!.toUpperCase().replaceAll('-', ' ')} `
    await sendCode(await askedForCode(user.email), typed).expect(200)
    await sendCode(await askedForCode(user.email), recoveryCodes[0])
      .expect(401)
      .expect(isProblem('invalid-code'))
  })

  test('accepts recovery codes of an earlier format', async () => {
    const [{ user }, other] = [await withMfa(), await withMfa()]
    const hash = app.ctx.encryption.fingerprint('recovery code', '7k2mq-x04ht')
    await app.ctx.db.insertInto('recoveryCodes').values({ userId: user.id, hash }).execute()
    await sendCode(await askedForCode(other.user.email), '7k2mq-x04ht').expect(401)
    await sendCode(await askedForCode(user.email), ' 7K2MQ xO4ht ').expect(200)
    await sendCode(await askedForCode(user.email), '7k2mq-x04ht').expect(401)
  })

  test('stores equal recovery codes of two users as different hashes', () => {
    const { ctx } = app
    const hashes = ['ada', 'bea'].map((userId) => recoveryCodeHash(ctx, { userId, code: '7k2m-qx04-ht9c-w3re' }))
    expect(hashes[0]!.equals(hashes[1]!)).toBe(false)
  })

  test('opens one session of two uses of a recovery code', async () => {
    const { user, recoveryCodes } = await withMfa()
    const tokens = [await askedForCode(user.email), await askedForCode(user.email)]
    const responses = await Promise.all(tokens.map((token) => sendCode(token, recoveryCodes[0])))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([200, 401])
  })

  test('rejects codes of other users', async () => {
    const [ada, bea] = [await withMfa(), await withMfa()]
    clock.toNextStep()
    await sendCode(await askedForCode(ada.user.email), codeOf(bea.secret, stepNow())).expect(401)
    await sendCode(await askedForCode(ada.user.email), bea.recoveryCodes[0]).expect(401)
  })

  test('replaces recovery codes after a code', async () => {
    const { user, accessToken, secret, recoveryCodes } = await withMfa()
    await post('recovery-codes', accessToken, { code: '000000' }).expect(401).expect(isProblem('invalid-code'))
    clock.toNextStep()
    const { body } = await post('recovery-codes', accessToken, { code: codeOf(secret, stepNow()) }).expect(200)
    const renewed = (body as { recoveryCodes: string[] }).recoveryCodes
    expect(renewed).toHaveLength(10)
    await sendCode(await askedForCode(user.email), recoveryCodes[0]).expect(401)
    await sendCode(await askedForCode(user.email), renewed[0]).expect(200)
  })

  test('is disabled by code and password', async () => {
    const { user, accessToken, secret } = await withMfa()
    await post('disable', accessToken, { code: '000000' }).expect(401)
    await post('disable', accessToken, {}).expect(400)
    clock.toNextStep()
    const code = codeOf(secret, stepNow())
    await post('disable', accessToken, { code, password: 'wrong password' })
      .expect(401)
      .expect(isProblem('invalid-credentials'))
    await post('disable', accessToken, { code, password: undefined }).expect(400)
    await post('disable', accessToken, { code }).expect(204)
    await login(user.email)
      .expect(200)
      .expect(({ body }) => expect(body).toHaveProperty('accessToken'))
    await post('disable', accessToken, { code }).expect(401)
  })

  test('locks code routes after ten wrong codes of a signed-in user', async () => {
    const { accessToken, secret } = await withMfa()
    for (let tries = 0; tries < 10; tries++) await post('disable', accessToken, { code: '000000' }).expect(401)
    clock.toNextStep()
    const response = await post('disable', accessToken, { code: codeOf(secret, stepNow()) }).expect(429)
    isProblem('account-locked')(response)
  })

  test('must be disabled before another set-up', async () => {
    const { accessToken, secret } = await withMfa()
    await post('setup', accessToken).expect(409).expect(isProblem('mfa-already-enabled'))
    clock.toNextStep()
    await post('enable', accessToken, { code: codeOf(secret, stepNow()) })
      .expect(409)
      .expect(isProblem('mfa-already-enabled'))
  })

  test('uses the latest secret, and a wrong code enables nothing', async () => {
    const { accessToken } = await signUpVerified(app)
    await post('enable', accessToken, { code: '123456' }).expect(409).expect(isProblem('mfa-not-set-up'))
    const first = (await post('setup', accessToken).expect(200)).body as { secret: string }
    const second = (await post('setup', accessToken).expect(200)).body as { secret: string }
    await post('enable', accessToken, { code: codeOf(first.secret, stepNow()) })
      .expect(401)
      .expect(isProblem('invalid-code'))
    await post('enable', accessToken, { code: codeOf(second.secret, stepNow()) }).expect(200)
  })

  test('ends other sessions opened by password alone', async () => {
    const here = await signUpVerified(app)
    const there = (await login(here.user.email).expect(200)).body as SignedInBody
    await turnOnMfa(app, here)
    await app.api.post('/api/users/refresh').send({ refreshToken: there.refreshToken }).expect(401)
    await app.api.post('/api/users/refresh').send({ refreshToken: here.refreshToken }).expect(200)
  })

  test('stores its secret unreadably', async () => {
    const { secret } = await withMfa()
    const { rows } = await sql<{ text: string }>`select json_agg(m)::text as text from mfa m`.execute(app.ctx.db)
    expect(rows[0]!.text).not.toContain(secret)
  })

  test('can be disabled by an admin', async () => {
    const admin = await signInAdmin(app)
    const { user, accessToken } = await withMfa()
    const reset = (token: string) => app.api.delete(`/api/users/${user.id}/mfa`).set(bearer(token))
    await reset(accessToken).expect(403)
    await reset(admin.accessToken).expect(204)
    await reset(admin.accessToken).expect(404).expect(isProblem('mfa-not-enabled'))
    await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(401)
    await login(user.email)
      .expect(200)
      .expect(({ body }) => expect(body).toHaveProperty('accessToken'))
  })

  test('limits required admins without it to a customer’s rights', async () => {
    const strict = await openUserApp({ adminMfaRequired: true })
    const signedIn = await signInAdmin(strict)
    expect(signedIn).toMatchObject({ user: { role: 'admin' }, mfaSetupRequired: true })
    expect(jwt.decode(signedIn.accessToken)).toMatchObject({ role: 'customer' })
    const users = (token: string) => strict.api.get('/api/users').set(bearer(token))
    await users(signedIn.accessToken).expect(403).expect(isProblem('mfa-required'))
    const { secret } = await turnOnMfa(strict, signedIn)
    const { body } = await strict.api
      .post('/api/users/refresh')
      .send({ refreshToken: signedIn.refreshToken })
      .expect(200)
    const { accessToken } = body as SignedInBody
    expect(jwt.decode(accessToken)).toMatchObject({ role: 'admin' })
    await users(accessToken).expect(200)
    clock.toNextStep()
    await strict.api
      .post('/api/users/mfa/disable')
      .set(bearer(accessToken))
      .send({ code: codeOf(secret, stepNow()), password })
      .expect(204)
    await users(accessToken).expect(403).expect(isProblem('mfa-required'))
    await strict.close()
  })

  test.each(['setup', 'enable', 'disable', 'recovery-codes'])('requires a signed-in user at %s', async (path) => {
    await app.api
      .post(`/api/users/mfa/${path}`)
      .send({ code: '123456', password })
      .expect(401)
      .expect(isProblem('token-missing'))
    await post(path, serviceToken('order-service', 'user-service'), { code: '123456' }).expect(403)
  })

  test('lists all validation errors of a second step', async () => {
    const response = await app.api.post('/api/users/login/mfa').send({ code: 123456, remember: true }).expect(400)
    const { errors } = response.body as { errors: { path: string }[] }
    expect(errors.map(({ path }) => path).toSorted()).toEqual(['code', 'mfaToken', 'remember'])
    await sendCode('abc', '123456').expect(401).expect(isProblem('token-invalid'))
  })
})
