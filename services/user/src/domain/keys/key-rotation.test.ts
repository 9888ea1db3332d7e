import { keyNameAt, keysByAge, keySignsFrom, keysToRemove, activeSigningKey } from './key-rotation'

const noon = Date.parse('2026-11-22T12:00:00Z')
const minutes = (count: number) => count * 60_000
const made = (minutesBeforeNoon: number) => keyNameAt(noon - minutes(minutesBeforeNoon))

describe('Key rotation plan', () => {
  test('names a key by the second of its making, in UTC', () => {
    expect(keyNameAt(Date.parse('2026-11-22T21:13:36.987Z'))).toBe('20261122T211336Z.pem')
  })

  test('lets a key sign two minutes after the time in its name', () => {
    expect(keySignsFrom('20261122T115800Z.pem')).toBe(noon)
  })

  test.each(['0001.pem', 'current.pem', '20269999T999999Z.pem', '20261122T115800Z.pem.pem', '2026-11-22.pem'])(
    'takes %s for a key that everybody knows',
    (name) => {
      expect(keySignsFrom(name)).toBe(0)
    },
  )

  test('takes keys without a time for the oldest, whatever their names', () => {
    expect(keysByAge([made(5), 'key.pem', made(9), '0001.pem'])).toEqual(['0001.pem', 'key.pem', made(9), made(5)])
  })

  test('signs with the newest key that is two minutes old', () => {
    expect(activeSigningKey(['0001.pem', '0002.pem'], noon)).toBe('0002.pem')
    expect(activeSigningKey(['key.pem', made(2)], noon)).toBe(made(2))
    expect(activeSigningKey(['0001.pem', made(9), made(1)], noon)).toBe(made(9))
    expect(activeSigningKey(['0001.pem', made(-600)], noon)).toBe('0001.pem')
  })

  test('signs with the oldest key when all are new, and with none when there is none', () => {
    expect(activeSigningKey([made(0)], noon)).toBe(made(0))
    expect(activeSigningKey([made(0), made(1)], noon)).toBe(made(1))
    expect(activeSigningKey([], noon)).toBeUndefined()
  })

  test('removes a key an hour after the next one has taken over', () => {
    expect(keysToRemove([made(500), made(62)], noon)).toEqual([])
    expect(keysToRemove([made(500), made(63)], noon)).toEqual([made(500)])
    expect(keysToRemove([made(500), made(400), made(300), made(1)], noon)).toEqual([made(500), made(400)])
  })

  test('removes keys without a time only when one with a time has taken over from them', () => {
    expect(keysToRemove(['0001.pem', '0002.pem'], noon)).toEqual([])
    expect(keysToRemove(['0001.pem', '0002.pem', made(62)], noon)).toEqual([])
    expect(keysToRemove(['0001.pem', '0002.pem', made(63)], noon)).toEqual(['0001.pem', '0002.pem'])
  })

  test('never removes the key that signs', () => {
    for (const names of [['0001.pem'], [made(9999)], ['0001.pem', made(9999)], [made(9999), made(1)]])
      expect(keysToRemove(names, noon)).not.toContain(activeSigningKey(names, noon))
  })
})
