import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer } from '@ecommerce/testkit/tokens'
import { randomBytes } from 'node:crypto'
import { toRefreshToken } from '../../src/domain/tokens/refresh-token'
import { service } from '../../src/index'
import { disable, isProblem, openUserApp, signIn, signUp, type SignedInBody, type UserApp } from '../support/user-app'

let app: UserApp

describe('Refresh', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const refresh = (refreshToken: unknown) => app.api.post('/api/users/refresh').send({ refreshToken })

  async function refreshed(refreshToken: string): Promise<SignedInBody> {
    const response = await refresh(refreshToken).expect(200)
    return response.body as SignedInBody
  }

  test('exchanges a refresh token', async () => {
    const { refreshToken } = await signUp(app)
    const response = await refresh(refreshToken).expect(200)
    const pair = response.body as SignedInBody
    expect(pair).toEqual({
      accessToken: expect.any(String) as string,
      refreshToken: expect.stringMatching(/^[\w-]{86}$/) as string,
      tokenType: 'Bearer',
      expiresIn: 900,
    })
    expect(pair.refreshToken).not.toBe(refreshToken)
    expect(response.headers['cache-control']).toBe('private, no-store')
    await app.api.get('/api/users/profile').set(bearer(pair.accessToken)).expect(200)
  })

  test('keeps the session', async () => {
    const { user, refreshToken } = await signUp(app)
    const second = await refreshed(refreshToken)
    await refreshed(second.refreshToken)
    const sessions = await app.ctx.db.selectFrom('sessions').select('id').where('userId', '=', user.id).execute()
    expect(sessions).toHaveLength(1)
  })

  test('ends the session on reuse', async () => {
    const { refreshToken: first } = await signUp(app)
    const { refreshToken: second } = await refreshed(first)
    const { refreshToken: third, accessToken } = await refreshed(second)
    await refresh(first).expect(401).expect(isProblem('token-reused'))
    await refresh(third).expect(401).expect(isProblem('token-invalid'))
    await refresh(second).expect(401).expect(isProblem('token-reused'))
    const { body } = await app.api.post('/api/users/verify').send({ token: accessToken }).expect(200)
    expect(body).toEqual({ valid: false, reason: 'session-ended' })
  })

  test('keeps other sessions on reuse', async () => {
    const { user, refreshToken } = await signUp(app)
    const elsewhere = await signIn(app, user.email)
    await refreshed(refreshToken)
    await refresh(refreshToken).expect(401)
    await refreshed(elsewhere.refreshToken)
  })

  test('succeeds once of twenty and ends the session', async () => {
    const { user, refreshToken } = await signUp(app)
    const responses = await Promise.all(Array.from({ length: 20 }, () => refresh(refreshToken)))
    const won = responses.filter(({ status }) => status === 200)
    expect(won).toHaveLength(1)
    responses.filter(({ status }) => status !== 200).forEach(isProblem('token-reused'))
    await refresh((won[0]!.body as SignedInBody).refreshToken)
      .expect(401)
      .expect(isProblem('token-invalid'))
    const tokens = await app.ctx.db.selectFrom('refreshTokens').select('hash').where('userId', '=', user.id).execute()
    expect(tokens).toHaveLength(2)
  })

  test('rejects forged tokens without effect', async () => {
    const { user, refreshToken } = await signUp(app)
    const session = await app.ctx.db
      .selectFrom('sessions')
      .select('id')
      .where('userId', '=', user.id)
      .executeTakeFirstOrThrow()
    const forged = [
      toRefreshToken({ userId: user.id, sessionId: session.id, secret: randomBytes(32) }),
      toRefreshToken({ userId: uuidv7(), sessionId: uuidv7(), secret: randomBytes(32) }),
      refreshToken.slice(0, -1),
      `${refreshToken}A`,
      'not a token',
      '🔑'.repeat(43),
    ]
    for (const token of forged) await refresh(token).expect(401).expect(isProblem('token-invalid'))
    await refreshed(refreshToken)
  })

  test('rejects tokens with another user’s ids', async () => {
    const mine = Buffer.from((await signUp(app)).refreshToken, 'base64url')
    const theirs = Buffer.from((await signUp(app)).refreshToken, 'base64url')
    const mixed = Buffer.concat([theirs.subarray(0, 32), mine.subarray(32)]).toString('base64url')
    await refresh(mixed).expect(401).expect(isProblem('token-invalid'))
  })

  test('rejects disabled accounts', async () => {
    const { user, refreshToken } = await signUp(app)
    await disable(app, user.id)
    await refresh(refreshToken).expect(401).expect(isProblem('token-invalid'))
  })

  test('rejects expired tokens and deletes them a day later', async () => {
    const { user, refreshToken } = await signUp(app)
    const alive = await signUp(app)
    const expire = (daysAgo: number) =>
      app.ctx.db
        .updateTable('refreshTokens')
        .set({ expiresAt: new Date(Date.now() - daysAgo * 86_400_000) })
        .where('userId', '=', user.id)
        .execute()
    const sessionsLeft = async () => {
      await Promise.all((service.createWork(app.ctx).periodicTasks ?? []).map((task) => task.run()))
      const rows = await app.ctx.db
        .selectFrom('sessions')
        .select('userId')
        .where('userId', 'in', [user.id, alive.user.id])
        .execute()
      return rows.map(({ userId }) => userId)
    }
    await expire(0.5)
    await refresh(refreshToken).expect(401).expect(isProblem('token-invalid'))
    expect(await sessionsLeft()).toHaveLength(2)
    await expire(2)
    expect(await sessionsLeft()).toEqual([alive.user.id])
    await refreshed(alive.refreshToken)
  })

  test.each([[undefined], [7], [['a']], [null]])('rejects %j', async (token) => {
    const response = await refresh(token).expect(400)
    expect(response.body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'refreshToken' }] })
  })
})
