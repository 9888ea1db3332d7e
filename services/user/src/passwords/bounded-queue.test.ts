import { openGate } from '@ecommerce/testkit/gate'
import { createBoundedQueue } from './bounded-queue'

describe('Bounded queue', () => {
  test('runs a number at once in order and rejects beyond its length', async () => {
    const { run: inTurn, load } = createBoundedQueue({ atOnce: 2, waiting: 1 })
    const gates = [openGate(), openGate(), openGate()]
    const started: number[] = []
    const work = gates.map(({ opened }, index) =>
      inTurn(() => {
        started.push(index)
        return opened
      }),
    )
    await expect(inTurn(() => Promise.resolve())).rejects.toMatchObject({ kind: 'unavailable' })
    expect(started).toEqual([0, 1])
    expect(load()).toEqual({ running: 2, waiting: 1 })
    gates[1]!.open()
    await work[1]
    gates.forEach(({ open }) => open())
    await Promise.all(work)
    expect(started).toEqual([0, 1, 2])
    expect(load()).toEqual({ running: 0, waiting: 0 })
  })

  test('continues after a failure', async () => {
    const { run: inTurn } = createBoundedQueue({ atOnce: 1, waiting: 1 })
    await expect(inTurn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    await expect(inTurn(() => Promise.resolve('done'))).resolves.toBe('done')
  })
})
