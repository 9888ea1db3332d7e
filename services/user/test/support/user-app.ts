import { apiOf } from '@ecommerce/shared/http/app'
import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { checkResponses } from '@ecommerce/testkit/response-check'
import { testConfig } from '@ecommerce/testkit/test-config'
import { createTestDatabase } from '@ecommerce/testkit/test-database'
import { testPrivateKey } from '@ecommerce/testkit/tokens'
import type { Server } from 'node:http'
import supertest from 'supertest'
import { type Config, type Context, createApp, createContext, ensureAdmin } from '../../src/index'
import { type KeysDir, makeKeysDir } from './signing-keys'

export type UserApp = {
  ctx: Context
  keysDir: KeysDir
  databaseUrl: string
  api: ReturnType<typeof supertest>
  close(): Promise<void>
}

/** Starts the service with its own database and keys on a free port. */
export async function openUserApp(settings: Partial<Config> = {}): Promise<UserApp> {
  const [database, keysDir] = await Promise.all([createTestDatabase('user'), makeKeysDir()])
  await keysDir.add('0001.pem', testPrivateKey)
  const ctx = createContext({ ...userConfig(database.url, keysDir.path), ...settings })
  const app = createApp(ctx)
  const server = createHttpServer(app)
  const answers = checkResponses(server, apiOf(app))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    ctx,
    keysDir,
    databaseUrl: database.url,
    api: supertest(server),
    async close() {
      await closed(server)
      await ctx.close()
      await Promise.all([database.drop(), keysDir.remove()])
      expect(answers.errors).toEqual([])
    },
  }
}

export const userConfig = (databaseUrl: string, signingKeysDir: string): Config => ({
  ...testConfig(databaseUrl),
  productUrl: 'http://127.0.0.1:9',
  orderUrl: 'http://127.0.0.1:9',
  notificationUrl: 'http://127.0.0.1:9',
  signingKeysDir,
  bcryptCost: 4,
  passwordHashesAtOnce: 2,
  sessionLife: { idleDays: 30, maxDays: 30 },
  encryptionSecret: { current: 'another-secret-of-the-tests-that-is-long-enough' },
  adminMfaRequired: false,
  shopName: 'The Shop',
})

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

export type SignedInBody = {
  user: { id: string; email: string; name: string; role: string }
  accessToken: string
  refreshToken: string
  tokenType: string
  expiresIn: number
  deviceToken: string
}

export const password = 'correct horse battery'

let people = 0

/** Registration of a new customer. */
export const newPerson = () => {
  people += 1
  return { email: `person-${people}@example.com`, password, name: `Person ${people}` }
}

export async function signUp({ api }: UserApp, person: object = newPerson()): Promise<SignedInBody> {
  const response = await api.post('/api/users/register').send(person).expect(201)
  return response.body as SignedInBody
}

export async function signIn({ api }: UserApp, email: string): Promise<SignedInBody> {
  const response = await api.post('/api/users/login').send({ email, password }).expect(200)
  return response.body as SignedInBody
}

export async function signInAdmin(app: UserApp): Promise<SignedInBody> {
  await ensureAdmin({ databaseUrl: app.databaseUrl, email: 'admin@example.com', password })
  return signIn(app, 'admin@example.com')
}

export const disable = ({ ctx }: UserApp, userId: string) =>
  ctx.db.updateTable('users').set({ status: 'disabled' }).where('id', '=', userId).execute()

export const isProblem = (code: string) => (response: { type: string; body: { code?: string } }) => {
  expect(response.type).toBe('application/problem+json')
  expect(response.body.code).toBe(code)
}
