import type { SessionsEnded } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { listWaitingDeliveries } from '@ecommerce/testkit/waiting-jobs'
import jwt from 'jsonwebtoken'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mailedToken, published, work } from '../support/outbox'
import {
  isProblem,
  openUserApp,
  password,
  signIn,
  signInAdmin,
  type SignedInBody,
  signUp,
  type UserApp,
} from '../support/user-app'

let app: UserApp
let admin: SignedInBody

describe('Ended sessions in the user service', () => {
  beforeAll(async () => {
    app = await openUserApp()
    admin = await signInAdmin(app)
  })
  afterAll(() => app.close())

  const claimsOf = ({ accessToken }: { accessToken: string }) =>
    jwt.decode(accessToken) as { sid: string; ver?: number; exp: number; iat: number }
  const sessionOf = (signedIn: { accessToken: string }) => claimsOf(signedIn).sid
  const announced = (userId: string) => published(app, 'user.sessions-ended', userId)
  const idsOf = (events: SessionsEnded[]) => events.flatMap(({ sessionIds }) => sessionIds).toSorted()
  const asAda = (method: 'get' | 'post' | 'delete', path: string, token: string) =>
    app.api[method](`/api/users/${path}`).set(bearer(token))
  const refresh = (refreshToken: string) => app.api.post('/api/users/refresh').send({ refreshToken })
  const patch = (id: string, body: object) =>
    app.api.patch(`/api/users/${id}`).set(bearer(admin.accessToken)).send(body)

  /** Signs a customer in on two devices. */
  async function twoDevices() {
    const here = await signUp(app)
    return { here, there: await signIn(app, here.user.email), id: here.user.id }
  }

  describe('the event user.sessions-ended', () => {
    test.each<
      [string, 'here' | 'there' | 'both', (devices: Awaited<ReturnType<typeof twoDevices>>) => Promise<unknown>]
    >([
      ['a logout', 'here', ({ here }) => asAda('post', 'logout', here.accessToken).expect(204)],
      [
        'a logout everywhere',
        'both',
        ({ here }) => asAda('post', 'logout', here.accessToken).send({ everywhere: true }).expect(204),
      ],
      [
        'the end of another session',
        'there',
        ({ here, there }) => asAda('delete', `sessions/${sessionOf(there)}`, here.accessToken).expect(204),
      ],
      [
        'a changed password',
        'there',
        ({ here }) =>
          asAda('post', 'password/change', here.accessToken)
            .send({ currentPassword: password, newPassword: 'a staple of horses' })
            .expect(204),
      ],
      [
        'a password reset by mail',
        'both',
        async ({ here, id }) => {
          await app.api.post('/api/users/password/forgot').send({ email: here.user.email }).expect(202)
          await work(app)
          const token = await mailedToken(app, 'user.password-reset-requested', id)
          await app.api.post('/api/users/password/reset').send({ token, newPassword: 'a staple of horses' }).expect(204)
        },
      ],
      ['an account that is disabled', 'both', ({ id }) => patch(id, { status: 'disabled' }).expect(200)],
      [
        'an account that is erased',
        'both',
        ({ here }) => asAda('delete', 'profile', here.accessToken).send({ password }).expect(202),
      ],
      [
        'a refresh token used twice',
        'there',
        async ({ there }) => {
          await refresh(there.refreshToken).expect(200)
          await refresh(there.refreshToken).expect(401).expect(isProblem('token-reused'))
        },
      ],
      [
        'an admin who takes MFA away',
        'both',
        async ({ id }) => {
          await app.ctx.db.insertInto('mfa').values({ userId: id, sealedSecret: 'x', enabledAt: new Date() }).execute()
          await asAda('delete', `${id}/mfa`, admin.accessToken).expect(204)
        },
      ],
      [
        'an admin who ends all sessions',
        'both',
        ({ id }) => asAda('delete', `${id}/sessions`, admin.accessToken).expect(204),
      ],
    ])('names sessions ended by %s in the same transaction', async (_what, which, end) => {
      const devices = await twoDevices()
      await end(devices)
      const { here, there, id } = devices
      const expected = { here: [here], there: [there], both: [here, there] }[which]
      expect(idsOf(await announced(id))).toEqual(expected.map(sessionOf).toSorted())
      for (const { accessToken } of expected)
        await asAda('get', 'profile', accessToken).expect(401).expect(isProblem('session-ended'))
    })

    test('is delivered to product, order and notification by separate workers', async () => {
      const { here, id } = await twoDevices()
      await asAda('post', 'logout', here.accessToken).expect(204)
      const deliveries = await listWaitingDeliveries(app.ctx.db, { type: 'user.sessions-ended', about: { userId: id } })
      const queued = deliveries.map(({ task, subscriber }) => ({ task, subscriber }))
      expect(queued.toSorted((a, b) => a.subscriber.localeCompare(b.subscriber))).toEqual(
        ['notification', 'order', 'product'].map((name) => ({
          task: `deliver-urgent-event/${name}-service`,
          subscriber: `${name}-service`,
        })),
      )
    })

    test('omits sessions without a valid access token', async () => {
      const { here, there, id } = await twoDevices()
      await app.ctx.db
        .updateTable('sessions')
        .set({ lastUsedAt: new Date(Date.now() - 20 * 60_000) })
        .where('id', '=', sessionOf(there))
        .execute()
      await asAda('post', 'logout', here.accessToken).send({ everywhere: true }).expect(204)
      expect(idsOf(await announced(id))).toEqual([sessionOf(here)])
    })

    test('is divided when many sessions end', async () => {
      const { user, accessToken } = await signUp(app)
      const more = Array.from({ length: 2_100 }, () => ({
        userId: user.id,
        id: uuidv7(),
        userAgent: null,
        ip: null,
        endedAt: null,
      }))
      await app.ctx.db.insertInto('sessions').values(more).execute()
      await asAda('post', 'logout', accessToken).send({ everywhere: true }).expect(204)
      const events = await announced(user.id)
      expect(events.map(({ sessionIds }) => sessionIds.length)).toEqual([1_000, 1_000, 101])
      expect(new Set(idsOf(events)).size).toBe(2_101)
    })

    test('is published by the only command that ends sessions', () => {
      const folder = join(__dirname, '..', '..', 'src')
      const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
      const naming = (words: RegExp) =>
        sources.filter((name) => words.test(readFileSync(join(folder, name), 'utf8'))).toSorted()
      expect(naming(/markSessionsEnded/)).toEqual(['commands/sessions/end-sessions.ts', 'store/sessions.ts'])
      expect(naming(/set\(\{ endedAt|set ended_at/)).toEqual(['store/sessions.ts'])
    })
  })

  describe('the role of a token', () => {
    test.each(['admin', 'customer'] as const)(
      'is outdated by a change to %s while the session continues',
      async (role) => {
        const before = role === 'admin' ? 'customer' : 'admin'
        const signedUp = await signUp(app)
        const { user } = signedUp
        await app.ctx.db.updateTable('users').set({ role: before }).where('id', '=', user.id).execute()
        const { body: old } = await refresh(signedUp.refreshToken).expect(200)
        await patch(user.id, { role }).expect(200)
        // Refreshes in the second of the change.
        const { body: next } = await refresh((old as SignedInBody).refreshToken).expect(200)
        expect(await announced(user.id)).toEqual([{ userId: user.id, sessionIds: [], tokenVersion: 2 }])
        expect(claimsOf(next as SignedInBody)).toMatchObject({ role, ver: 2, sid: sessionOf(signedUp) })
        await asAda('get', 'profile', (old as SignedInBody).accessToken)
          .expect(401)
          .expect(isProblem('session-ended'))
        await asAda('get', 'profile', (next as SignedInBody).accessToken).expect(200)
        expect(claimsOf(await signIn(app, user.email))).toMatchObject({ role, ver: 2 })
        const verdicts = await Promise.all(
          [old, next].map(
            async (each) =>
              (await app.api.post('/api/users/verify').send({ token: (each as SignedInBody).accessToken }))
                .body as object,
          ),
        )
        expect(verdicts).toMatchObject([
          { valid: false, reason: 'session-ended' },
          { valid: true, user: { role } },
        ])
      },
    )

    test('is kept when the same role is set', async () => {
      const { user, accessToken } = await signUp(app)
      await patch(user.id, { role: 'customer', status: 'active' }).expect(200)
      expect(await announced(user.id)).toEqual([])
      await asAda('get', 'profile', accessToken).expect(200)
    })
  })

  describe('the sessions of a user, for admins', () => {
    test('are listed as for their owner', async () => {
      const { here, there, id } = await twoDevices()
      const own = (await asAda('get', 'sessions', here.accessToken).expect(200)).body as { data: object[] }
      const { body } = await asAda('get', `${id}/sessions?count=true`, admin.accessToken).expect(200)
      expect(body).toEqual({
        data: own.data.map((session) => ({ ...session, current: false })),
        page: { limit: 20, nextCursor: null, total: 2 },
      })
      const page = (await asAda('get', `${id}/sessions?limit=1`, admin.accessToken).expect(200)).body as {
        data: { id: string }[]
        page: { nextCursor: string }
      }
      const rest = (
        await asAda('get', `${id}/sessions?limit=1&cursor=${page.page.nextCursor}`, admin.accessToken).expect(200)
      ).body as typeof page
      expect([...page.data, ...rest.data].map((session) => session.id)).toEqual([sessionOf(there), sessionOf(here)])
    })

    test('end together with an audit event', async () => {
      const { here, there, id } = await twoDevices()
      await asAda('delete', `${id}/sessions`, admin.accessToken).expect(204)
      await asAda('delete', `${id}/sessions`, admin.accessToken).expect(204)
      for (const { refreshToken } of [here, there]) await refresh(refreshToken).expect(401)
      const { body } = await asAda('get', `${id}/audit`, admin.accessToken).expect(200)
      const { data } = body as { data: object[] }
      expect(data.filter((event) => 'type' in event && event.type === 'sessions-ended')).toMatchObject([
        { actorId: admin.user.id, details: { ended: '2' } },
      ])
      await asAda('get', 'profile', (await signIn(app, here.user.email)).accessToken).expect(200)
    })

    test('require an admin and an existing user', async () => {
      const { here, id } = await twoDevices()
      for (const method of ['get', 'delete'] as const) {
        await asAda(method, `${id}/sessions`, here.accessToken).expect(403)
        for (const nobody of [uuidv7(), 'nobody'])
          await asAda(method, `${nobody}/sessions`, admin.accessToken).expect(404).expect(isProblem('user-not-found'))
      }
    })
  })

  describe('recently ended sessions', () => {
    const ask = (as: Record<string, string>) => app.api.get('/internal/ended-sessions').set(as)

    test('are sent to a starting service, erased accounts included', async () => {
      const { here, there, id } = await twoDevices()
      await asAda('post', 'logout', there.accessToken).expect(204)
      await asAda('delete', 'profile', here.accessToken).send({ password }).expect(202)
      const promoted = await signUp(app)
      await patch(promoted.user.id, { role: 'admin' }).expect(200)
      const { body } = await ask(bearer(serviceToken('order-service', 'user-service'))).expect(200)
      expect(body).toEqual({
        sessionIds: expect.arrayContaining([sessionOf(here), sessionOf(there)]) as string[],
        tokenVersions: expect.arrayContaining([{ userId: promoted.user.id, version: 2 }]) as object[],
      })
      expect(JSON.stringify(body)).not.toContain(id)
    })

    test('are for services only', async () => {
      await ask({}).expect(401)
      await ask(bearer(admin.accessToken)).expect(403)
    })
  })
})
