import { isUuid, leastIdAt, uuidv7 } from './ids'

test('ids of one process only grow, also within a millisecond and when the clock goes back', () => {
  const now = Date.now()
  const ids = Array.from({ length: 10_000 }, (_, index) => uuidv7(index < 5_000 ? now : now - 60_000))
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id) => isUuid(id) && id[14] === '7')).toBe(true)
})

test('an id says when it was made', () => {
  const soon = Date.now() + 120_000
  const hex = uuidv7(soon).replaceAll('-', '')
  expect(parseInt(hex.slice(0, 12), 16)).toBe(soon)
})

test('the least id of a moment parts the ids made before it from those made since', () => {
  const now = Date.now() + 240_000
  expect(uuidv7(now) < leastIdAt(now + 1)).toBe(true)
  expect(uuidv7(now + 2) > leastIdAt(now + 2)).toBe(true)
  for (const far of [-8.64e15, -1, 8.64e15])
    expect(isUuid(leastIdAt(far).replace('-0000-0000-', '-7000-8000-'))).toBe(true)
})
