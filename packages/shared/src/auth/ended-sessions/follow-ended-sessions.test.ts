import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { setTimeout as delay } from 'node:timers/promises'
import { createLog } from '../../observability/log'
import { followEndedSessions } from './follow-ended-sessions'

const nothingEnded = { sessionIds: [], tokenVersions: [] }

/** Follows ended sessions and counts the calls to the issuer and to the database. */
function follow(askIssuer = () => Promise.resolve(nothingEnded)) {
  const calls = { issuer: 0, database: 0 }
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (instance) => new PostgresIntrospector(instance),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: () => {
      calls.database += 1
    },
  })
  const endedSessions = followEndedSessions({
    db,
    log: createLog({ service: 'test', level: 'silent' }),
    askIssuer: () => {
      calls.issuer += 1
      return askIssuer()
    },
  })
  return { endedSessions, calls }
}

describe('Ended sessions of another service', () => {
  test('are fetched once at the start, then read from the database', async () => {
    const { endedSessions, calls } = follow()
    await delay(20)
    endedSessions.close()
    expect(calls).toEqual({ issuer: 1, database: 1 })
  })

  test('are not fetched if closed in the same tick', async () => {
    const { endedSessions, calls } = follow()
    endedSessions.close()
    await delay(20)
    expect(calls).toEqual({ issuer: 0, database: 0 })
  })

  test('are not read if closed during the fetch', async () => {
    const { endedSessions, calls } = follow(() => delay(10, nothingEnded))
    await Promise.resolve()
    endedSessions.close()
    await delay(30)
    expect(calls.database).toBe(0)
  })
})
