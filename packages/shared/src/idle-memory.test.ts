import { giveBackWhenIdle } from './idle-memory'

afterEach(() => jest.useRealTimers())

test('memory is given back when it is idle after its start or after it was busy, and once', () => {
  jest.useFakeTimers()
  const collect = jest.fn()
  const seen = [0.5, 0.001, 0.001, 0.4, 0.001, 0]
  const watching = giveBackWhenIdle({ collect, utilization: () => seen.shift() ?? 0 })
  const collected = Array.from({ length: 6 }, () => {
    jest.advanceTimersByTime(10_000)
    return collect.mock.calls.length
  })
  expect(collected).toEqual([0, 1, 1, 1, 2, 2])
  watching.stop()
  jest.advanceTimersByTime(60_000)
  expect(seen).toEqual([])
})

test('what nobody holds is gone then, and there is no way to collect for anybody else', async () => {
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve))
  const left = new WeakRef({ large: Array(1_000) })
  await nextTurn()
  jest.useFakeTimers({ doNotFake: ['setImmediate'] })
  const watching = giveBackWhenIdle({ utilization: () => 0 })
  jest.advanceTimersByTime(10_000)
  watching.stop()
  await nextTurn()
  expect(left.deref()).toBeUndefined()
  expect((globalThis as { gc?: unknown }).gc).toBeUndefined()
})
