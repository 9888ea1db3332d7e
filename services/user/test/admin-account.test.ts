import { isProblem, newPerson, openUserApp, password, signIn, signUp, type UserApp } from './support/user-app'
import { ensureAdmin } from '../src/index'
import { sql } from 'kysely'

let app: UserApp
beforeAll(async () => {
  app = await openUserApp()
})
afterAll(() => app.close())

test('makes the first admin, once, even from five starts at once, and writes no mail', async () => {
  const admin = { databaseUrl: app.databaseUrl, email: ' Boss@Example.com', password }
  await Promise.all(Array.from({ length: 5 }, () => ensureAdmin(admin)))
  expect((await signIn(app, 'boss@example.com')).user).toMatchObject({ role: 'admin' })
  const { rows } = await sql<{ users: number; jobs: number }>`
    select (select count(*) from users) as users, (select count(*) from graphile_worker.jobs) as jobs`.execute(
    app.ctx.db,
  )
  expect(rows[0]).toEqual({ users: 1, jobs: 0 })
})

test('leaves an account alone that has the e-mail already', async () => {
  const { user } = await signUp(app)
  await ensureAdmin({ databaseUrl: app.databaseUrl, email: user.email, password: 'another password' })
  expect((await signIn(app, user.email)).user).toEqual(user)
  await app.api
    .post('/api/users/login')
    .send({ email: user.email, password: 'another password' })
    .expect(401)
    .expect(isProblem('invalid-credentials'))
})

test('says what is wrong with an admin that can’t be', async () => {
  const bad = { databaseUrl: app.databaseUrl, email: 'boss', password: 'short' }
  await expect(ensureAdmin(bad)).rejects.toThrow(
    /the admin's email must be a valid email\n.*the admin's password must be text of 8 to 72 bytes/,
  )
})

test('hashes the admin’s password at the cost of production', async () => {
  const { email } = newPerson()
  await ensureAdmin({ databaseUrl: app.databaseUrl, email, password })
  const { passwordHash } = await app.ctx.db
    .selectFrom('credentials')
    .select('passwordHash')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  expect(passwordHash).toMatch(/^\$2b\$10\$/)
})
