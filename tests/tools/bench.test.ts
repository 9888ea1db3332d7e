import { byTurns } from '@ecommerce/bench/by-turns'
import { loadEach, loadFor } from '@ecommerce/bench/load'
import { brokenBudgets, readBudgets } from '@ecommerce/bench/report'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const { signal } = new AbortController()

describe('Benchmarks', () => {
  describe('budgets', () => {
    const budgets = {
      'list / node:http': { atLeast: 0.6 },
      'start of the user service': { atMost: 1500 },
      'growth of list': { atMost: 2 },
    }
    const measured = (name: string, p50 = 1) => {
      return { name, answered: 1, perSecond: 1, p50, p95: 1, p99: 1, cpuMicros: 1, memoryMb: 1 }
    }
    /** Results at the limit of every budget. */
    const atTheLimit = () => ({
      machine: '',
      rows: [{ own: measured('list'), floor: measured('node:http'), ratio: 0.6 }],
      figures: [{ name: 'start of the user service', value: 1500, unit: 'ms' as const }],
      products: 1,
      growth: [{ own: measured('list', 2), floor: measured('list'), ratio: 0.5 }],
    })

    test('hold for results at the limit', () => {
      expect(brokenBudgets(atTheLimit(), budgets)).toEqual([])
    })

    test('name exceeded and unmeasured results', () => {
      const result = atTheLimit()
      result.rows[0]!.ratio = 0.59
      result.figures[0]!.value = 1501
      expect(brokenBudgets({ ...result, growth: [] }, budgets)).toEqual([
        'list / node:http: 0.59, the budget is at least 0.6.',
        'start of the user service: 1501.00, the budget is at most 1500.',
        '"growth of list" was not measured.',
      ])
    })

    test('of the repository have a limit each', () => {
      expect(
        Object.values(readBudgets()).filter(({ atLeast, atMost }) => atLeast === undefined && atMost === undefined),
      ).toEqual([])
    })
  })

  test('report ratios as medians of adjacent rounds without the first', async () => {
    const turns = (name: string, rates: number[]) => ({
      name,
      load: () => Promise.resolve({ perSecond: rates.shift()! }),
    })
    // Machine speed varies by round; the ratio stays.
    const row = await byTurns(turns('ours', [1, 30, 60, 300]), turns('floor', [100, 60, 120, 600]), {
      rounds: 3,
      signal,
    })
    expect(row).toMatchObject({
      own: { name: 'ours', perSecond: 60 },
      floor: { name: 'floor', perSecond: 120 },
      ratio: 0.5,
    })
  })

  describe('load', () => {
    const received: string[] = []
    let server: Server
    let url: string
    beforeAll(async () => {
      server = createServer((req, res) => {
        received.push(`${req.method} ${req.url} ${String(req.headers['x-one'])}`)
        res.writeHead(req.url === '/missing' ? 404 : 200).end('{"here":true}')
      }).listen(0, '127.0.0.1')
      await once(server, 'listening')
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    })
    beforeEach(() => received.splice(0))
    afterAll(() => {
      server.closeAllConnections()
      server.close()
    })

    test('sends each request once and passes on its response', async () => {
      const asks = Array.from({ length: 100 }, (_, n) => ({
        url: `${url}/${n}`,
        method: 'POST' as const,
        headers: { 'x-one': `${n}` },
      }))
      const bodies: string[] = []
      const seen = await loadEach(asks, (body) => bodies.push(body))
      expect(seen.answered).toBe(100)
      expect(new Set(received)).toEqual(new Set(asks.map((_, n) => `POST /${n} ${n}`)))
      expect(received).toHaveLength(100)
      expect(bodies).toEqual(Array(100).fill('{"here":true}'))
    })

    test('fails on an unexpected status', async () => {
      await expect(loadEach([{ url: `${url}/missing` }])).rejects.toThrow('404 instead of 200')
      await expect(loadFor(1, { url: `${url}/missing` })).rejects.toThrow(/answered/)
      await expect(loadFor(1, { url, status: 404 })).rejects.toThrow(/answered/)
    })

    test('counts repeated requests', async () => {
      const { answered, perSecond, p50, p99 } = await loadFor(1, { url: `${url}/missing`, status: 404 })
      expect(answered).toBeGreaterThan(0)
      expect(perSecond).toBeGreaterThan(0)
      expect(p99).toBeGreaterThanOrEqual(p50)
    })
  })
})
