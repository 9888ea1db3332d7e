import { bearer } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { migrationsDir } from '../../src/index'
import { turnOnMfa } from '../support/authenticator'
import { mailedToken, published, signUpVerified } from '../support/outbox'
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
beforeAll(async () => {
  app = await openUserApp()
})
afterAll(() => app.close())

const verify = (token: string, more: object = {}) => app.api.post('/api/users/email/verify').send({ token, ...more })
const resend = ({ accessToken }: SignedInBody) => app.api.post('/api/users/email/resend').set(bearer(accessToken))
const mailed = ({ user }: SignedInBody) => mailedToken(app, 'user.email-verification-requested', user.id)
const profileOf = async ({ accessToken }: SignedInBody) =>
  (await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(200)).body as object
/** Last ownership published to other services. */
const lastUserUpdate = async ({ user }: SignedInBody) => (await published(app, 'user.updated', user.id)).at(-1)

describe('Ownership of e-mail addresses', () => {
  test('is not gained by opening the link alone', async () => {
    const person = await signUpVerified(app)
    expect(await profileOf(person)).toMatchObject({ emailVerified: true })
    expect(await lastUserUpdate(person)).toMatchObject({ emailVerified: true, emailOwned: false })
  })

  test('is gained by opening the link while signed in', async () => {
    const person = await signUp(app)
    await verify(await mailed(person))
      .set(bearer(person.accessToken))
      .expect(204)
    expect(await lastUserUpdate(person)).toMatchObject({ emailVerified: true, emailOwned: true, version: 2 })
  })

  test('is gained by the link with the password', async () => {
    const person = await signUp(app)
    await verify(await mailed(person), { password }).expect(204)
    expect(await lastUserUpdate(person)).toMatchObject({ emailVerified: true, emailOwned: true })
  })

  test('is not gained with a wrong password, which is counted', async () => {
    const person = await signUp(app)
    const token = await mailed(person)
    const wrong = () => verify(token, { password: 'wrong password' })
    await wrong().expect(401).expect(isProblem('invalid-credentials'))
    await verify(token, { password: 'wrong too' }).set(bearer(person.accessToken)).expect(401)
    expect(await profileOf(person)).toMatchObject({ emailVerified: false })
    for (let tries = 2; tries < 10; tries++) await wrong().expect(401)
    await verify(token, { password }).expect(429).expect(isProblem('account-locked'))
    await verify(token).set(bearer(person.accessToken)).expect(204)
    expect(await lastUserUpdate(person)).toMatchObject({ emailOwned: true })
  })

  test('requires a valid token before a password is checked', async () => {
    const person = await signUp(app)
    const token = await mailed(person)
    await verify(token).set(bearer(person.accessToken)).expect(204)
    for (let tries = 0; tries < 11; tries++)
      await verify(token, { password: 'wrong password' }).expect(400).expect(isProblem('token-invalid'))
    await verify('abc', { password }).expect(400).expect(isProblem('token-invalid'))
  })

  test('is not gained by another account’s token', async () => {
    const [person, other] = [await signUp(app), await signUp(app)]
    await verify(await mailed(person))
      .set(bearer(other.accessToken))
      .expect(204)
    expect(await lastUserUpdate(person)).toMatchObject({ emailVerified: true, emailOwned: false })
    expect(await lastUserUpdate(other)).toBeUndefined()
  })

  test('is not gained with an invalid or ended session', async () => {
    const person = await signUp(app)
    const token = await mailed(person)
    await verify(token).set(bearer('abc')).expect(401).expect(isProblem('token-invalid'))
    await app.api.post('/api/users/logout').set(bearer(person.accessToken)).expect(204)
    await verify(token).set(bearer(person.accessToken)).expect(401).expect(isProblem('session-ended'))
    await verify(token).expect(204)
  })

  test('can be gained later by another mail', async () => {
    const person = await signUpVerified(app)
    await resend(person).expect(202)
    await verify(await mailed(person))
      .set(bearer(person.accessToken))
      .expect(204)
    expect(await lastUserUpdate(person)).toMatchObject({ emailVerified: true, emailOwned: true, version: 3 })
    await resend(person).expect(409).expect(isProblem('email-already-verified'))
  })

  test('is not affected by a newer link', async () => {
    const person = await signUpVerified(app)
    await resend(person).expect(202)
    const token = await mailed(person)
    await verify(token).expect(204)
    await verify(token).expect(400).expect(isProblem('token-invalid'))
    expect(await lastUserUpdate(person)).toMatchObject({ emailOwned: false, version: 2 })
  })

  test('is gained in a race of click and signed-in verification', async () => {
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
        expect(await lastUserUpdate(person)).toMatchObject({ emailVerified: true, emailOwned: true })
      }),
    )
  })

  test('is gained once per token in a race', async () => {
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

  test('is assumed for earlier verified accounts and admins', async () => {
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

  test('belongs to an admin made by the command, who can set up MFA', async () => {
    const admin = await signInAdmin(app)
    expect(await profileOf(admin)).toMatchObject({ emailVerified: true })
    await resend(admin).expect(409).expect(isProblem('email-already-verified'))
    await turnOnMfa(app, admin)
    expect(await profileOf(admin)).toMatchObject({ mfaEnabled: true })
  })
})
