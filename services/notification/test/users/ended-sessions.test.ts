import type { SessionsEnded } from '@ecommerce/contracts/events'
import { deleteExpiredEndedSessions } from '@ecommerce/shared/auth/ended-sessions/ended-sessions-table'
import { createHttpServer } from '@ecommerce/shared/http/server/server'
import { uuidv7 } from '@ecommerce/shared/ids'
import { startRedis } from '@ecommerce/testkit/redis-server'
import { testServerUrl } from '@ecommerce/testkit/test-database'
import { accessToken, bearer, testKeys } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Redis } from 'ioredis'
import pg from 'pg'
import { createApp } from '../../src/app'
import type { Config } from '../../src/config'
import { createContext } from '../../src/context'
import { openStream } from '../support/event-stream'
import { aContact, anEvent } from '../support/events'
import { asOrderService, type NotificationService, startNotificationService } from '../support/notification-service'

let shop: NotificationService
const closing: (() => Promise<unknown>)[] = []

describe('Ended sessions in the notification service', () => {
  beforeAll(async () => {
    shop = await startNotificationService()
  })
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close()
  })
  afterAll(() => shop.stop())

  /** Creates a customer with a token of this session and version. */
  function somebody(role: 'customer' | 'admin' = 'customer') {
    const [userId, sessionId] = [uuidv7(), uuidv7()]
    const withVersion = (ver?: number) =>
      bearer(accessToken({ sub: userId, sid: sessionId, role, ...(ver !== undefined && { ver }) }))
    return { userId, sessionId, auth: withVersion(), withVersion }
  }

  /** The discard port: no Redis is there. */
  const nowhere = 'redis://127.0.0.1:9'

  const own = '/api/notifications'
  const statusAt = async (url: string, auth: Record<string, string>, path = own) =>
    (await fetch(`${url}${path}`, { headers: auth })).status
  const tell = (ended: SessionsEnded, event = anEvent('user.sessions-ended', ended)) => shop.hear(event).expect(202)
  const endOf = ({ userId, sessionId }: ReturnType<typeof somebody>): SessionsEnded => ({
    userId,
    sessionIds: [sessionId],
  })

  /** Starts another replica on the same database. */
  async function startReplica(changes: Partial<Config> = {}) {
    const ctx = createContext({ ...shop.ctx.config, ...changes }, { keys: testKeys })
    const server = createHttpServer(createApp(ctx)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    closing.push(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await ctx.close()
    })
    return { ctx, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  }

  const refusedAt = (url: string, auth: Record<string, string>) =>
    waitFor('the token to be refused', async () => (await statusAt(url, auth)) === 401, 2_000)

  describe('ended sessions', () => {
    test('are rejected from the event on, and no others', async () => {
      const ada = somebody()
      const elsewhere = bearer(accessToken({ sub: ada.userId }))
      expect(await statusAt(shop.url, ada.auth)).toBe(200)
      await tell(endOf(ada))
      const refused = await shop.http.get(own).set(ada.auth).expect(401)
      expect(refused.body).toMatchObject({ code: 'session-ended' })
      expect(refused.headers['www-authenticate']).toMatch(/^Bearer /)
      expect(await statusAt(shop.url, elsewhere)).toBe(200)
    })

    test('are rejected after repeated events and several sessions', async () => {
      const [ada, grace] = [somebody(), somebody()]
      const event = anEvent('user.sessions-ended', { ...endOf(ada), sessionIds: [ada.sessionId, grace.sessionId] })
      await tell(event.data, event)
      await tell(event.data, event)
      await tell(event.data)
      expect(await Promise.all([ada, grace].map(({ auth }) => statusAt(shop.url, auth)))).toEqual([401, 401])
    })

    test('survive a restart', async () => {
      const [ada, grace] = [somebody(), somebody()]
      await tell(endOf(ada))
      await tell({ userId: grace.userId, sessionIds: [], tokenVersion: 2 })
      const { url } = await startReplica()
      expect(await statusAt(url, ada.auth)).toBe(401)
      expect(await statusAt(url, grace.auth)).toBe(401)
      expect(await statusAt(url, grace.withVersion(2))).toBe(200)
    })

    test('are known without the database once loaded', async () => {
      const alone = await startNotificationService()
      const ada = somebody('admin')
      await alone.hear(anEvent('user.sessions-ended', endOf(ada))).expect(202)
      const client = new pg.Client({ connectionString: testServerUrl('postgres') })
      await client.connect()
      await client.query(`drop database ${new URL(alone.ctx.config.databaseUrl).pathname.slice(1)} with (force)`)
      await client.end()
      const templates = '/api/notifications/templates'
      expect(await statusAt(alone.url, ada.auth, templates)).toBe(401)
      expect(await statusAt(alone.url, somebody('admin').auth, templates)).toBe(200)
      await alone.stop()
    })

    test('reject all requests while unreadable', async () => {
      const { ctx, url } = await startReplica({ databaseUrl: 'postgres://127.0.0.1:9/nowhere' })
      ctx.health.started = true
      expect(await statusAt(url, somebody('admin').auth, '/api/notifications/templates')).toBe(503)
      expect(await statusAt(url, {}, '/health/ready')).toBe(503)
      expect(await statusAt(url, {}, '/health/live')).toBe(200)
    })

    test('are deleted once their tokens have expired', async () => {
      const [ada, grace] = [somebody(), somebody()]
      await tell({ ...endOf(ada), tokenVersion: 2 })
      await tell(endOf(grace))
      const { pool, db } = shop.ctx
      const past = "set expires_at = now() - interval '1 second'"
      await pool.query(`update ended_sessions ${past} where session_id = $1`, [ada.sessionId])
      await pool.query(`update least_token_versions ${past} where user_id = $1`, [ada.userId])
      await deleteExpiredEndedSessions(db)
      const { rows } = await pool.query<{ id: string }>(
        `select session_id as id from ended_sessions union all select user_id from least_token_versions`,
      )
      const ids = rows.map(({ id }) => id)
      expect(ids).toContain(grace.sessionId)
      expect([ada.sessionId, ada.userId].filter((id) => ids.includes(id))).toEqual([])
    })
  })

  describe('token versions', () => {
    test('reject tokens of an earlier role for events in any order', async () => {
      const ada = somebody()
      await tell({ userId: ada.userId, sessionIds: [], tokenVersion: 3 })
      await tell({ userId: ada.userId, sessionIds: [], tokenVersion: 2 })
      const versions = [undefined, 2, 3, 4].map((version) => ada.withVersion(version))
      expect(await Promise.all(versions.map((auth) => statusAt(shop.url, auth)))).toEqual([401, 401, 200, 200])
      const { url } = await startReplica()
      expect(await Promise.all(versions.map((auth) => statusAt(url, auth)))).toEqual([401, 401, 200, 200])
    })

    test.each([0.5, '2', null])('reject %j', async (ver) => {
      expect(await statusAt(shop.url, bearer(accessToken({ ver: ver as number })))).toBe(401)
    })
  })

  describe('other replicas', () => {
    test('reject sessions received by one, without Redis', async () => {
      const { url } = await startReplica({ redisUrl: nowhere })
      const ada = somebody()
      expect(await statusAt(url, ada.auth)).toBe(200)
      await tell(endOf(ada))
      await refusedAt(url, ada.auth)
    })

    test('close streams of ended sessions only', async () => {
      const { url } = await startReplica({ redisUrl: nowhere })
      const [ada, grace] = [somebody(), somebody()]
      await shop.hear(anEvent('user.updated', aContact({ userId: grace.userId }))).expect(202)
      const at = (base: string, auth: Record<string, string>) => openStream(`${base}${own}/stream`, auth)
      const [here, there, hers] = await Promise.all([at(shop.url, ada.auth), at(url, ada.auth), at(url, grace.auth)])
      closing.push(() => Promise.resolve(hers.close()))
      await tell(endOf(ada))
      await Promise.all([here.ended(2_000), there.ended(2_000)])
      await shop.send({ userId: grace.userId, channel: 'in-app', subject: 'Still here', text: 'Look' }).expect(202)
      await hers.until(1)
      expect(shop.ctx.feed.countListeners(ada.userId)).toBe(0)
    })

    test('receive ended sessions by Redis, or read them without it', async () => {
      const redis = await startRedis()
      closing.push(() => redis.stop())
      const [one, other] = [await startReplica({ redisUrl: redis.url }), await startReplica({ redisUrl: redis.url })]
      const [ada, grace] = [somebody(), somebody()]
      const receiveEvent = (url: string, ended: SessionsEnded) =>
        fetch(`${url}/internal/events`, {
          method: 'POST',
          headers: { ...asOrderService(), 'Content-Type': 'application/json' },
          body: JSON.stringify(anEvent('user.sessions-ended', ended)),
        })
      const publisher = new Redis(redis.url)
      closing.push(() => publisher.quit())
      // Messages sent by Redis alone are in no database.
      await waitFor('a message by Redis', async () => {
        await publisher.publish(
          'ended-sessions:notification-service',
          JSON.stringify({ sessionIds: [ada.sessionId], tokenVersions: [] }),
        )
        return (await statusAt(other.url, ada.auth)) === 401
      })
      redis.freeze()
      expect((await receiveEvent(one.url, endOf(grace))).status).toBe(202)
      await Promise.all([refusedAt(one.url, grace.auth), refusedAt(other.url, grace.auth)])
      redis.thaw()
    })
  })
})
