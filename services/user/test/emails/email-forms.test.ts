import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer } from '@ecommerce/testkit/tokens'
import { unifyEmails } from '../../src/commands/emails/unify-emails'
import { ensureAdmin } from '../../src/index'
import { mailedToken, published, work } from '../support/outbox'
import { isProblem, newPerson, openUserApp, password, signInAdmin, signUp, type UserApp } from '../support/user-app'

let app: UserApp
beforeAll(async () => {
  app = await openUserApp()
})
afterAll(() => app.close())

const forms = (name: string) => [
  `${name}@bücher.example`,
  `${name}@xn--bcher-kva.example`,
  `${name}@BÜCHER.example.`,
  `${name}@bu\u0308cher。example`,
]
const login = (email: string) => app.api.post('/api/users/login').send({ email, password })

/** An account from before there was one form of a domain. */
async function withOldEmail(email: string): Promise<string> {
  const { user } = await signUp(app)
  await app.ctx.db.updateTable('users').set({ email }).where('id', '=', user.id).execute()
  await app.ctx.db.updateTable('credentials').set({ email }).where('userId', '=', user.id).execute()
  return user.id
}
const emailOf = async (id: string) => {
  const of = app.ctx.db.selectFrom('users').select(['email', 'version']).where('id', '=', id)
  return of.executeTakeFirstOrThrow()
}

describe('E-mail forms of accounts', () => {
  test('identify one account', async () => {
    const { user } = await signUp(app, { ...newPerson(), email: 'user@bücher.example' })
    expect(user.email).toBe('user@xn--bcher-kva.example')
    for (const email of forms('user')) {
      await login(email).expect(200)
      await app.api
        .post('/api/users/register')
        .send({ ...newPerson(), email })
        .expect(409)
        .expect(isProblem('email-taken'))
    }
  })

  test('are equivalent for lock, reset and search', async () => {
    const { user } = await signUp(app, { ...newPerson(), email: 'lost@xn--bcher-kva.example' })
    const admin = await signInAdmin(app)
    for (const email of forms('lost')) {
      const { body } = await app.api.get('/api/users').query({ q: email }).set(bearer(admin.accessToken)).expect(200)
      expect(body).toMatchObject({ data: [{ id: user.id }] })
    }
    for (let tries = 0; tries < 10; tries++)
      await app.api
        .post('/api/users/login')
        .send({ email: forms('lost')[tries % 4], password: 'wrong password' })
        .expect(401)
    for (const email of forms('lost')) await login(email).expect(429)
    await app.api.post('/api/users/password/forgot').send({ email: 'lost@BÜCHER.example.' }).expect(202)
    await work(app)
    await mailedToken(app, 'user.password-reset-requested', user.id)
  })

  test('are canonical for the first admin', async () => {
    await ensureAdmin({ databaseUrl: app.databaseUrl, email: 'Chef@BÜCHER.example.', password })
    await ensureAdmin({ databaseUrl: app.databaseUrl, email: 'chef@bücher.example', password: 'another password' })
    await login('chef@xn--bcher-kva.example').expect(200)
  })

  test('are erased in canonical form', async () => {
    const { user, accessToken } = await signUp(app, { ...newPerson(), email: 'gone@bücher.example' })
    const token = await mailedToken(app, 'user.email-verification-requested', user.id)
    await app.api.post('/api/users/email/verify').set(bearer(accessToken)).send({ token }).expect(204)
    await app.api.delete('/api/users/profile').set(bearer(accessToken)).send({ password }).expect(202)
    const [erased] = await published(app, 'user.erased', user.id)
    expect(app.ctx.sealed.unseal(erased!.sealedEmail!)).toBe('gone@xn--bcher-kva.example')
    await login('gone@bücher.example').expect(401)
  })

  test.each([
    'a\u200bda@example.com',
    'a\u202eda@example.com',
    'ada@127.0.0.1',
    'ada@xn--a.example',
    'ada@example.com/x',
  ])('reject %s', async (email) => {
    await app.api
      .post('/api/users/register')
      .send({ ...newPerson(), email })
      .expect(400)
      .expect(({ body }) => expect(body).toMatchObject({ errors: [{ path: 'email' }] }))
  })

  test('of earlier versions are converted, published and sign in', async () => {
    const id = await withOldEmail('old@bücher.example')
    await login('old@bücher.example').expect(401)
    const { version } = await emailOf(id)
    await unifyEmails(app.ctx)
    expect(await emailOf(id)).toEqual({ email: 'old@xn--bcher-kva.example', version: version + 1 })
    expect(await published(app, 'user.updated', id)).toMatchObject([{ email: 'old@xn--bcher-kva.example' }])
    await unifyEmails(app.ctx)
    expect(await published(app, 'user.updated', id)).toHaveLength(1)
    await login('old@bücher.example').expect(200)
  })

  test('stay unchanged and are reported if they collide after conversion', async () => {
    await signUp(app, { ...newPerson(), email: 'two@xn--bcher-kva.example' })
    const twice = [await withOldEmail('twin@b\u00adücher.example'), await withOldEmail('twin@bücher.example')]
    const taken = await withOldEmail('two@bücher.example')
    const warn = jest.spyOn(app.ctx.log, 'warn')
    await unifyEmails(app.ctx)
    const reported = warn.mock.calls.map(([fields]) => fields['user.id'])
    warn.mockRestore()
    expect(await emailOf(taken)).toMatchObject({ email: 'two@bücher.example' })
    const emails = (await Promise.all(twice.map(emailOf))).map(({ email }) => email)
    expect(emails.filter((email) => email === 'twin@xn--bcher-kva.example')).toHaveLength(1)
    const [left] = twice.filter((_, index) => emails[index] !== 'twin@xn--bcher-kva.example')
    expect(reported.toSorted()).toEqual([left, taken].toSorted())
  })

  test('without a canonical form stay unchanged', async () => {
    const id = await withOldEmail(`${uuidv7()}@\u0300ü.example`)
    const { email } = await emailOf(id)
    await unifyEmails(app.ctx)
    expect(await emailOf(id)).toMatchObject({ email })
  })
})
