import { setImmediate as nextTick } from 'node:timers/promises'
import { createLog } from '../log'
import { openDatabase } from '../postgres/database'
import { followEndedSessions } from './follow-ended-sessions'

/** Nobody answers at the discard port. */
const url = 'postgres://127.0.0.1:9/none'

test.each([
  { when: 'while it is open', closesAtOnce: false, asked: 1 },
  { when: 'not when it is closed at once', closesAtOnce: true, asked: 0 },
])('the issuer is asked at the start $when', async ({ closesAtOnce, asked }) => {
  const database = openDatabase({ url, poolSize: 1, name: 'test', onError: () => undefined })
  let questions = 0
  const sessions = followEndedSessions({
    db: database.db,
    log: createLog({ service: 'test', level: 'silent' }),
    askIssuer: () => {
      questions += 1
      return Promise.resolve({ sessionIds: [], tokenVersions: [] })
    },
  })
  if (closesAtOnce) sessions.close()
  await nextTick()
  expect(questions).toBe(asked)
  sessions.close()
  await database.close()
})
