import { createMetrics, type Metrics } from '../../observability/metrics'
import { type Circuit, createCircuit } from './circuit'

type Answer = 'ok' | 'refused'

let circuit: Circuit<Answer | Error, Answer>
let metrics: Metrics
let asked: number

describe('Circuit breaker', () => {
  beforeEach(() => {
    jest.useFakeTimers()
    asked = 0
    metrics = createMetrics('test')
    circuit = createCircuit({
      target: 'target',
      metrics,
      work(answer: Answer | Error) {
        asked++
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
      },
      outcomeOf: (answer) => answer,
    })
  })
  afterEach(() => {
    circuit.close()
    jest.useRealTimers()
  })

  const down = new Error('down')
  const run = (answers: (Answer | Error)[]) => Promise.allSettled(answers.map((answer) => circuit.run(answer)))

  async function outcomes(): Promise<Record<string, number>> {
    const { values } = await metrics.dependencyCalls.get()
    return Object.fromEntries(values.map(({ labels, value }) => [`${labels.target} ${labels.outcome}`, value]))
  }

  test('opens after failures and rejects at once', async () => {
    await run(Array.from({ length: 5 }, () => down))
    expect(circuit.isOpen()).toBe(true)
    await expect(circuit.run('ok')).rejects.toThrow('Breaker is open')
    expect(asked).toBe(5)
  })

  test('stays closed after few failures, or many among more successes', async () => {
    await run([down, down, down, down])
    expect(circuit.isOpen()).toBe(false)
    await run(Array.from({ length: 20 }, () => 'ok' as const))
    await run([down, down, down])
    expect(circuit.isOpen()).toBe(false)
  })

  test('counts an error status as a response', async () => {
    await run(Array.from({ length: 20 }, () => 'refused' as const))
    expect(circuit.isOpen()).toBe(false)
    await expect(circuit.run('refused')).resolves.toBe('refused')
  })

  test('probes with one call after a second and closes on success', async () => {
    await run(Array.from({ length: 5 }, () => down))
    jest.advanceTimersByTime(1_000)
    await expect(circuit.run('ok')).resolves.toBe('ok')
    await expect(circuit.run('ok')).resolves.toBe('ok')
    expect(asked).toBe(7)
  })

  test('counts the outcome of each call', async () => {
    await run(['ok', 'ok', 'refused', down])
    expect(await outcomes()).toEqual({ 'target ok': 2, 'target refused': 1, 'target failed': 1 })
    await run(Array.from({ length: 5 }, () => down))
    await run(['ok', 'ok'])
    expect((await outcomes())['target open']).toBeGreaterThanOrEqual(2)
  })

  test('reports its state and the duration of calls', async () => {
    const isOpen = async () => (await metrics.circuits.get()).values[0]?.value
    const calls = async () => (await metrics.dependencyDuration.get()).values.find(({ metricName }) => metricName?.endsWith('_count'))?.value // prettier-ignore
    expect(await isOpen()).toBe(0)
    await run(Array.from({ length: 5 }, () => down))
    await run(['ok', 'ok'])
    expect(await isOpen()).toBe(1)
    expect(await calls()).toBe(5)
    jest.advanceTimersByTime(1_000)
    await run(['ok'])
    expect(await isOpen()).toBe(0)
  })

  test('passes on the original error', async () => {
    await expect(circuit.run(down)).rejects.toBe(down)
  })
})
