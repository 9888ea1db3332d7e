import { testSecret } from '@ecommerce/testkit/tokens'
import { isProblem, newPerson, openUserApp, password, signIn, signUp, type UserApp } from '../support/user-app'
import { ensureAdmin } from '../../src/index'
import { sql } from 'kysely'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

let app: UserApp

describe('Admin account', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  test('is created once by five concurrent starts without mail', async () => {
    const admin = { databaseUrl: app.databaseUrl, email: ' Owner@Example.com', password }
    await Promise.all(Array.from({ length: 5 }, () => ensureAdmin(admin)))
    expect((await signIn(app, 'owner@example.com')).user).toMatchObject({ role: 'admin' })
    const { rows } = await sql<{ users: number; jobs: number }>`
    select (select count(*) from users) as users, (select count(*) from jobs) as jobs`.execute(app.ctx.db)
    expect(rows[0]).toEqual({ users: 1, jobs: 0 })
  })

  test('keeps an existing account', async () => {
    const { user } = await signUp(app)
    await ensureAdmin({ databaseUrl: app.databaseUrl, email: user.email, password: 'another password' })
    expect((await signIn(app, user.email)).user).toEqual(user)
    await app.api
      .post('/api/users/login')
      .send({ email: user.email, password: 'another password' })
      .expect(401)
      .expect(isProblem('invalid-credentials'))
  })

  test('explains invalid settings', async () => {
    const bad = { databaseUrl: app.databaseUrl, email: 'owner', password: 'short' }
    await expect(ensureAdmin(bad)).rejects.toThrow(
      /the admin's email must be a valid email\n.*the admin's password must be text of 8 to 72 bytes/,
    )
  })

  test('hashes at production cost', async () => {
    const { email } = newPerson()
    await ensureAdmin({ databaseUrl: app.databaseUrl, email, password })
    const { passwordHash } = await app.ctx.db
      .selectFrom('credentials')
      .select('passwordHash')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
    expect(passwordHash).toMatch(/^\$2b\$10\$/)
  })

  /** The service as a process, with the command `admin`. */
  async function runAdminCommand(email: string, input: string): Promise<{ code: number; said: string }> {
    const env = {
      ...{ PATH: process.env.PATH, NODE_ENV: 'test', DATABASE_URL: app.databaseUrl, SIGNING_KEYS_DIR: '/nowhere' },
      ...{ SERVICE_TOKEN_SECRET: testSecret, ENCRYPTION_SECRET: testSecret },
    }
    const child = spawn(process.execPath, [join(__dirname, '..', '..', 'dist', 'main.js'), 'admin', email], { env })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stdin.end(input)
    const [code] = (await once(child, 'close')) as [number]
    return { code, said }
  }

  test('is created by a command with the password from standard input', async () => {
    const { email } = newPerson()
    expect(await runAdminCommand(email, `${password}\n`)).toEqual({ code: 0, said: '' })
    expect((await signIn(app, email)).user).toMatchObject({ role: 'admin' })
    const { code, said } = await runAdminCommand('owner', 'short')
    expect([code, said]).toEqual([1, expect.stringContaining("the admin's email must be a valid email")])
  })
})
