import { apiOf } from '@ecommerce/shared/http/app'
import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { checkResponses } from '@ecommerce/testkit/response-check'
import { bearer } from '@ecommerce/testkit/tokens'
import jwt from 'jsonwebtoken'
import supertest from 'supertest'
import { type Context, createApp, createContext, keyNameAt } from '../../src/index'
import { openUserApp, signUp, type SignedInBody, userConfig, type UserApp } from '../support/user-app'

const start = Date.parse('2026-11-22T12:00:00Z')
const newKey = keyNameAt(start)
let now: number
let app: UserApp
let ctx: Context

describe('Key rotation', () => {
  beforeEach(async () => {
    const opened = await openUserApp()
    now = start
    ctx = createContext(userConfig(opened.databaseUrl, opened.keysDir.path), { now: () => now })
    const service = createApp(ctx)
    const server = createHttpServer(service)
    const answers = checkResponses(server, apiOf(service))
    app = { ...opened, ctx, api: supertest(server) }
    app.close = async () => {
      await ctx.close()
      await opened.close()
      expect(answers.errors).toEqual([])
    }
  })
  afterEach(() => app.close())

  const publishedKids = async () => {
    const { body } = await app.api.get('/.well-known/jwks.json').expect(200)
    return (body as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)
  }
  const signerOf = (accessToken: string) => jwt.decode(accessToken, { complete: true })?.header.kid
  const profile = (accessToken: string) => app.api.get('/api/users/profile').set(bearer(accessToken))

  /** Adds a key to the folder and waits for the service. */
  async function addNewKey(): Promise<void> {
    await app.keysDir.add(newKey)
    await ctx.keys.reread()
  }

  test('publishes a new key at once and signs with it after two minutes', async () => {
    await addNewKey()
    const [oldKid, newKid] = await publishedKids()
    now = start + 119_999
    expect(signerOf((await signUp(app)).accessToken)).toBe(oldKid)
    now = start + 120_000
    expect(signerOf((await signUp(app)).accessToken)).toBe(newKid)
  })

  test('accepts tokens of the previous key', async () => {
    const { accessToken } = await signUp(app)
    await addNewKey()
    now = start + 120_000
    expect(signerOf(accessToken)).not.toBe(ctx.keys.current().kid)
    await profile(accessToken).expect(200)
  })

  test('keeps users signed in', async () => {
    const before = await signUp(app)
    await addNewKey()
    now = start + 120_000
    await app.keysDir.take('0001.pem')
    await ctx.keys.reread()
    const response = await app.api.post('/api/users/refresh').send({ refreshToken: before.refreshToken }).expect(200)
    const { accessToken } = response.body as SignedInBody
    expect(signerOf(accessToken)).toBe(ctx.keys.current().kid)
    await profile(accessToken).expect(200)
  })

  test('rejects tokens of a removed key', async () => {
    const { accessToken } = await signUp(app)
    await addNewKey()
    await app.keysDir.take('0001.pem')
    await ctx.keys.reread()
    expect(await publishedKids()).toHaveLength(1)
    await profile(accessToken).expect(401)
  })

  test('signs with a new key at once if it is the only one', async () => {
    await addNewKey()
    await app.keysDir.take('0001.pem')
    await ctx.keys.reread()
    const { accessToken } = await signUp(app)
    expect([signerOf(accessToken)]).toEqual(await publishedKids())
  })

  test('keeps the last valid keys while the folder contains an invalid one', async () => {
    const kids = await publishedKids()
    await app.keysDir.add(newKey, 'half a ke')
    await expect(ctx.keys.reread()).rejects.toThrow(newKey)
    expect(await publishedKids()).toEqual(kids)
    expect(signerOf((await signUp(app)).accessToken)).toBe(kids[0])
  })
})
