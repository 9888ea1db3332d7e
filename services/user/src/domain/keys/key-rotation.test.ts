import { keyNameAt, keysByAge, keySignsFrom, keysToRemove, activeSigningKey } from './key-rotation'

const noon = Date.parse('2026-11-22T12:00:00Z')
const minutes = (count: number) => count * 60_000
const made = (minutesBeforeNoon: number) => keyNameAt(noon - minutes(minutesBeforeNoon))

describe('Key rotation plan', () => {
  test('names keys by creation time in UTC', () => {
    expect(keyNameAt(Date.parse('2026-11-22T21:13:36.987Z'))).toBe('20261122T211336Z.pem')
  })

  test('activates a key two minutes after its time', () => {
    expect(keySignsFrom('20261122T115800Z.pem')).toBe(noon)
  })

  test.each(['0001.pem', 'current.pem', '20269999T999999Z.pem', '20261122T115800Z.pem.pem', '2026-11-22.pem'])(
    'treats %s as known',
    (name) => {
      expect(keySignsFrom(name)).toBe(0)
    },
  )

  test('treats keys without a time as oldest', () => {
    expect(keysByAge([made(5), 'key.pem', made(9), '0001.pem'])).toEqual(['0001.pem', 'key.pem', made(9), made(5)])
  })

  test('selects the newest key of two minutes', () => {
    expect(activeSigningKey(['0001.pem', '0002.pem'], noon)).toBe('0002.pem')
    expect(activeSigningKey(['key.pem', made(2)], noon)).toBe(made(2))
    expect(activeSigningKey(['0001.pem', made(9), made(1)], noon)).toBe(made(9))
    expect(activeSigningKey(['0001.pem', made(-600)], noon)).toBe('0001.pem')
  })

  test('selects the oldest of new keys, or none', () => {
    expect(activeSigningKey([made(0)], noon)).toBe(made(0))
    expect(activeSigningKey([made(0), made(1)], noon)).toBe(made(1))
    expect(activeSigningKey([], noon)).toBeUndefined()
  })

  test('removes a key an hour after its successor took over', () => {
    expect(keysToRemove([made(500), made(62)], noon)).toEqual([])
    expect(keysToRemove([made(500), made(63)], noon)).toEqual([made(500)])
    expect(keysToRemove([made(500), made(400), made(300), made(1)], noon)).toEqual([made(500), made(400)])
  })

  test('keeps keys without a time until one with a time took over', () => {
    expect(keysToRemove(['0001.pem', '0002.pem'], noon)).toEqual([])
    expect(keysToRemove(['0001.pem', '0002.pem', made(62)], noon)).toEqual([])
    expect(keysToRemove(['0001.pem', '0002.pem', made(63)], noon)).toEqual(['0001.pem', '0002.pem'])
  })

  test('never removes the active key', () => {
    for (const names of [['0001.pem'], [made(9999)], ['0001.pem', made(9999)], [made(9999), made(1)]])
      expect(keysToRemove(names, noon)).not.toContain(activeSigningKey(names, noon))
  })
})
