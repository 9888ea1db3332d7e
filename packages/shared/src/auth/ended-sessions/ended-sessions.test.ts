import { uuidv7 } from '../../ids'
import { createEndedSessionsMemory, retentionSeconds } from './ended-sessions'

const nothing = { sessionIds: [], tokenVersions: [] }
const ada = { subject: uuidv7(), role: 'customer', sessionId: uuidv7(), tokenVersion: 1 }

describe('Ended sessions in memory', () => {
  test('reject the tokens of a session and no others', () => {
    const memory = createEndedSessionsMemory()
    memory.add({ ...nothing, sessionIds: [ada.sessionId] })
    expect(memory.rejects(ada)).toBe(true)
    expect(memory.rejects({ ...ada, sessionId: uuidv7() })).toBe(false)
    expect(memory.rejects({ subject: 'order-service', role: 'service' })).toBe(false)
  })

  test('reject the tokens of a subject below the highest version, received in any order', () => {
    const memory = createEndedSessionsMemory()
    for (const version of [3, 2]) memory.add({ ...nothing, tokenVersions: [{ userId: ada.subject, version }] })
    const refused = [1, 2, 3, 4].map((tokenVersion) => memory.rejects({ ...ada, tokenVersion }))
    expect(refused).toEqual([true, true, false, false])
    expect(memory.rejects({ subject: ada.subject, role: 'customer', sessionId: ada.sessionId })).toBe(true)
    expect(memory.rejects({ ...ada, subject: uuidv7() })).toBe(false)
  })

  test('are dropped once their tokens have expired, and keep only recent ones', () => {
    let now = Date.now()
    const memory = createEndedSessionsMemory(() => now)
    for (let minute = 0; minute < 600; minute++) {
      memory.add({
        sessionIds: Array.from({ length: 10 }, () => uuidv7()),
        tokenVersions: [{ userId: uuidv7(), version: 2 }],
      })
      now += 60_000
    }
    expect(memory.size()).toBeLessThanOrEqual(11 * Math.ceil(retentionSeconds / 60))
    memory.add({ ...nothing, sessionIds: [ada.sessionId] })
    now += 901_000
    expect(memory.rejects(ada)).toBe(true)
    now += 60_000
    expect(memory.rejects(ada)).toBe(false)
    expect(memory.size()).toBe(0)
  })

  test('notify listeners of new entries only', () => {
    const memory = createEndedSessionsMemory()
    let changes = 0
    const stop = memory.onChange(() => changes++)
    memory.add({ ...nothing, sessionIds: [ada.sessionId] })
    memory.add({ ...nothing, sessionIds: [ada.sessionId] })
    memory.add(nothing)
    expect(changes).toBe(1)
    memory.add({ ...nothing, tokenVersions: [{ userId: ada.subject, version: 2 }] })
    memory.add({ ...nothing, tokenVersions: [{ userId: ada.subject, version: 1 }] })
    expect(changes).toBe(2)
    stop()
    memory.add({ ...nothing, sessionIds: [uuidv7()] })
    expect(changes).toBe(2)
  })
})
