import { bearer } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationsDir } from '../src/index'
import { codeOf, stepNow, takeClock, turnOnMfa } from './support/authenticator'
import { mailedToken, published, signUpVerified, work } from './support/outbox'
import {
  isProblem,
  openUserApp,
  password,
  signInAdmin,
  signUp,
  type SignedInBody,
  type UserApp,
} from './support/user-app'

let app: UserApp
let clock: ReturnType<typeof takeClock>
beforeAll(async () => {
  app = await openUserApp()
  clock = takeClock()
})
afterAll(async () => {
  clock.giveBack()
  await app.close()
})

const newPassword = 'a staple of batteries'
const home = { name: 'Ada Byron', line1: '1 Analytical Way', city: 'London', postalCode: 'N1 7AA', country: 'GB' }

const verify = (token: string, more: object = {}) => app.api.post('/api/users/email/verify').send({ token, ...more })
const resend = ({ accessToken }: SignedInBody) => app.api.post('/api/users/email/resend').set(bearer(accessToken))
const mailed = ({ user }: SignedInBody) => mailedToken(app, 'user.email-verification-requested', user.id)
const addAddress = ({ accessToken }: SignedInBody) =>
  app.api.post('/api/users/addresses').set(bearer(accessToken)).send(home).expect(201)
const addressesOf = async ({ accessToken }: SignedInBody) =>
  ((await app.api.get('/api/users/addresses').set(bearer(accessToken)).expect(200)).body as { data: object[] }).data
const profileOf = async ({ accessToken }: SignedInBody) =>
  (await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(200)).body as object
const login = ({ user }: SignedInBody, tried = newPassword) =>
  app.api.post('/api/users/login').send({ email: user.email, password: tried })

/** What the services that follow ownership are told last. */
const told = async ({ user }: SignedInBody) => (await published(app, 'user.updated', user.id)).at(-1)

async function resetPassword({ user }: SignedInBody): Promise<void> {
  await app.api.post('/api/users/password/forgot').send({ email: user.email }).expect(202)
  await work(app)
  const token = await mailedToken(app, 'user.password-reset-requested', user.id)
  await app.api.post('/api/users/password/reset').send({ token, newPassword }).expect(204)
}

/** Puts MFA into an account as if it had been made before MFA took a verified address. */
async function withOldMfa(person: SignedInBody): Promise<void> {
  const setVerified = (emailVerifiedAt: Date | null) =>
    app.ctx.db.updateTable('users').set({ emailVerifiedAt }).where('id', '=', person.user.id).execute()
  await setVerified(new Date())
  await turnOnMfa(app, person)
  await setVerified(null)
}

