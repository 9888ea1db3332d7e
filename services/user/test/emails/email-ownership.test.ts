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
const told = async ({ user }: SignedInBody) => (await published(app, 'user.updated', user.id)).at(-1)

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

  test('accounts that were verified before ownership was recorded separately own their address, and so do admins', async () => {
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
