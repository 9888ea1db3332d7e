import { addJob } from '@ecommerce/shared/jobs/queue'
import { openGate } from '@ecommerce/testkit/gate'
import { listWaitingJobs } from '@ecommerce/testkit/waiting-jobs'
import bcrypt from 'bcrypt'
import { sql } from 'kysely'
import { turnOnMfa } from '../support/authenticator'
import { mailedToken, published, signUpVerified, work } from '../support/outbox'
import {
  disable,
  isProblem,
  newPerson,
  openUserApp,
  password,
  signUp,
  type SignedInBody,
  type UserApp,
} from '../support/user-app'

let app: UserApp

describe('Password reset', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const newPassword = 'a staple of batteries'
  const forgot = (email: unknown) => app.api.post('/api/users/password/forgot').send({ email })
  const reset = (token: unknown, chosen: unknown = newPassword) =>
    app.api.post('/api/users/password/reset').send({ token, newPassword: chosen })
  const login = (email: string, tried: string) => app.api.post('/api/users/login').send({ email, password: tried })

  async function tokenFor({ user }: SignedInBody): Promise<string> {
    await forgot(user.email).expect(202)
    await work(app)
    return mailedToken(app, 'user.password-reset-requested', user.id)
  }

  test('replaces a forgotten password by a mailed token', async () => {
    const person = await signUp(app)
    await reset(await tokenFor(person)).expect(204)
    await login(person.user.email, password).expect(401)
    await login(person.user.email, newPassword).expect(200)
    expect(await published(app, 'user.password-changed', person.user.id)).toHaveLength(1)
  })

  test('ends all sessions and proves ownership', async () => {
    const person = await signUp(app)
    await reset(await tokenFor(person)).expect(204)
    await app.api.post('/api/users/refresh').send({ refreshToken: person.refreshToken }).expect(401)
    const { body } = await login(person.user.email, newPassword).expect(200)
    expect(body).toMatchObject({ user: { emailVerified: true } })
  })

  test('responds and works alike for unknown accounts', async () => {
    const known = await signUp(app)
    const disabled = await signUp(app)
    await disable(app, disabled.user.id)
    const waiting = async () => {
      const jobs = await listWaitingJobs(app.ctx.db)
      return jobs.filter(({ task }) => task === 'send-password-reset').length
    }
    const answers = []
    for (const email of [known.user.email, disabled.user.email, newPerson().email]) {
      const before = await waiting()
      const { status, body, headers } = await forgot(email)
      answers.push({ status, body: body as unknown, type: headers['content-type'] })
      expect(await waiting()).toBe(before + 1)
    }
    expect(answers).toEqual([answers[0], answers[0], answers[0]])
    expect(answers[0]).toMatchObject({ status: 202 })
    await work(app)
    expect(await published(app, 'user.password-reset-requested', known.user.id)).toHaveLength(1)
    expect(await published(app, 'user.password-reset-requested', disabled.user.id)).toEqual([])
  })

  test('stores neither token nor requested address readably', async () => {
    const person = await signUp(app)
    const stranger = 'nobody-of-ours@example.com'
    await forgot(stranger).expect(202)
    const token = await tokenFor(person)
    const { rows } = await sql<{ text: string }>`select json_agg(t)::text as text from one_time_tokens t`.execute(
      app.ctx.db,
    )
    const stored = rows[0]!.text + JSON.stringify(await listWaitingJobs(app.ctx.db))
    const secret = Buffer.from(token, 'base64url').subarray(16)
    for (const hidden of [token, secret.toString('hex'), secret.toString('base64'), stranger])
      expect(stored).not.toContain(hidden)
  })

  test('uses a token once', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    await reset(token).expect(204)
    await reset(token, 'another new password').expect(400).expect(isProblem('token-invalid'))
    await login(person.user.email, newPassword).expect(200)
  })

  test('uses a token once of twenty concurrent requests', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    const responses = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(token, `new password ${index}`)))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([204, ...Array<number>(19).fill(400)])
    const won = responses.findIndex(({ status }) => status === 204)
    await login(person.user.email, `new password ${won}`).expect(200)
  })

  test('invalidates other tokens by a use', async () => {
    const person = await signUp(app)
    const first = await tokenFor(person)
    const second = await tokenFor(person)
    expect(second).not.toBe(first)
    await reset(second).expect(204)
    await reset(first).expect(400).expect(isProblem('token-invalid'))
  })

  test('invalidates tokens by a password change', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    await app.api
      .post('/api/users/password/change')
      .set('Authorization', `Bearer ${person.accessToken}`)
      .send({ currentPassword: password, newPassword })
      .expect(204)
    await reset(token, 'another new password').expect(400).expect(isProblem('token-invalid'))
  })

  test('expires after an hour', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    const age = (minutes: number) =>
      sql`update one_time_tokens set expires_at = expires_at - ${minutes} * interval '1 minute' where user_id = ${person.user.id}`.execute(
        app.ctx.db,
      )
    await age(59)
    await reset(token, 'short').expect(400).expect(isProblem('invalid-request'))
    await age(2)
    await reset(token).expect(400).expect(isProblem('token-invalid'))
  })

  test('keeps the token after a rejected password', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    for (const chosen of ['short', 'password1', person.user.email])
      await reset(token, chosen)
        .expect(400)
        .expect(({ body }) =>
          expect(body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'newPassword' }] }),
        )
    await reset(token).expect(204)
  })

  test('rejects tokens of another kind, user or nobody', async () => {
    const person = await signUp(app)
    const other = await signUp(app)
    const token = Buffer.from(await tokenFor(person), 'base64url')
    const idOfOther = Buffer.from(other.user.id.replaceAll('-', ''), 'hex')
    const wrong = [
      await mailedToken(app, 'user.email-verification-requested', person.user.id),
      Buffer.concat([idOfOther, token.subarray(16)]).toString('base64url'),
      token.toString('base64url').slice(0, -1),
      person.refreshToken,
      'abc',
      '🔑'.repeat(32),
    ]
    for (const given of wrong) await reset(given).expect(400).expect(isProblem('token-invalid'))
    await reset(token.toString('base64url')).expect(204)
  })

  test('rejects an earlier token of a disabled account', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    await disable(app, person.user.id)
    await reset(token).expect(400).expect(isProblem('token-invalid'))
  })

  test('removes a lock', async () => {
    const person = await signUp(app)
    for (let tries = 0; tries < 10; tries++) await login(person.user.email, 'wrong password')
    await login(person.user.email, password).expect(429)
    await reset(await tokenFor(person)).expect(204)
    await login(person.user.email, newPassword).expect(200)
  })

  test('is limited to five mails an hour with equal responses', async () => {
    const person = await signUp(app)
    for (let tries = 0; tries < 8; tries++) await forgot(person.user.email).expect(202)
    await work(app)
    expect(await published(app, 'user.password-reset-requested', person.user.id)).toHaveLength(5)
  })

  test('mails once for a repeated job', async () => {
    const person = await signUp(app)
    await forgot(person.user.email).expect(202)
    const jobs = await listWaitingJobs(app.ctx.db)
    await addJob(app.ctx.db, 'send-password-reset', jobs.find(({ task }) => task === 'send-password-reset')!.payload)
    await work(app)
    expect(await published(app, 'user.password-reset-requested', person.user.id)).toHaveLength(1)
  })

  test.each([[undefined], ['nobody'], [7], [{ $ne: null }]])('rejects the address %j', async (email) => {
    const response = await forgot(email).expect(400)
    expect(response.body).toMatchObject({ errors: [{ path: 'email' }] })
  })

  describe('a sign-in whose password was compared before', () => {
    /** Blocks a comparison until released. */
    function blockComparison(): { compared: Promise<unknown>; release: () => void } {
      const [compared, gate] = [openGate(), openGate()]
      const compare = bcrypt.compare.bind(bcrypt)
      const spy = jest.spyOn(bcrypt, 'compare') as unknown as jest.SpyInstance<Promise<boolean>, [string, string]>
      spy.mockImplementationOnce(async (tried, hash) => {
        const equal = await compare(tried, hash)
        compared.open()
        await gate.opened
        return equal
      })
      return {
        compared: compared.opened,
        release: () => {
          gate.open()
          spy.mockRestore()
        },
      }
    }

    test.each([
      ['opens no session', signUp],
      ['gets no token for a second factor', signUpWithMfa],
    ])('%s', async (_what, make) => {
      const person = await make(app)
      const token = await tokenFor(person)
      const { compared, release } = blockComparison()
      const late = login(person.user.email, password).then((response) => response)
      await compared
      await reset(token).expect(204)
      release()
      expect((await late).status).toBe(401)
    })
  })

  async function signUpWithMfa(app: UserApp): Promise<SignedInBody> {
    const person = await signUpVerified(app)
    await turnOnMfa(app, person)
    return person
  }
})
