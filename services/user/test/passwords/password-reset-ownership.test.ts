import { openGate } from '@ecommerce/testkit/gate'
import { bearer } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { sql } from 'kysely'
import { codeOf, stepNow, takeClock, turnOnMfa } from '../support/authenticator'
import { mailedToken, published, work } from '../support/outbox'
import { openUserApp, password, signUp, type SignedInBody, type UserApp } from '../support/user-app'

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

const newPassword = 'a staple of batteries'
const home = { name: 'Ada Byron', line1: '1 Analytical Way', city: 'London', postalCode: 'N1 7AA', country: 'GB' }

const verify = (token: string, more: object = {}) => app.api.post('/api/users/email/verify').send({ token, ...more })
const mailed = ({ user }: SignedInBody) => mailedToken(app, 'user.email-verification-requested', user.id)
const addAddress = ({ accessToken }: SignedInBody) =>
  app.api.post('/api/users/addresses').set(bearer(accessToken)).send(home).expect(201)
const addressesOf = async ({ accessToken }: SignedInBody) =>
  ((await app.api.get('/api/users/addresses').set(bearer(accessToken)).expect(200)).body as { data: object[] }).data
const profileOf = async ({ accessToken }: SignedInBody) =>
  (await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(200)).body as object
const login = ({ user }: SignedInBody, tried = newPassword) =>
  app.api.post('/api/users/login').send({ email: user.email, password: tried })

/** Last ownership published to other services. */
const lastUserUpdate = async ({ user }: SignedInBody) => (await published(app, 'user.updated', user.id)).at(-1)

async function resetPassword({ user }: SignedInBody): Promise<void> {
  await app.api.post('/api/users/password/forgot').send({ email: user.email }).expect(202)
  await work(app)
  const token = await mailedToken(app, 'user.password-reset-requested', user.id)
  await app.api.post('/api/users/password/reset').send({ token, newPassword }).expect(204)
}

/** Enables MFA as before it required a verified address. */
async function withOldMfa(person: SignedInBody): Promise<void> {
  const setVerified = (emailVerifiedAt: Date | null) =>
    app.ctx.db.updateTable('users').set({ emailVerifiedAt }).where('id', '=', person.user.id).execute()
  await setVerified(new Date())
  await turnOnMfa(app, person)
  await setVerified(null)
}

describe('Password reset and ownership', () => {
  test('the first reset of an unverified account removes MFA, addresses, consent and sessions', async () => {
    const stranger = await signUp(app)
    await addAddress(stranger)
    await app.api
      .patch('/api/users/profile')
      .set(bearer(stranger.accessToken))
      .send({ marketingConsent: true })
      .expect(200)
    await withOldMfa(stranger)
    await resetPassword(stranger)
    const owner = (await login(stranger).expect(200)).body as SignedInBody
    expect(owner).toHaveProperty('accessToken')
    expect(await profileOf(owner)).toMatchObject({ emailVerified: true, mfaEnabled: false, marketingConsent: false })
    expect(await addressesOf(owner)).toEqual([])
    await app.api.get('/api/users/profile').set(bearer(stranger.accessToken)).expect(401)
    await app.api.post('/api/users/refresh').send({ refreshToken: stranger.refreshToken }).expect(401)
    await login(stranger, password).expect(401)
    await verify(await mailed(stranger), { password: newPassword }).expect(400)
    expect(await lastUserUpdate(stranger)).toMatchObject({
      emailVerified: true,
      emailOwned: true,
      marketingConsent: false,
    })
    expect(await published(app, 'user.mfa-changed', stranger.user.id)).toMatchObject([
      { change: 'enabled' },
      { change: 'reset' },
    ])
  })

  test('the first reset removes a pending set-up of MFA', async () => {
    const stranger = await signUp(app)
    await app.ctx.db.insertInto('mfa').values({ userId: stranger.user.id, sealedSecret: 'begun' }).execute()
    await resetPassword(stranger)
    const rows = await app.ctx.db.selectFrom('mfa').select('userId').where('userId', '=', stranger.user.id).execute()
    expect(rows).toEqual([])
    expect(await published(app, 'user.mfa-changed', stranger.user.id)).toEqual([])
  })

  test.each([
    ['a click', (token: string) => verify(token)],
    ['a signed-in verification', (token: string, auth: SignedInBody) => verify(token).set(bearer(auth.accessToken))],
    ['the password', (token: string) => verify(token, { password })],
  ])('a reset keeps MFA and addresses of users verified by %s', async (_way, verifyBy) => {
    const person = await signUp(app)
    await addAddress(person)
    await verifyBy(await mailed(person), person).expect(204)
    const { secret } = await turnOnMfa(app, person)
    await resetPassword(person)
    const { body } = await login(person).expect(200)
    const { mfaToken } = body as { mfaToken: string }
    clock.toNextStep()
    const ended = await app.api
      .post('/api/users/login/mfa')
      .send({ mfaToken, code: codeOf(secret, stepNow()) })
      .expect(200)
    expect(await addressesOf(ended.body as SignedInBody)).toHaveLength(1)
    expect(await lastUserUpdate(person)).toMatchObject({ emailOwned: true })
  })

  test('a reset prevents an address that was being added', async () => {
    const stranger = await signUp(app)
    const [locked, ended] = [openGate(), openGate()]
    const reset = app.ctx.db.transaction().execute(async (tx) => {
      await tx.selectFrom('users').select('id').where('id', '=', stranger.user.id).forNoKeyUpdate().execute()
      locked.open()
      await ended.opened
      await tx.updateTable('sessions').set({ endedAt: new Date() }).where('userId', '=', stranger.user.id).execute()
    })
    await locked.opened
    const adding = app.api
      .post('/api/users/addresses')
      .set(bearer(stranger.accessToken))
      .send(home)
      .then(({ status }) => status)
    await waitFor('the address to meet the reset', async () => {
      const { rows } = await sql`
        select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(
        app.ctx.db,
      )
      return rows.length > 0
    })
    ended.open()
    await reset
    expect(await adding).toBe(401)
    expect(
      await app.ctx.db.selectFrom('addresses').select('id').where('userId', '=', stranger.user.id).execute(),
    ).toEqual([])
  })

  test('a second reset removes nothing', async () => {
    const person = await signUp(app)
    await resetPassword(person)
    const owner = (await login(person).expect(200)).body as SignedInBody
    await addAddress(owner)
    await resetPassword(person)
    expect(await addressesOf((await login(person).expect(200)).body as SignedInBody)).toHaveLength(1)
  })
})
