import { isUuid, minIdAt, uuidv7 } from './ids'

describe('ids', () => {
  afterEach(() => jest.useRealTimers())

  test('of one process only grow, also within a millisecond and when the clock goes back', () => {
    const now = Date.now()
    jest.useFakeTimers({ now })
    const ids = Array.from({ length: 5_000 }, () => uuidv7())
    jest.setSystemTime(now - 60_000)
    ids.push(...Array.from({ length: 5_000 }, () => uuidv7()))
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => isUuid(id) && id[14] === '7')).toBe(true)
  })

  test('say when they were made', () => {
    const soon = Date.now() + 120_000
    jest.useFakeTimers({ now: soon })
    expect(parseInt(uuidv7().replaceAll('-', '').slice(0, 12), 16)).toBe(soon)
  })

  test('made before a moment are less than the least id of it, those made since are greater', () => {
    const now = Date.now() + 240_000
    jest.useFakeTimers({ now })
    expect(uuidv7() < minIdAt(now + 1)).toBe(true)
    jest.setSystemTime(now + 2)
    expect(uuidv7() > minIdAt(now + 2)).toBe(true)
    for (const far of [-8.64e15, -1, 8.64e15])
      expect(isUuid(minIdAt(far).replace('-0000-0000-', '-7000-8000-'))).toBe(true)
  })
})
