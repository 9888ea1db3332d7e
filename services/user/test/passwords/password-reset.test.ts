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

  test('a forgotten password is replaced with a token that comes by mail', async () => {
    const person = await signUp(app)
    await reset(await tokenFor(person)).expect(204)
    await login(person.user.email, password).expect(401)
    await login(person.user.email, newPassword).expect(200)
    expect(await published(app, 'user.password-changed', person.user.id)).toHaveLength(1)
  })

  test('a reset ends every session, and shows that the address is theirs', async () => {
    const person = await signUp(app)
    await reset(await tokenFor(person)).expect(204)
    await app.api.post('/api/users/refresh').send({ refreshToken: person.refreshToken }).expect(401)
    const { body } = await login(person.user.email, newPassword).expect(200)
    expect(body).toMatchObject({ user: { emailVerified: true } })
  })

  test('asking gets the same answer and causes the same work whether or not there is such an account', async () => {
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

  test('neither the token nor the address asked for stands in the database', async () => {
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

  test('a token works once', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    await reset(token).expect(204)
    await reset(token, 'another new password').expect(400).expect(isProblem('token-invalid'))
    await login(person.user.email, newPassword).expect(200)
  })

  test('of twenty uses of a token at once, one gets through', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    const responses = await Promise.all(Array.from({ length: 20 }, (_, index) => reset(token, `new password ${index}`)))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([204, ...Array<number>(19).fill(400)])
    const won = responses.findIndex(({ status }) => status === 204)
    await login(person.user.email, `new password ${won}`).expect(200)
  })

  test('using one token takes the others away', async () => {
    const person = await signUp(app)
    const first = await tokenFor(person)
    const second = await tokenFor(person)
    expect(second).not.toBe(first)
    await reset(second).expect(204)
    await reset(first).expect(400).expect(isProblem('token-invalid'))
  })

  test('a password change takes the tokens away too', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    await app.api
      .post('/api/users/password/change')
      .set('Authorization', `Bearer ${person.accessToken}`)
      .send({ currentPassword: password, newPassword })
      .expect(204)
    await reset(token, 'another new password').expect(400).expect(isProblem('token-invalid'))
  })

  test('a token is good for an hour', async () => {
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

  test('a password that is refused costs no token', async () => {
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

  test('a token of another kind, of another person or of nobody is refused', async () => {
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

  test('a disabled account is not reset with a token from before', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    await disable(app, person.user.id)
    await reset(token).expect(400).expect(isProblem('token-invalid'))
  })

  test('a reset lifts a lock, for the mail has shown who it is', async () => {
    const person = await signUp(app)
    for (let tries = 0; tries < 10; tries++) await login(person.user.email, 'wrong password')
    await login(person.user.email, password).expect(429)
    await reset(await tokenFor(person)).expect(204)
    await login(person.user.email, newPassword).expect(200)
  })

  test('nobody is flooded: five mails an hour, and every answer is the same', async () => {
    const person = await signUp(app)
    for (let tries = 0; tries < 8; tries++) await forgot(person.user.email).expect(202)
    await work(app)
    expect(await published(app, 'user.password-reset-requested', person.user.id)).toHaveLength(5)
  })

  test('the job that mails a token does so once, however often it runs', async () => {
    const person = await signUp(app)
    await forgot(person.user.email).expect(202)
    const jobs = await listWaitingJobs(app.ctx.db)
    await addJob(app.ctx.db, 'send-password-reset', jobs.find(({ task }) => task === 'send-password-reset')!.payload)
    await work(app)
    expect(await published(app, 'user.password-reset-requested', person.user.id)).toHaveLength(1)
  })

  test.each([[undefined], ['nobody'], [7], [{ $ne: null }]])('asking for %j is bad input', async (email) => {
    const response = await forgot(email).expect(400)
    expect(response.body).toMatchObject({ errors: [{ path: 'email' }] })
  })

  describe('a login whose old password was compared before a reset', () => {
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
