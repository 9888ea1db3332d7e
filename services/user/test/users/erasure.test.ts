import type { UserErased } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { openGate } from '@ecommerce/testkit/gate'
import { bearer } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { makeJobsDue } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { takeClock, turnOnMfa } from '../support/authenticator'
import { type OtherServices, openOtherServices } from '../support/other-services'
import { mailedToken, published, signUpVerified, workAndDeliver } from '../support/outbox'
import {
  isProblem,
  newPerson,
  openUserApp,
  password,
  signInAdmin,
  signUp,
  type SignedInBody,
  type UserApp,
} from '../support/user-app'

let others: OtherServices
let app: UserApp
let admin: SignedInBody

describe('Erasure of users', () => {
  beforeAll(async () => {
    others = await openOtherServices()
    app = await openUserApp({ notificationUrl: others.url, orderUrl: others.url, productUrl: others.url })
    admin = await signInAdmin(app)
  })
  afterAll(async () => {
    await app.close()
    await others.close()
  })

  const erase = (token: string, body: object = { password }) =>
    app.api.delete('/api/users/profile').set(bearer(token)).send(body)
  const erasure = (id: string) => app.api.get(`/api/users/erasures/${id}`).set(bearer(admin.accessToken))
  const hurry = () => makeJobsDue(app.ctx.db)

  test('erases here at once and shows admins the services’ progress', async () => {
    const { user, accessToken } = await signUp(app)
    await workAndDeliver(app)
    others.down.add('order-service')
    const response = await erase(accessToken).expect(202)
    expect(response.headers.location).toBe(`/api/users/erasures/${user.id}`)
    const status = (done: string[]) => ({
      id: user.id,
      status: done.length === 4 ? 'done' : 'pending',
      requestedAt: expect.any(String) as string,
      services: ['notification-service', 'order-service', 'product-service', 'user-service'].map((service) =>
        done.includes(service)
          ? { service, status: 'done', doneAt: expect.stringMatching(/Z$/) as string }
          : { service, status: 'pending' },
      ),
    })
    expect(response.body).toEqual(status(['user-service']))
    await workAndDeliver(app)
    expect((await erasure(user.id).expect(200)).body).toEqual(
      status(['notification-service', 'product-service', 'user-service']),
    )
    others.down.clear()
    await hurry()
    await workAndDeliver(app)
    expect((await erasure(user.id).expect(200)).body).toEqual(
      status(['notification-service', 'order-service', 'product-service', 'user-service']),
    )
  })

  test('leaves no personal data, and audit events lead to nobody', async () => {
    const clock = takeClock()
    const person = { ...newPerson(), email: 'forget-me@example.com', name: 'Unforgettable' }
    const signedIn = await signUpVerified(app, person)
    const { user, accessToken } = signedIn
    await app.api
      .post('/api/users/addresses')
      .set(bearer(accessToken))
      .send({ name: person.name, line1: 'Memory Lane 1', city: 'Bath', postalCode: 'BA1', country: 'GB' })
      .expect(201)
    await app.api
      .post('/api/users/login')
      .set('User-Agent', 'Unforgettable browser')
      .send({ email: person.email, password: 'wrong password' })
    await app.api.post('/api/users/password/forgot').send({ email: person.email }).expect(202)
    await turnOnMfa(app, signedIn)
    clock.restore()
    await workAndDeliver(app)
    await erase(accessToken).expect(202)
    await workAndDeliver(app)
    const everything = await dump(app)
    for (const trace of [person.email, person.name, 'Memory Lane']) expect(everything).not.toContain(trace)
    const { body } = await app.api.get(`/api/users/${user.id}/audit`).set(bearer(admin.accessToken)).expect(200)
    const { data } = body as { data: { type: string; ip: unknown; userAgent: unknown }[] }
    expect(data[0]).toMatchObject({ type: 'erased' })
    expect(data.every(({ ip, userAgent }) => ip === null && userAgent === null)).toBe(true)
  })

  /** All rows of all tables, as text. */
  async function dump({ ctx }: UserApp): Promise<string> {
    const tables = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(ctx.db)
    const contents = await Promise.all(
      tables.rows.map(async ({ name }) => {
        const { rows } = await sql<{
          text: string
        }>`select coalesce(json_agg(t), '[]')::text as text from ${sql.raw(name)} t`.execute(ctx.db)
        return rows[0]!.text
      }),
    )
    return contents.join('\n')
  }

  test('ends all access and frees the address', async () => {
    const person = newPerson()
    const { user, accessToken, refreshToken } = await signUp(app, person)
    await erase(accessToken).expect(202)
    await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(401)
    await erase(accessToken).expect(401)
    await app.api.post('/api/users/refresh').send({ refreshToken }).expect(401)
    await app.api
      .post('/api/users/login')
      .send({ email: person.email, password })
      .expect(401)
      .expect(isProblem('invalid-credentials'))
    const again = await signUp(app, person)
    expect(again.user.id).not.toBe(user.id)
  })

  test('requires the password and locks after ten wrong ones', async () => {
    const { accessToken } = await signUp(app)
    await erase(accessToken, {}).expect(400)
    for (let tries = 0; tries < 10; tries++)
      await erase(accessToken, { password: 'wrong password' }).expect(401).expect(isProblem('invalid-credentials'))
    await erase(accessToken).expect(429).expect(isProblem('account-locked'))
    await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(200)
  })

  test('succeeds once of five concurrent requests', async () => {
    const { user, accessToken } = await signUp(app)
    const responses = await Promise.all(Array.from({ length: 5 }, () => erase(accessToken)))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([202, 401, 401, 401, 401])
    expect(await published(app, 'user.erased', user.id)).toHaveLength(1)
  })

  test('tolerates concurrent sign-ins and changes', async () => {
    const { user, accessToken } = await signUp(app)
    const responses = await Promise.all([
      erase(accessToken),
      ...Array.from({ length: 5 }, () => app.api.post('/api/users/login').send({ email: user.email, password })),
      ...Array.from({ length: 5 }, () =>
        app.api.patch('/api/users/profile').set(bearer(accessToken)).send({ name: 'X' }),
      ),
      ...Array.from({ length: 5 }, () => app.api.post('/api/users/email/resend').set(bearer(accessToken))),
      ...Array.from({ length: 5 }, () =>
        app.api.post('/api/users/mfa/setup').set(bearer(accessToken)).send({ password }),
      ),
    ])
    expect(responses.filter(({ status }) => status >= 500)).toEqual([])
    expect(responses[0].status).toBe(202)
  })

  test('rejects a concurrent sign-in', async () => {
    const { user } = await signUp(app)
    const [deleted, erased] = [openGate(), openGate()]
    const transaction = app.ctx.db.transaction().execute(async (tx) => {
      await tx.deleteFrom('users').where('id', '=', user.id).execute()
      deleted.open()
      await erased.opened
    })
    await deleted.opened
    const login = app.api
      .post('/api/users/login')
      .send({ email: user.email, password })
      .then((response) => response)
    await waitFor('the sign-in to meet the erasure', async () => {
      const { rows } = await sql`
      select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`.execute(app.ctx.db)
      return rows.length > 0
    })
    erased.open()
    await transaction
    isProblem('invalid-credentials')(await login)
  })

  test('erases guest data only under an owned address', async () => {
    const erasedEventOf = async ({ user, accessToken }: SignedInBody): Promise<UserErased> => {
      await erase(accessToken).expect(202)
      return (await published(app, 'user.erased', user.id))[0]!
    }
    const unproven = await signUp(app)
    expect(await erasedEventOf(unproven)).toEqual({ userId: unproven.user.id })
    const sealed = expect.any(String) as string
    const clicked = await signUpVerified(app)
    const lastMail = await erasedEventOf(clicked)
    expect(lastMail).toEqual({ userId: clicked.user.id, sealedRecipient: sealed })
    expect(app.ctx.sealed.unseal(lastMail.sealedRecipient!)).toBe(clicked.user.email)
    const owner = await signUp(app)
    const token = await mailedToken(app, 'user.email-verification-requested', owner.user.id)
    await app.api.post('/api/users/email/verify').set(bearer(owner.accessToken)).send({ token }).expect(204)
    const event = await erasedEventOf(owner)
    expect(event).toEqual({ userId: owner.user.id, sealedEmail: sealed, sealedRecipient: sealed })
    expect(app.ctx.sealed.unseal(event.sealedEmail!)).toBe(owner.user.email)
  })

  test('is shown to admins only', async () => {
    const { user, accessToken } = await signUp(app)
    await erasure(user.id).expect(404).expect(isProblem('erasure-not-found'))
    await erasure(uuidv7()).expect(404)
    await erasure('nobody').expect(404)
    await app.api.get(`/api/users/erasures/${user.id}`).set(bearer(accessToken)).expect(403)
    await app.api.get(`/api/users/erasures/${user.id}`).expect(401)
  })
})
