import { bearer } from '@ecommerce/testkit/tokens'
import bcrypt from 'bcrypt'
import { turnOnMfa } from '../support/authenticator'
import { mailedToken, work } from '../support/outbox'
import { ensureAdmin } from '../../src/index'
import { newPerson, openUserApp, type SignedInBody, signUp, type UserApp } from '../support/user-app'

let app: UserApp
beforeAll(async () => {
  app = await openUserApp()
})
afterAll(() => app.close())

const composed = 'prüfstein für élan'
const decomposed = composed.normalize('NFD')
const login = (email: string, tried: string) => app.api.post('/api/users/login').send({ email, password: tried })

/** Account with a hash of the unnormalized password. */
async function withOldHash(sent: string): Promise<SignedInBody> {
  const person = await signUp(app)
  const passwordHash = await bcrypt.hash(sent, 4)
  await app.ctx.db.updateTable('credentials').set({ passwordHash }).where('userId', '=', person.user.id).execute()
  return person
}
const hashOf = async ({ user }: SignedInBody) => {
  const of = app.ctx.db.selectFrom('credentials').select('passwordHash').where('userId', '=', user.id)
  return (await of.executeTakeFirstOrThrow()).passwordHash
}

describe('Password forms', () => {
  test.each([
    ['composed', 'decomposed', composed, decomposed],
    ['decomposed', 'composed', decomposed, composed],
  ])('registered %s equal those %s', async (_as, _other, sent, other) => {
    const person = newPerson()
    await signUp(app, { ...person, password: sent })
    await login(person.email, other).expect(200)
    await login(person.email, sent).expect(200)
  })

  test('are equivalent for change and erasure', async () => {
    const { user, accessToken } = await signUp(app, { ...newPerson(), password: composed })
    const change = (currentPassword: string, newPassword: string) =>
      app.api.post('/api/users/password/change').set(bearer(accessToken)).send({ currentPassword, newPassword })
    const refused = await change(composed, decomposed).expect(400)
    expect(refused.body).toMatchObject({
      errors: [{ path: 'newPassword', message: expect.stringMatching(/another one/) as string }],
    })
    await change(decomposed, decomposed).expect(400)
    await change(decomposed, `${decomposed} zwei`).expect(204)
    await login(user.email, `${composed} zwei`).expect(200)
    await app.api
      .delete('/api/users/profile')
      .set(bearer(accessToken))
      .send({ password: `${composed} zwei` })
      .expect(202)
  })

  test('are equivalent for reset and second factor', async () => {
    const person = await signUp(app)
    await app.api.post('/api/users/password/forgot').send({ email: person.user.email }).expect(202)
    await work(app)
    const token = await mailedToken(app, 'user.password-reset-requested', person.user.id)
    await app.api.post('/api/users/password/reset').send({ token, newPassword: decomposed }).expect(204)
    const here = (await login(person.user.email, composed).expect(200)).body as SignedInBody
    const { recoveryCodes } = await turnOnMfa(app, here, composed)
    await app.api
      .post('/api/users/mfa/recovery-codes')
      .set(bearer(here.accessToken))
      .send({ code: recoveryCodes[0], password: decomposed })
      .expect(200)
  })

  test('are canonical for the first admin', async () => {
    const email = 'first-admin@example.com'
    await ensureAdmin({ databaseUrl: app.databaseUrl, email, password: decomposed })
    await login(email, composed).expect(200)
  })

  test.each([
    ['72 bytes of it', 'u\u0308'.repeat(36), 201],
    ['74 bytes of it', 'u\u0308'.repeat(37), 400],
    ['6 bytes of it, though more were sent', 'e\u0301'.repeat(3), 400],
  ])('are measured in canonical form: %s', async (_length, chosen, status) => {
    await app.api
      .post('/api/users/register')
      .send({ ...newPerson(), password: chosen })
      .expect(status)
  })

  test('of earlier accounts are accepted and renewed', async () => {
    const person = await withOldHash(decomposed)
    await login(person.user.email, composed).expect(401)
    await login(person.user.email, decomposed).expect(200)
    expect(await bcrypt.compare(composed, await hashOf(person))).toBe(true)
    await login(person.user.email, composed).expect(200)
    const renewed = await hashOf(person)
    await login(person.user.email, decomposed).expect(200)
    expect(await hashOf(person)).toBe(renewed)
  })

  test('of earlier accounts stay if the canonical form is too long', async () => {
    const sent = '\u0958'.repeat(24)
    const person = await withOldHash(sent)
    const before = await hashOf(person)
    await login(person.user.email, sent).expect(200)
    expect(await hashOf(person)).toBe(before)
    await login(person.user.email, `${sent}x`).expect(401)
  })

  test('cost equal work for unknown accounts', async () => {
    const comparisons = async (email: string) => {
      const compare = jest.spyOn(bcrypt, 'compare')
      await login(email, decomposed).expect(401)
      const { length } = compare.mock.calls
      compare.mockRestore()
      return length
    }
    expect(await comparisons((await signUp(app)).user.email)).toBe(2)
    expect(await comparisons(newPerson().email)).toBe(2)
  })

  test('of ninety kilobytes are rejected without normalization', async () => {
    const { user } = await signUp(app)
    const normalize = jest.spyOn(String.prototype, 'normalize')
    await login(user.email, `a${'\u0301\u0316'.repeat(22_000)}`).expect(401)
    const longest = Math.max(...normalize.mock.contexts.map((text) => String(text).length))
    normalize.mockRestore()
    expect(longest).toBeLessThan(600)
  })

  test('of the own name, address or store are rejected everywhere', async () => {
    const person = { ...newPerson(), name: 'Grace Hopper', email: 'grace.hopper@navy.example' }
    const register = (chosen: string) => app.api.post('/api/users/register').send({ ...person, password: chosen })
    for (const chosen of ['Hopper2026!', 'TheShop1!', 'navy1234!', 'Password1!'])
      await register(chosen)
        .expect(400)
        .expect(({ body }) => expect(body).toMatchObject({ errors: [{ path: 'password' }] }))
    const { accessToken, user } = await signUp(app, person)
    const change = app.api.post('/api/users/password/change').set(bearer(accessToken))
    await change.send({ currentPassword: person.password, newPassword: 'Gr4ce2026!' }).expect(400)
    await app.api.post('/api/users/password/forgot').send({ email: user.email }).expect(202)
    await work(app)
    const token = await mailedToken(app, 'user.password-reset-requested', user.id)
    for (const newPassword of ['GraceHopper7', 'The Shop!', 'P@ssword123'])
      await app.api
        .post('/api/users/password/reset')
        .send({ token, newPassword })
        .expect(400)
        .expect(({ body }) => expect(body).toMatchObject({ errors: [{ path: 'newPassword' }] }))
  })
})
