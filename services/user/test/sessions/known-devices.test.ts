import { openGate } from '@ecommerce/testkit/gate'
import { bearer } from '@ecommerce/testkit/tokens'
import bcrypt from 'bcrypt'
import { sql } from 'kysely'
import { codeOf, stepNow, takeClock, turnOnMfa } from '../support/authenticator'
import { mailedToken, published, signUpVerified, work } from '../support/outbox'
import { isProblem, openUserApp, password, signIn, type SignedInBody, signUp, type UserApp } from '../support/user-app'

let app: UserApp

describe('Known devices', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const login = (email: string, tried: string, deviceToken?: string) => {
    const request = app.api.post('/api/users/login').send({ email, password: tried })
    return deviceToken === undefined ? request : request.set('X-Device-Token', deviceToken)
  }
  const fail = async (email: string, deviceToken?: string, times = 10) => {
    for (let tries = 0; tries < times; tries++) await login(email, 'wrong password', deviceToken).expect(401)
  }
  const lockedOut = async () => {
    const person = await signUp(app)
    await fail(person.user.email)
    await login(person.user.email, password).expect(429)
    return person
  }
  const reset = async ({ user }: SignedInBody, newPassword: string) => {
    await app.api.post('/api/users/password/forgot').send({ email: user.email }).expect(202)
    await work(app)
    const token = await mailedToken(app, 'user.password-reset-requested', user.id)
    const { headers } = await app.api.post('/api/users/password/reset').send({ token, newPassword }).expect(204)
    return String(headers['x-device-token'])
  }

  describe('after an earlier sign-in', () => {
    test('sign in while the account is locked for others', async () => {
      const { user, deviceToken } = await lockedOut()
      const { body } = await login(user.email, password, deviceToken).expect(200)
      const next = (body as SignedInBody).deviceToken
      expect(next).not.toBe(deviceToken)
      await login(user.email, password, next).expect(200)
      await login(user.email, password).expect(429)
    })

    test('are locked by ten failures of their own only', async () => {
      const { user, deviceToken } = await signUp(app)
      const { deviceToken: other } = await signIn(app, user.email)
      await fail(user.email, deviceToken)
      const response = await login(user.email, password, deviceToken).expect(429)
      isProblem('account-locked')(response)
      expect(Number(response.headers['retry-after'])).toBeGreaterThan(880)
      await login(user.email, password, other).expect(200)
      await login(user.email, password).expect(200)
      expect(await published(app, 'user.locked', user.id)).toHaveLength(1)
    })

    test('have their failures cleared by their own success', async () => {
      const { user, deviceToken } = await signUp(app)
      await fail(user.email, deviceToken, 9)
      await signIn(app, user.email)
      await fail(user.email, deviceToken, 1)
      await login(user.email, password, deviceToken).expect(429)
    })

    test('are stopped at ten of thirty concurrent guesses', async () => {
      const { user, deviceToken } = await signUp(app)
      const responses = await Promise.all(Array.from({ length: 30 }, () => login(user.email, 'a guess', deviceToken)))
      expect(responses.filter(({ status }) => status === 401)).toHaveLength(10)
      expect(responses.filter(({ status }) => status === 429)).toHaveLength(20)
    })

    test('complete MFA while the account is locked, up to ten wrong codes', async () => {
      const person = await signUpVerified(app)
      const { recoveryCodes } = await turnOnMfa(app, person)
      await fail(person.user.email)
      const { body } = await login(person.user.email, password, person.deviceToken).expect(200)
      const { mfaToken } = body as { mfaToken: string }
      const send = (code: string, deviceToken = '') =>
        app.api.post('/api/users/login/mfa').set('X-Device-Token', deviceToken).send({ mfaToken, code })
      await send(recoveryCodes[0]!).expect(429)
      await send('000000', person.deviceToken).expect(401)
      const { deviceToken } = (await send(recoveryCodes[0]!, person.deviceToken).expect(200)).body as SignedInBody
      const again = (await login(person.user.email, password, deviceToken).expect(200)).body as { mfaToken: string }
      const guess = (code: string) =>
        app.api.post('/api/users/login/mfa').set('X-Device-Token', deviceToken).send({ mfaToken: again.mfaToken, code })
      for (let tries = 0; tries < 10; tries++) await guess('000000').expect(401)
      await guess(recoveryCodes[1]!).expect(429).expect(isProblem('account-locked'))
    })

    test.each([
      ['nothing', () => ''],
      ['other text', () => 'a'.repeat(86)],
      ['text of a megabyte’s look', () => 'a'.repeat(4_000)],
      [
        'a token with another bit',
        (token: string) => `${token.slice(0, 60)}${token[60] === 'A' ? 'B' : 'A'}${token.slice(61)}`,
      ],
      [
        'a token with another device',
        (token: string) => `${token.slice(0, 22)}${token[22] === 'A' ? 'B' : 'A'}${token.slice(23)}`,
      ],
      ['a token that was cut', (token: string) => token.slice(0, -1)],
      ['a refresh token', (_token: string, { refreshToken }: SignedInBody) => refreshToken],
    ])('are not recognized by %s', async (_what, forge) => {
      const person = await lockedOut()
      await login(person.user.email, password, forge(person.deviceToken, person)).expect(429)
    })

    test('of another account gain nothing', async () => {
      const [victim, attacker] = [await signUp(app), await signUp(app)]
      await fail(victim.user.email, attacker.deviceToken)
      await login(victim.user.email, password, attacker.deviceToken).expect(429)
      await login(victim.user.email, password).expect(429)
      await login(attacker.user.email, password, attacker.deviceToken).expect(200)
      await login(victim.user.email, password, victim.deviceToken).expect(200)
    })

    test('cannot use another account’s id', async () => {
      const [victim, attacker] = [await lockedOut(), await signUp(app)]
      const forged = Buffer.from(attacker.deviceToken, 'base64url')
      Buffer.from(victim.user.id.replaceAll('-', ''), 'hex').copy(forged)
      await login(victim.user.email, password, forged.toString('base64url')).expect(429)
    })

    test('are recognized for ninety days', async () => {
      const { user, deviceToken } = await lockedOut()
      const [today, day] = [Date.now(), 86_400_000]
      const now = jest.spyOn(Date, 'now').mockReturnValue(today + 89 * day)
      await login(user.email, password, deviceToken).expect(200)
      now.mockReturnValue(today + 90 * day)
      await login(user.email, password, deviceToken).expect(429)
      now.mockRestore()
    })

    test('are forgotten by a password reset, except the resetting one', async () => {
      const person = await signUp(app)
      const known = await reset(person, 'a staple of batteries')
      await fail(person.user.email)
      await login(person.user.email, 'a staple of batteries', person.deviceToken).expect(429)
      await login(person.user.email, 'a staple of batteries', known).expect(200)
    })

    test('are forgotten by a password change, except the changing one', async () => {
      const person = await signUp(app)
      const { deviceToken: other } = await signIn(app, person.user.email)
      const changed = await app.api
        .post('/api/users/password/change')
        .set(bearer(person.accessToken))
        .send({ currentPassword: password, newPassword: 'a staple of batteries' })
        .expect(204)
      await fail(person.user.email)
      await login(person.user.email, 'a staple of batteries', other).expect(429)
      await login(person.user.email, 'a staple of batteries', person.deviceToken).expect(429)
      await login(person.user.email, 'a staple of batteries', changed.get('X-Device-Token')).expect(200)
    })

    test('do not reveal accounts', async () => {
      const { deviceToken } = await signUp(app)
      await fail('nobody-at-all@example.com', deviceToken)
      await login('nobody-at-all@example.com', password, deviceToken).expect(429)
    })

    test('gain no access by their token', async () => {
      const { deviceToken } = await signUp(app)
      await app.api.get('/api/users/profile').set(bearer(deviceToken)).expect(401)
      await app.api.post('/api/users/refresh').send({ refreshToken: deviceToken }).expect(401)
      await app.api.post('/api/users/login/mfa').send({ mfaToken: deviceToken, code: '000000' }).expect(401)
      await app.api.post('/api/users/email/verify').send({ token: deviceToken }).expect(400)
    })
  })

  describe('a lock', () => {
    const unlock = () =>
      sql`update failed_attempts set locked_until = now() where locked_until > now()`.execute(app.ctx.db)

    test('notifies the owner once a day', async () => {
      const { user } = await signUp(app)
      const lockedEventCount = async () => (await published(app, 'user.locked', user.id)).length
      for (let locks = 0; locks < 3; locks++) {
        await fail(user.email)
        await unlock()
      }
      expect(await lockedEventCount()).toBe(1)
      await sql`update failed_attempts set notified_at = notified_at - interval '25 hours'`.execute(app.ctx.db)
      await fail(user.email)
      expect(await lockedEventCount()).toBe(2)
    })

    test('hides a late correct password, also before a code', async () => {
      const clock = takeClock()
      const person = await signUpVerified(app)
      const { secret } = await turnOnMfa(app, person)
      const compare = bcrypt.compare.bind(bcrypt)
      const [comparing, locked] = [openGate(), openGate()]
      const spy = jest.spyOn(bcrypt, 'compare') as unknown as jest.SpyInstance<Promise<boolean>, [string, string]>
      spy.mockImplementation(async (tried, hash) => {
        if (tried === password) {
          comparing.open()
          await locked.opened
        }
        return compare(tried, hash)
      })
      const late = login(person.user.email, password).then((response) => response)
      await comparing.opened
      await fail(person.user.email)
      locked.open()
      const response = await late
      expect(response.status).toBe(429)
      isProblem('account-locked')(response)
      spy.mockRestore()
      clock.toNextStep()
      await app.api
        .post('/api/users/login/mfa')
        .send({ mfaToken: response.body.mfaToken ?? 'none', code: codeOf(secret, stepNow()) })
        .expect(401)
      clock.restore()
    })

    test('precedes the correct one of forty guesses or follows at most nine failures', async () => {
      const person = await signUpVerified(app)
      await turnOnMfa(app, person)
      const answered: number[] = []
      const guesses = Array.from({ length: 40 }, async (_, index) => {
        const { status } = await login(person.user.email, index === 35 ? password : 'wrong password')
        answered.push(status)
        return status
      })
      const statuses = await Promise.all(guesses)
      expect(statuses.filter((status) => status === 401)).toHaveLength(10)
      expect(answered.indexOf(200) < answered.indexOf(429) || !answered.includes(200)).toBe(true)
    })
  })
})
