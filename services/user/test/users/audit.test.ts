import { bearer } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import { uuidv7 } from '@ecommerce/shared/ids'
import { dropExpired } from '../../src/commands/users/drop-expired'
import { NIL_USER_ID } from '../../src/domain/users/audit'
import { countAuditEvents } from '../../src/store/audit-events'
import { codeOf, stepNow, takeClock, turnOnMfa } from '../support/authenticator'
import { mailedToken, signUpVerified, work } from '../support/outbox'
import {
  isProblem,
  newPerson,
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

describe('Audit events', () => {
  beforeAll(async () => {
    app = await openUserApp()
    admin = await signInAdmin(app)
  })
  afterAll(() => app.close())

  type Entry = {
    id: string
    type: string
    actorId: string | null
    ip: string | null
    requestId: string
    details: object
  }
  type Listed = { data: Entry[]; page: { nextCursor: string | null; total?: number } }

  const audit = (id: string, query = '') => app.api.get(`/api/users/${id}/audit${query}`).set(bearer(admin.accessToken))
  const entries = async (id: string) => ((await audit(id, '?limit=100').expect(200)).body as Listed).data
  const types = async (id: string) => (await entries(id)).map(({ type }) => type).toReversed()
  const post = (path: string, token: string, body: object = {}) =>
    app.api.post(`/api/users/${path}`).set(bearer(token)).send(body)

  test('record sign-ins with origin and request', async () => {
    const { user } = await signUp(app)
    await app.api
      .post('/api/users/login')
      .set({ 'User-Agent': 'A telephone', 'X-Request-Id': 'the-request' })
      .send({ email: user.email, password })
      .expect(200)
    expect(await entries(user.id)).toMatchObject([
      {
        type: 'signed-in',
        ip: '127.0.0.1',
        userAgent: 'A telephone',
        requestId: 'the-request',
        actorId: null,
        details: {},
      },
      { type: 'registered' },
    ])
  })

  test('record failures and locks', async () => {
    const { user } = await signUp(app)
    for (let tries = 0; tries < 11; tries++)
      await app.api.post('/api/users/login').send({ email: user.email, password: 'wrong password' })
    expect(await types(user.id)).toEqual(['registered', ...Array<string>(10).fill('sign-in-failed'), 'locked'])
    await app.api.post('/api/users/password/forgot').send({ email: user.email }).expect(202)
    await work(app)
    const token = await mailedToken(app, 'user.password-reset-requested', user.id)
    await app.api.post('/api/users/password/reset').send({ token, newPassword: 'a new password' }).expect(204)
    expect((await types(user.id)).slice(-2)).toEqual(['password-reset-requested', 'password-reset'])
  })

  test('record passwords, sessions, token reuse and addresses', async () => {
    const { user, accessToken, refreshToken } = await signUp(app)
    await post('email/verify', accessToken, {
      token: await mailedToken(app, 'user.email-verification-requested', user.id),
    }).expect(204)
    await post('password/change', accessToken, {
      currentPassword: password,
      newPassword: password.toUpperCase(),
    }).expect(204)
    await app.api.post('/api/users/refresh').send({ refreshToken }).expect(200)
    await app.api.post('/api/users/refresh').send({ refreshToken }).expect(401)
    expect(await types(user.id)).toEqual(['registered', 'email-verified', 'password-changed', 'refresh-token-reused'])
    const other = await signUp(app)
    const there = await signIn(app, other.user.email)
    const { body } = await app.api.get('/api/users/sessions').set(bearer(there.accessToken)).expect(200)
    const { data } = body as { data: { id: string; current: boolean }[] }
    const { id } = data.find(({ current }) => !current)!
    await app.api.delete(`/api/users/sessions/${id}`).set(bearer(there.accessToken)).expect(204)
    await post('logout', there.accessToken).expect(204)
    await post('logout', there.accessToken).expect(401)
    expect(await types(other.user.id)).toEqual(['registered', 'signed-in', 'session-ended', 'signed-out'])
  })

  test('record each step of a second factor', async () => {
    const clock = takeClock()
    const person = await signUpVerified(app)
    const { secret, recoveryCodes } = await turnOnMfa(app, person)
    const login = async (code: string) => {
      const { body } = await app.api.post('/api/users/login').send({ email: person.user.email, password }).expect(200)
      const { mfaToken } = body as { mfaToken: string }
      return app.api.post('/api/users/login/mfa').send({ mfaToken, code })
    }
    await login('000000')
    await login(recoveryCodes[0]!)
    clock.toNextStep()
    await post('mfa/recovery-codes', person.accessToken, { code: codeOf(secret, stepNow()), password }).expect(200)
    clock.toNextStep()
    await post('mfa/disable', person.accessToken, { code: codeOf(secret, stepNow()), password }).expect(204)
    clock.restore()
    expect(await types(person.user.id)).toEqual([
      ...['registered', 'email-verified', 'mfa-enabled', 'sign-in-failed', 'recovery-code-used', 'signed-in'],
      ...['recovery-codes-renewed', 'mfa-disabled'],
    ])
  })

  test('record actions of admins', async () => {
    const { user } = await signUp(app)
    const patch = (body: object) => app.api.patch(`/api/users/${user.id}`).set(bearer(admin.accessToken)).send(body)
    await patch({ role: 'admin', status: 'disabled' }).expect(200)
    await patch({ status: 'disabled' }).expect(200)
    await patch({ role: 'customer' }).expect(200)
    const actorId = admin.user.id
    expect(await entries(user.id)).toMatchObject([
      { type: 'role-changed', actorId, details: { from: 'admin', to: 'customer' } },
      { type: 'status-changed', actorId, details: { from: 'active', to: 'disabled' } },
      { type: 'role-changed', actorId, details: { from: 'customer', to: 'admin' } },
      { type: 'registered', actorId: null },
    ])
  })

  test('contain no secret or address', async () => {
    const person = { ...newPerson(), email: 'audited@example.com', password: 'audited battery' }
    const { accessToken, refreshToken, user } = await signUpVerified(app, person)
    await app.api.post('/api/users/login').send({ email: person.email, password: 'audited guess' }).expect(401)
    await post('password/change', accessToken, {
      currentPassword: person.password,
      newPassword: 'audited staple',
    }).expect(204)
    await post('mfa/setup', accessToken, { password: 'audited staple' }).expect(200)
    const { rows } = await sql<{ text: string }>`
    select json_agg(a)::text as text from audit_events a where user_id = ${user.id}`.execute(app.ctx.db)
    for (const hidden of ['audited', accessToken, refreshToken, '$2b$']) expect(rows[0]!.text).not.toContain(hidden)
  })

  test('are immutable except for erased origins', async () => {
    const { user } = await signUp(app)
    const { db } = app.ctx
    const attempts = [
      sql`update audit_events set type = 'signed-in' where user_id = ${user.id}`,
      sql`update audit_events set ip = '10.0.0.1' where user_id = ${user.id}`,
      sql`update audit_events set ip = null, user_agent = null, details = '{"a": "b"}' where user_id = ${user.id}`,
      sql`delete from audit_events where user_id = ${user.id}`,
      sql`truncate audit_events`,
    ]
    for (const attempt of attempts)
      await expect(attempt.execute(db)).rejects.toThrow('audit_events can only be added to')
    await sql`update audit_events set ip = null, user_agent = null where user_id = ${user.id}`.execute(db)
    expect(await entries(user.id)).toMatchObject([{ type: 'registered', ip: null }])
  })

  test('of unknown accounts are kept for ninety days, others for good', async () => {
    const { user } = await signUp(app)
    const { db } = app.ctx
    const note = (userId: string, days: number) =>
      sql`
    insert into audit_events (user_id, id, type, details, created_at)
    select ${userId}, gen_random_uuid(), 'sign-in-failed', '{}', now() - ${days} * interval '1 day'
    from generate_series(1, 1100)`.execute(db)
    await note(NIL_USER_ID, 91)
    await note(NIL_USER_ID, 89)
    await note(user.id, 91)
    await dropExpired(app.ctx)
    const count = async (userId: string) => countAuditEvents(db, userId)
    expect([await count(NIL_USER_ID), await count(user.id)]).toEqual([1_100, 1_101])
    await expect(sql`delete from audit_events where user_id = ${NIL_USER_ID}`.execute(db)).rejects.toThrow(
      'only be added to',
    )
  })

  test('are listed for admins by page', async () => {
    const { user, accessToken } = await signUp(app)
    for (let more = 0; more < 4; more++) await signIn(app, user.email)
    const first = (await audit(user.id, '?limit=3&count=true').expect(200)).body as Listed
    const second = (await audit(user.id, `?limit=3&cursor=${first.page.nextCursor}`).expect(200)).body as Listed
    expect([first.data.length, second.data.length, second.page.nextCursor, first.page.total]).toEqual([3, 2, null, 5])
    expect([...first.data, ...second.data].at(-1)).toMatchObject({ type: 'registered' })
    await audit(uuidv7()).expect(404).expect(isProblem('user-not-found'))
    await audit('nobody').expect(404).expect(isProblem('user-not-found'))
    await app.api.get(`/api/users/${user.id}/audit`).set(bearer(accessToken)).expect(403)
    await app.api.get(`/api/users/${user.id}/audit`).expect(401)
  })
})
