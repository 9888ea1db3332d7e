import { loadEach, loadFor } from '@ecommerce/tools/bench/load'
import { brokenBudgets, budgetsFile } from '@ecommerce/tools/bench/overview/budgets'
import { byTurns } from '@ecommerce/tools/bench/overview/by-turns'
import type { Result } from '@ecommerce/tools/bench/overview/report'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const budgets = JSON.parse(readFileSync(budgetsFile, 'utf8')) as {
  ratios: { row: string; beside: string; atLeast: number }[]
  figures: { figure: string; atMost: number }[]
  growth: { atMost: number }
}
const { signal } = new AbortController()

describe('budgets', () => {
  /** What keeps within every budget, by nothing. */
  const justWithin = (): Result => ({
    ...{ commit: 'c', cores: 2, node: 'v20', loadGenerator: 'wrk' },
    rows: budgets.ratios.map(({ row, beside, atLeast }) => {
      return { name: row, perSecond: 1, floors: [{ name: beside, ratio: atLeast, perSecond: 1 }] }
    }),
    figures: budgets.figures.map(({ figure, atMost }) => ({ name: figure, value: atMost, unit: 'ms' })),
    growth: [{ name: 'list', from: '1', to: 'many products', few: 1, many: 2, ratio: budgets.growth.atMost }],
  })

  test('what keeps within all of them breaks none', async () => {
    // Where a row has two floors, each is looked for in the row of its name.
    const result = justWithin()
    const rows = new Map<string, Result['rows'][number]>()
    for (const row of result.rows)
      rows.set(row.name, { ...row, floors: [...(rows.get(row.name)?.floors ?? []), ...row.floors] })
    expect(await brokenBudgets({ ...result, rows: [...rows.values()] })).toEqual([])
  })

  test('each that is broken is told of, and each of which nothing is known', async () => {
    const result = justWithin()
    const [first] = result.rows
    first!.floors[0]!.ratio -= 0.01
    result.figures[0]!.value += 1
    result.growth[0]!.ratio += 0.1
    const missing = result.rows.pop()!
    const broken = (await brokenBudgets(result)).join('\n')
    expect(broken).toContain(`${first!.name}: ${first!.floors[0]!.ratio.toFixed(2)} of ${first!.floors[0]!.name}`)
    expect(broken).toContain(result.figures[0]!.name)
    expect(broken).toContain('of many products')
    expect(broken).toContain(`"${missing.name}" beside "${missing.floors[0]!.name}" was not measured.`)
  })
})

test('a ratio is of two turns one right after the other, and the first turn is not counted', async () => {
  const turns = (rates: number[]) => ({ load: () => Promise.resolve({ perSecond: rates.shift()! }) })
  // The machine is twice as quick in the second round, and ten times in the third: the ratio stays.
  const row = await byTurns(
    'ours',
    turns([1, 30, 60, 300]),
    { floor: turns([100, 60, 120, 600]) },
    { rounds: 3, signal },
  )
  expect(row).toMatchObject({ perSecond: 60, floors: [{ name: 'floor', ratio: 0.5, perSecond: 120 }] })
})

describe('load', () => {
  const heard: string[] = []
  let server: Server
  let url: string
  beforeAll(async () => {
    server = createServer((req, res) => {
      heard.push(`${req.method} ${req.url} ${String(req.headers['x-one'])}`)
      res.writeHead(req.url === '/missing' ? 404 : 200).end('{"here":true}')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  beforeEach(() => heard.splice(0))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test('each of some requests is sent once, and its answer handed over', async () => {
    const asks = Array.from({ length: 100 }, (_, n) => ({
      url: `${url}/${n}`,
      method: 'POST' as const,
      headers: { 'x-one': `${n}` },
    }))
    const bodies: string[] = []
    const seen = await loadEach(asks, { status: 200, onAnswer: (body) => bodies.push(body), signal })
    expect(seen.answered).toBe(100)
    expect(new Set(heard)).toEqual(new Set(asks.map((_, n) => `POST /${n} ${n}`)))
    expect(heard).toHaveLength(100)
    expect(bodies).toEqual(Array(100).fill('{"here":true}'))
  })

  test('another status than expected is no load', async () => {
    await expect(loadEach([{ url: `${url}/missing` }], { status: 200, signal })).rejects.toThrow('404 instead of 200')
    await expect(loadFor(1, { url: `${url}/missing` }, signal)).rejects.toThrow(/answered/)
    await expect(loadFor(1, { url, status: 404 }, signal)).rejects.toThrow(/answered/)
  })

  test('what is asked for again and again is counted', async () => {
    const { answered, perSecond, p50, p99 } = await loadFor(1, { url: `${url}/missing`, status: 404 }, signal)
    expect(answered).toBeGreaterThan(0)
    expect(perSecond).toBeGreaterThan(0)
    expect(p99).toBeGreaterThanOrEqual(p50)
  })
})
