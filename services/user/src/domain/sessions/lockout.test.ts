import { type FailureCount, isLocked, lockAfter } from './lockout'

const at = new Date('2026-11-22T12:00:00Z')
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000)
const hours = 60
const count = (changes: Partial<FailureCount>): FailureCount => ({
  failures: 10,
  lockedUntil: null,
  notifiedAt: null,
  at,
  ...changes,
})

describe('Lock after failures', () => {
  test.each([
    ['nine failures', { failures: 9 }, undefined],
    ['the tenth failure', {}, { lockedUntil: after(15), notifiedAt: at, notifiesOwner: true }],
    ['an eleventh failure', { failures: 11 }, { lockedUntil: after(15), notifiedAt: at, notifiesOwner: true }],
    ['a failure during a lock', { lockedUntil: after(1) }, undefined],
    ['the tenth after a lock', { lockedUntil: at }, { lockedUntil: after(15), notifiedAt: at, notifiesOwner: true }],
    [
      'the second lock of a day',
      { notifiedAt: after(-23 * hours) },
      { lockedUntil: after(15), notifiedAt: after(-23 * hours), notifiesOwner: false },
    ],
    [
      'the first lock of the next day',
      { notifiedAt: after(-25 * hours) },
      { lockedUntil: after(15), notifiedAt: at, notifiesOwner: true },
    ],
  ] as const)('%s', (_case, changes, expected) => {
    expect(lockAfter(count(changes))).toEqual(expected)
  })

  test.each([
    [null, false],
    [after(-1), false],
    [at, false],
    [after(1), true],
  ])('until %s is in force: %s', (lockedUntil, expected) => {
    expect(isLocked(count({ lockedUntil }))).toBe(expected)
  })
})
