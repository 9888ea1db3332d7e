import type { HttpRequest } from '../http/client/client'
import { batchMediaType, type CloudEvent } from './cloud-event'
import { createDeliveryTasks } from './deliver'
import { deliveryTask, urgentDeliveryTask } from './outbox'

const anEvent = (id: string, data: object = {}): CloudEvent => ({
  ...{ specversion: '1.0', id, source: 'a-service', type: 'something.happened', time: new Date().toISOString() },
  data,
})

type Answer = (body: unknown) => { status: number; data?: unknown }

/** Delivers to a subscriber that answers so; returns its calls and the messages of errors. */
async function deliver(events: readonly CloudEvent[], answer: Answer, task = deliveryTask('x')) {
  const calls: HttpRequest[] = []
  const followed: string[] = []
  const client = {
    send<T>(request: HttpRequest) {
      calls.push(request)
      const { status, data } = answer(request.body)
      if (status >= 500) return Promise.reject(new Error(`answered ${status}`))
      return Promise.resolve({ status, data: data as T })
    },
    close: () => undefined,
  }
  const tasks = createDeliveryTasks({ x: { client, path: '/events' } }, (delivered) => {
    followed.push(...delivered.map(({ id }) => id))
    return Promise.resolve()
  })
  const errors = await tasks[task]!.runBatch!(events.map((payload) => ({ payload, request: null })))
  return { calls, followed, errors: events.map((_, index) => errors[index]?.message) }
}

const idsOf = ({ body }: HttpRequest) => [body as CloudEvent | CloudEvent[]].flat().map(({ id }) => id)

const events = ['a', 'b', 'c'].map((id) => anEvent(id))

describe('Delivery of events', () => {
  test('sends one event by itself', async () => {
    const { calls, errors } = await deliver([anEvent('a')], () => ({ status: 202 }))
    expect(calls).toMatchObject([{ method: 'POST', path: '/events', body: { id: 'a' } }])
    expect(calls[0]!.mediaType).toBeUndefined()
    expect(errors).toEqual([undefined])
  })

  test('sends several in one call, and follows them together', async () => {
    const { calls, followed, errors } = await deliver(events, () => ({ status: 202 }))
    expect(calls.map(idsOf)).toEqual([['a', 'b', 'c']])
    expect(calls[0]!.mediaType).toBe(batchMediaType)
    expect(followed).toEqual(['a', 'b', 'c'])
    expect(errors).toEqual([undefined, undefined, undefined])
  })

  test('fails those of a batch that the subscriber could not process', async () => {
    const data = { outcomes: ['handled', 'failed', 'repeated'].map((status) => ({ status })) }
    const { followed, errors } = await deliver(events, () => ({ status: 202, data }))
    expect(errors).toEqual([undefined, 'x could not process something.happened', undefined])
    expect(followed).toEqual(['a', 'c'])
  })

  test('sends one by one what was refused as a batch', async () => {
    const isRefused = (body: unknown) => Array.isArray(body) || (body as CloudEvent).id === 'b'
    const { calls, errors } = await deliver(events, (body) => ({ status: isRefused(body) ? 400 : 202 }))
    expect(calls.map(idsOf)).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']])
    expect(errors).toEqual([undefined, 'x answered 400 to an event', undefined])
  })

  test('fails all of a batch while the subscriber is down', async () => {
    const { calls, followed, errors } = await deliver(events, () => ({ status: 503 }))
    expect(calls).toHaveLength(1)
    expect(followed).toEqual([])
    expect(errors).toEqual(events.map(() => 'answered 503'))
  })

  test('splits batches by the size of a body', async () => {
    const large = ['a', 'b', 'c', 'd'].map((id) => anEvent(id, { text: 'ä'.repeat(20_000) }))
    const { calls } = await deliver(large, () => ({ status: 202 }))
    expect(calls.map(idsOf)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    for (const { body } of calls) expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(100 * 1_024)
  })

  test('drops urgent events that are of no use any more', async () => {
    const [old, young] = [{ ...anEvent('old'), time: '2026-01-01T00:00:00.000Z' }, anEvent('young')]
    const { calls, errors } = await deliver([old, young], () => ({ status: 202 }), urgentDeliveryTask('x'))
    expect(calls.map(idsOf)).toEqual([['young']])
    expect(errors).toEqual([undefined, undefined])
  })
})
