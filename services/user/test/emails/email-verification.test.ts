import { sql } from 'kysely'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { mailedToken, published, work } from '../support/outbox'
import { isProblem, openUserApp, password, signUp, type SignedInBody, type UserApp } from '../support/user-app'

let app: UserApp

describe('Email verification', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const type = 'user.email-verification-requested'
  const verify = (token: unknown) => app.api.post('/api/users/email/verify').send({ token })
  const resend = (token: string) => app.api.post('/api/users/email/resend').set(bearer(token))
  const tokenFor = ({ user }: SignedInBody) => mailedToken(app, type, user.id)
  const profile = async ({ accessToken }: SignedInBody) =>
    (await app.api.get('/api/users/profile').set(bearer(accessToken)).expect(200)).body as { emailVerified: boolean }

  test('succeeds with the first mail’s token', async () => {
    const person = await signUp(app)
    expect(await profile(person)).toMatchObject({ emailVerified: false })
    await verify(await tokenFor(person)).expect(204)
    expect(await profile(person)).toMatchObject({ emailVerified: true })
    expect(await published(app, 'user.updated', person.user.id)).toMatchObject([{ emailVerified: true, version: 2 }])
  })

  test('uses a token once, also concurrently', async () => {
    const person = await signUp(app)
    const token = await tokenFor(person)
    const responses = await Promise.all(Array.from({ length: 20 }, () => verify(token)))
    expect(responses.map(({ status }) => status).toSorted()).toEqual([204, ...Array<number>(19).fill(400)])
    responses.filter(({ status }) => status === 400).forEach(isProblem('token-invalid'))
    expect(await published(app, 'user.updated', person.user.id)).toHaveLength(1)
  })

  test('invalidates other tokens by the first use', async () => {
    const person = await signUp(app)
    const first = await tokenFor(person)
    await resend(person.accessToken).expect(202)
    const second = await tokenFor(person)
    await verify(second).expect(204)
    await verify(first).expect(400).expect(isProblem('token-invalid'))
  })

  test('can be requested until the account owns the address', async () => {
    const person = await signUp(app)
    await verify(await tokenFor(person)).expect(204)
    await resend(person.accessToken).expect(202)
    await verify(await tokenFor(person))
      .set(bearer(person.accessToken))
      .expect(204)
    await resend(person.accessToken).expect(409).expect(isProblem('email-already-verified'))
  })

  test('is limited to five mails an hour', async () => {
    const { user, accessToken } = await signUp(app)
    for (let mails = 1; mails < 5; mails++) await resend(accessToken).expect(202)
    const response = await resend(accessToken).expect(429)
    isProblem('too-many-mails')(response)
    expect(response.headers['retry-after']).toBe('3600')
    expect(await published(app, type, user.id)).toHaveLength(5)
  })

  test('is limited per address across accounts', async () => {
    const { email } = (await signUp(app)).user
    const again = { email, password, name: 'Ada Byron' }
    const erase = async () => {
      const { body } = await app.api.post('/api/users/login').send({ email, password }).expect(200)
      await app.api
        .delete('/api/users/profile')
        .set(bearer(body.accessToken as string))
        .send({ password })
        .expect(202)
    }
    for (let mails = 1; mails < 5; mails++) {
      await erase()
      await app.api.post('/api/users/register').send(again).expect(201)
    }
    await erase()
    const response = await app.api.post('/api/users/register').send(again).expect(429)
    isProblem('too-many-mails')(response)
    await app.api.post('/api/users/login').send({ email, password }).expect(401)
    await sql`update mail_counts set since = since - interval '1 hour'`.execute(app.ctx.db)
    await app.api.post('/api/users/register').send(again).expect(201)
  })

  test('expires after a day', async () => {
    const person = await signUp(app)
    const { expiresAt } = await app.ctx.db
      .selectFrom('oneTimeTokens')
      .select('expiresAt')
      .where('userId', '=', person.user.id)
      .executeTakeFirstOrThrow()
    expect(Math.abs(expiresAt.getTime() - Date.now() - 86_400_000)).toBeLessThan(60_000)
    await app.ctx.db
      .updateTable('oneTimeTokens')
      .set({ expiresAt: new Date(Date.now() - 1) })
      .where('userId', '=', person.user.id)
      .execute()
    await verify(await tokenFor(person))
      .expect(400)
      .expect(isProblem('token-invalid'))
  })

  test('rejects a password token', async () => {
    const person = await signUp(app)
    await app.api.post('/api/users/password/forgot').send({ email: person.user.email }).expect(202)
    await work(app)
    await verify(await mailedToken(app, 'user.password-reset-requested', person.user.id))
      .expect(400)
      .expect(isProblem('token-invalid'))
  })

  test('is requested by signed-in users', async () => {
    await app.api.post('/api/users/email/resend').expect(401).expect(isProblem('token-missing'))
    await resend(serviceToken('order-service', 'user-service')).expect(403).expect(isProblem('forbidden'))
  })

  test.each([[undefined], [1], [['a']], ['']])('rejects %j', async (token) => {
    const response = await verify(token).expect(400)
    expect(response.body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'token' }] })
  })
})
