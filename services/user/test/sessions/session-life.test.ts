import { bearer } from '@ecommerce/testkit/tokens'
import jwt from 'jsonwebtoken'
import { isProblem, openUserApp, signIn, type SignedInBody, signUp, type UserApp } from '../support/user-app'

const day = 86_400_000
let app: UserApp
beforeAll(async () => {
  app = await openUserApp({ sessionLife: { idleDays: 20, maxDays: 30 } })
})
afterAll(() => app.close())

const refresh = (refreshToken: string) => app.api.post('/api/users/refresh').send({ refreshToken })
const claimsOf = (accessToken: string) => jwt.decode(accessToken) as { sid: string; iat: number; exp: number }

/** Makes a session older. */
const openedAgo = (accessToken: string, ms: number) =>
  app.ctx.db
    .updateTable('sessions')
    .set({ createdAt: new Date(Date.now() - ms) })
    .where('id', '=', claimsOf(accessToken).sid)
    .execute()

/** Days until the newest refresh token expires. */
async function daysLeft(accessToken: string): Promise<number> {
  const { expiresAt } = await app.ctx.db
    .selectFrom('refreshTokens')
    .select('expiresAt')
    .where('sessionId', '=', claimsOf(accessToken).sid)
    .where('usedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return (expiresAt.getTime() - Date.now()) / day
}

describe('Session lifetime', () => {
  test('is extended by use up to its maximum', async () => {
    const { accessToken, refreshToken } = await signUp(app)
    expect(await daysLeft(accessToken)).toBeCloseTo(20, 2)
    await openedAgo(accessToken, 5 * day)
    const { body: second } = await refresh(refreshToken).expect(200)
    expect(await daysLeft(accessToken)).toBeCloseTo(20, 2)
    await openedAgo(accessToken, 25 * day)
    await refresh((second as SignedInBody).refreshToken).expect(200)
    expect(await daysLeft(accessToken)).toBeCloseTo(5, 2)
  })

  test('ends at its maximum despite recent use', async () => {
    const { user, accessToken, refreshToken } = await signUp(app)
    await openedAgo(accessToken, 30 * day + 1_000)
    await refresh(refreshToken).expect(401).expect(isProblem('token-invalid'))
    const again = await signIn(app, user.email)
    const { body } = await app.api.get('/api/users/sessions?count=true').set(bearer(again.accessToken)).expect(200)
    expect(body).toMatchObject({ data: [{ id: claimsOf(again.accessToken).sid }], page: { total: 1 } })
  })

  test('exceeds that of access tokens', async () => {
    const { accessToken, refreshToken } = await signUp(app)
    await openedAgo(accessToken, 30 * day - 300_000)
    const { body } = await refresh(refreshToken).expect(200)
    const next = body as SignedInBody
    const { iat, exp } = claimsOf(next.accessToken)
    expect(exp - iat).toBe(next.expiresIn)
    expect(next.expiresIn).toBeLessThanOrEqual(300)
    expect(next.expiresIn).toBeGreaterThan(200)
  })

  test('is limited by its maximum even if idle time is longer', async () => {
    const short = await openUserApp({ sessionLife: { idleDays: 30, maxDays: 1 } })
    const { accessToken } = await signUp(short)
    const { expiresAt } = await short.ctx.db.selectFrom('refreshTokens').select('expiresAt').executeTakeFirstOrThrow()
    expect((expiresAt.getTime() - Date.now()) / day).toBeCloseTo(1, 2)
    await short.api.get('/api/users/sessions').set(bearer(accessToken)).expect(200)
    await short.close()
  })
})