describe('ownership of an e-mail address', () => {
  test('a click on the link alone verifies the address, and gives the account nothing of it', async () => {
    const person = await signUpVerified(app)
    expect(await profileOf(person)).toMatchObject({ emailVerified: true })
    expect(await told(person)).toMatchObject({ emailVerified: true, emailOwned: false })
  })

  test('an account whose owner is signed in when the link is opened owns the address', async () => {
    const person = await signUp(app)
    await verify(await mailed(person))
      .set(bearer(person.accessToken))
      .expect(204)
    expect(await told(person)).toMatchObject({ emailVerified: true, emailOwned: true, version: 2 })
  })

  test('an account whose password comes with the link owns the address', async () => {
    const person = await signUp(app)
    await verify(await mailed(person), { password }).expect(204)
    expect(await told(person)).toMatchObject({ emailVerified: true, emailOwned: true })
  })

  test('a wrong password owns nothing, is counted, and leaves the token good', async () => {
    const person = await signUp(app)
    const token = await mailed(person)
    const wrong = () => verify(token, { password: 'wrong password' })
    await wrong().expect(401).expect(isProblem('invalid-credentials'))
    await verify(token, { password: 'wrong too' }).set(bearer(person.accessToken)).expect(401)
    expect(await profileOf(person)).toMatchObject({ emailVerified: false })
    for (let tries = 2; tries < 10; tries++) await wrong().expect(401)
    await verify(token, { password }).expect(429).expect(isProblem('account-locked'))
    await verify(token).set(bearer(person.accessToken)).expect(204)
    expect(await told(person)).toMatchObject({ emailOwned: true })
  })

  test('without a good token no password can be tried', async () => {
    const person = await signUp(app)
    const token = await mailed(person)
    await verify(token).set(bearer(person.accessToken)).expect(204)
    for (let tries = 0; tries < 11; tries++)
      await verify(token, { password: 'wrong password' }).expect(400).expect(isProblem('token-invalid'))
    await verify('abc', { password }).expect(400).expect(isProblem('token-invalid'))
  })

  test('a token of another account counts as none, so that the address is verified and not owned', async () => {
    const [person, other] = [await signUp(app), await signUp(app)]
    await verify(await mailed(person))
      .set(bearer(other.accessToken))
      .expect(204)
    expect(await told(person)).toMatchObject({ emailVerified: true, emailOwned: false })
    expect(await told(other)).toBeUndefined()
  })

  test('a bad access token, or one whose session has ended, is refused and leaves the token good', async () => {
    const person = await signUp(app)
    const token = await mailed(person)
    await verify(token).set(bearer('abc')).expect(401).expect(isProblem('token-invalid'))
    await app.api.post('/api/users/logout').set(bearer(person.accessToken)).expect(204)
    await verify(token).set(bearer(person.accessToken)).expect(401).expect(isProblem('session-ended'))
    await verify(token).expect(204)
  })

  test('an account that was only clicked for is owned later by another mail', async () => {
    const person = await signUpVerified(app)
    await resend(person).expect(202)
    await verify(await mailed(person))
      .set(bearer(person.accessToken))
      .expect(204)
    expect(await told(person)).toMatchObject({ emailVerified: true, emailOwned: true, version: 3 })
    await resend(person).expect(409).expect(isProblem('email-already-verified'))
  })

  test('another click on a newer link changes nothing and is no error', async () => {
    const person = await signUpVerified(app)
    await resend(person).expect(202)
    const token = await mailed(person)
    await verify(token).expect(204)
    await verify(token).expect(400).expect(isProblem('token-invalid'))
    expect(await told(person)).toMatchObject({ emailOwned: false, version: 2 })
  })

  test('a click and a signed-in verification at once end as owned', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => signUp(app)))
    await Promise.all(
      people.map(async (person, index) => {
        const first = await mailed(person)
        await resend(person).expect(202)
        const second = await mailed(person)
        const asOwner = () => verify(second).set(bearer(person.accessToken))
        const [owned] =
          index % 2
            ? await Promise.all([asOwner(), verify(first)])
            : (await Promise.all([verify(first), asOwner()])).toReversed()
        expect(owned!.status).toBe(204)
        expect(await told(person)).toMatchObject({ emailVerified: true, emailOwned: true })
      }),
    )
  })

  test('one token at once by clicks and by its owner works once', async () => {
    const person = await signUp(app)
    const token = await mailed(person)
    const responses = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        index % 2 ? verify(token) : verify(token).set(bearer(person.accessToken)),
      ),
    )
    expect(responses.map(({ status }) => status).toSorted()).toEqual([204, ...Array<number>(11).fill(400)])
    expect(await published(app, 'user.updated', person.user.id)).toHaveLength(1)
  })

  test('the first password reset of an unverified account takes MFA, addresses, consent and sessions away', async () => {
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
    expect(await told(stranger)).toMatchObject({ emailVerified: true, emailOwned: true, marketingConsent: false })
    expect(await published(app, 'user.mfa-changed', stranger.user.id)).toMatchObject([
      { change: 'enabled' },
      { change: 'reset' },
    ])
  })

  test('a set-up of MFA that was only begun is taken away too', async () => {
    const stranger = await signUp(app)
    await app.ctx.db.insertInto('mfa').values({ userId: stranger.user.id, sealedSecret: 'begun' }).execute()
    await resetPassword(stranger)
    const rows = await app.ctx.db.selectFrom('mfa').select('userId').where('userId', '=', stranger.user.id).execute()
    expect(rows).toEqual([])
    expect(await published(app, 'user.mfa-changed', stranger.user.id)).toEqual([])
  })

  test.each([
    ['a click', (token: string) => verify(token)],
    ['a signed-in verification', (token: string, who: SignedInBody) => verify(token).set(bearer(who.accessToken))],
    ['the password', (token: string) => verify(token, { password })],
  ])('a password reset keeps MFA and addresses of who verified by %s', async (_way, verifyBy) => {
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
    expect(await told(person)).toMatchObject({ emailOwned: true })
  })

  test('a second password reset takes nothing away', async () => {
    const person = await signUp(app)
    await resetPassword(person)
    const owner = (await login(person).expect(200)).body as SignedInBody
    await addAddress(owner)
    await resetPassword(person)
    expect(await addressesOf((await login(person).expect(200)).body as SignedInBody)).toHaveLength(1)
  })

  test('accounts that were verified before ownership was told apart own their address, and so do admins', async () => {
    const old = await openUserApp()
    const [verified, unverified] = [await signUpVerified(old), await signUp(old)]
    const admin = await signInAdmin(old)
    const { db } = old.ctx
    await sql`alter table users drop column email_owned_at`.execute(db)
    await sql`update users set email_verified_at = null where id = ${admin.user.id}`.execute(db)
    await sql.raw(readFileSync(join(migrationsDir, '0004_owned_addresses.sql'), 'utf8')).execute(db)
    const { rows } = await sql<{ id: string; verified: boolean; owned: boolean }>`
      select id, email_verified_at is not null as verified, email_owned_at is not null as owned from users`.execute(db)
    const migrated = (id: string) => rows.find((row) => row.id === id)
    expect(migrated(verified.user.id)).toMatchObject({ verified: true, owned: true })
    expect(migrated(admin.user.id)).toMatchObject({ verified: true, owned: true })
    expect(migrated(unverified.user.id)).toMatchObject({ verified: false, owned: false })
    await old.close()
  })

  test('an admin who was made by the command owns the address, and can set up MFA', async () => {
    const admin = await signInAdmin(app)
    expect(await profileOf(admin)).toMatchObject({ emailVerified: true })
    await resend(admin).expect(409).expect(isProblem('email-already-verified'))
    await turnOnMfa(app, admin)
    expect(await profileOf(admin)).toMatchObject({ mfaEnabled: true })
  })
})
