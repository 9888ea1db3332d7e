import bcrypt from 'bcrypt'
import { sql } from 'kysely'
import { openGate } from '@ecommerce/testkit/gate'
import { bearer } from '@ecommerce/testkit/tokens'
import { published } from '../support/outbox'
import { disable, isProblem, newPerson, openUserApp, password, signUp, type UserApp } from '../support/user-app'

let app: UserApp

describe('Lockout', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const login = (email: string, tried = 'wrong password') =>
    app.api.post('/api/users/login').send({ email, password: tried })
  const fail = async (email: string, times: number, tried?: string) => {
    for (let tries = 0; tries < times; tries++)
      await login(email, tried).expect(401).expect(isProblem('invalid-credentials'))
  }
  /** Makes all failures older. */
  const age = (minutes: number) =>
    sql`update failed_attempts set locked_until = locked_until - ${minutes} * interval '1 minute',
    failed_at = array(select failure - ${minutes} * interval '1 minute' from unnest(failed_at) as failure)`.execute(
      app.ctx.db,
    )

  test('locks an account for fifteen minutes after ten failures', async () => {
    const { user } = await signUp(app)
    await fail(user.email, 10)
    const response = await login(user.email, password).expect(429)
    isProblem('account-locked')(response)
    const seconds = Number(response.headers['retry-after'])
    expect(seconds).toBeGreaterThan(880)
    expect(seconds).toBeLessThanOrEqual(900)
    await age(16)
    await login(user.email, password).expect(200)
  })

  test('counts attempts during a lock alike', async () => {
    const counted = async (outcome: string) => {
      const { text } = await app.api.get('/metrics').expect(200)
      return Number(new RegExp(`^sign_ins_total\\{.*outcome="${outcome}".*\\} (\\d+)$`, 'm').exec(text)?.[1])
    }
    const { user } = await signUp(app)
    const before = [await counted('failed'), await counted('locked')]
    await fail(user.email, 10)
    await login(user.email, password).expect(429)
    await login(user.email).expect(429)
    expect([await counted('failed'), await counted('locked')]).toEqual([before[0]! + 10, before[1]! + 2])
  })

  test('notifies the owner once', async () => {
    const { user, accessToken, refreshToken } = await signUp(app)
    await fail(user.email, 10)
    await login(user.email).expect(429)
    const events = await published(app, 'user.locked', user.id)
    expect(events).toEqual([
      expect.objectContaining({ email: user.email, lockedUntil: expect.stringMatching(/Z$/) as string }),
    ])
    await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(200)
    await app.api.post('/api/users/refresh').send({ refreshToken }).expect(200)
  })

  test('clears nine failures on success', async () => {
    const { user } = await signUp(app)
    await fail(user.email, 9)
    await login(user.email, password).expect(200)
    await fail(user.email, 9)
    await login(user.email, password).expect(200)
  })

  test('ignores failures older than fifteen minutes', async () => {
    const { user } = await signUp(app)
    await fail(user.email, 5)
    await age(10)
    await fail(user.email, 4)
    await age(6)
    await fail(user.email, 5)
    await login(user.email, password).expect(200)
  })

  test('restarts the count after a lock', async () => {
    const { user } = await signUp(app)
    await fail(user.email, 10)
    await age(16)
    await fail(user.email, 9)
    await login(user.email, password).expect(200)
  })

  test('treats unknown, disabled and wrong alike', async () => {
    const known = await signUp(app)
    const disabled = await signUp(app)
    await disable(app, disabled.user.id)
    const tries: [string, string][] = [
      [known.user.email, 'wrong password'],
      [disabled.user.email, password],
      [newPerson().email, password],
    ]
    const answers = []
    for (const [email, tried] of tries) {
      await fail(email, 10, tried)
      const { status, body, headers } = await login(email, tried)
      const { requestId: _id, ...problem } = body as Record<string, unknown>
      answers.push({ status, problem, challenge: headers['www-authenticate'] })
    }
    expect(answers).toEqual([answers[0], answers[0], answers[0]])
    expect(answers[0]).toMatchObject({ status: 429, problem: { code: 'account-locked' } })
  })

  test('reveals at most ten of thirty concurrent guesses', async () => {
    const { user } = await signUp(app)
    const responses = await Promise.all(Array.from({ length: 30 }, () => login(user.email)))
    const statuses = responses.map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.filter((status) => status === 429)).toHaveLength(20)
    expect(await published(app, 'user.locked', user.id)).toHaveLength(1)
  })

  test('rejects a correct password whose comparison ends after the lock', async () => {
    const { user } = await signUp(app)
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
    const late = login(user.email, password).then((response) => response)
    await comparing.opened
    await fail(user.email, 10)
    locked.open()
    isProblem('account-locked')(await late)
    spy.mockRestore()
    const sessions = await app.ctx.db.selectFrom('sessions').select('id').where('userId', '=', user.id).execute()
    expect(sessions).toHaveLength(1)
  })

  test('is not caused by concurrent successful sign-ins', async () => {
    const { user } = await signUp(app)
    const responses = await Promise.all(Array.from({ length: 30 }, () => login(user.email, password)))
    expect(responses.map(({ status }) => status)).toEqual(Array<number>(30).fill(200))
  })

  test('works without rate limits, in any spelling, without stored addresses', async () => {
    const person = { ...newPerson(), email: 'locked-out@example.com' }
    await signUp(app, person)
    for (const email of ['LOCKED-OUT@example.com', ' locked-out@EXAMPLE.com ', 'ｌocked-out@example.com'])
      await fail(email, 3)
    await fail(person.email, 1)
    await login(person.email, password).expect(429)
    const { rows } = await sql<{ text: string }>`select json_agg(f)::text as text from failed_attempts f`.execute(
      app.ctx.db,
    )
    expect(rows[0]!.text).not.toContain('locked-out')
  })
})
