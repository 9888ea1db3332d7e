import { isUuid, minIdAt, uuidv7 } from './ids'

describe('Ids', () => {
  afterEach(() => jest.useRealTimers())

  test('ascend within a process, also within a millisecond and after clock changes', () => {
    const now = Date.now()
    jest.useFakeTimers({ now })
    const ids = Array.from({ length: 5_000 }, () => uuidv7())
    jest.setSystemTime(now - 60_000)
    ids.push(...Array.from({ length: 5_000 }, () => uuidv7()))
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.every((id) => isUuid(id) && id[14] === '7')).toBe(true)
  })

  test('contain their creation time', () => {
    const soon = Date.now() + 120_000
    jest.useFakeTimers({ now: soon })
    expect(parseInt(uuidv7().replaceAll('-', '').slice(0, 12), 16)).toBe(soon)
  })

  test('sort around the minimum id of an instant', () => {
    const now = Date.now() + 240_000
    jest.useFakeTimers({ now })
    expect(uuidv7() < minIdAt(now + 1)).toBe(true)
    jest.setSystemTime(now + 2)
    expect(uuidv7() > minIdAt(now + 2)).toBe(true)
    for (const far of [-8.64e15, -1, 8.64e15])
      expect(isUuid(minIdAt(far).replace('-0000-0000-', '-7000-8000-'))).toBe(true)
  })
})
