import { createLog } from '@ecommerce/shared/log'
import { createMetrics } from '@ecommerce/shared/metrics'
import { continueRequest, withRequest } from '@ecommerce/shared/request-context'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { Benchmark } from '../bench'
import { startPostgres } from '../embedded-postgres'
import { openCatalogue } from './catalogue/open-catalogue'
import { row } from './in-turns'
import { loadFor } from './load'
import { startLoneService } from './lone-service'
import { percentile } from './percentile'
import { cpuMicrosOf } from './usage'

const rounds = 7
const seconds = 2

type Subject = { name: string; url: string; pid: number; perSecond: number[]; cpuMicros: number[] }

/** What does it cost to be watched? The same requests to processes that are watched more and more, by turns. */
export const observability: Benchmark = async ({ out, signal }) => {
  const undo: (() => Promise<unknown> | void)[] = []
  try {
    const lone: Subject[] = []
    for (const [how, name] of [
      ['nothing', 'Express, not watched'],
      ['metrics', 'with metrics'],
      ['log', 'with metrics and a line of the log'],
    ] as const) {
      const child = fork(join(__dirname, 'observability', 'observed-server.js'), [how], {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      })
      undo.push(() => {
        child.disconnect()
      })
      const [port] = (await once(child, 'message')) as [number]
      lone.push(subject(name, `http://127.0.0.1:${port}/api/things/7`, child.pid))
    }
    out.step('An application that does nothing, watched more and more ...')
    await measure(lone, signal)
    out.step('The parts, in this process ...')
    const parts = measureParts()

    out.step('Starting PostgreSQL and filling a catalogue ...')
    const dataDir = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
    const postgres = await startPostgres({ dataDir, durable: false, signal, log: out.step })
    undo.push(() => postgres.destroy())
    const catalogue = await openCatalogue((name) => postgres.url(name), 1_000)
    await catalogue.close()
    const { databaseUrl } = catalogue
    const collector = createServer((req, res) => {
      req.resume().on('end', () => res.end('{}'))
    }).listen(0, '127.0.0.1')
    undo.push(() => void collector.close())
    await once(collector, 'listening')
    const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`
    const tenth = { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' }
    const services: Record<string, NodeJS.ProcessEnv> = {
      'LOG_LEVEL=warn': { LOG_LEVEL: 'warn' },
      'LOG_LEVEL=info': { LOG_LEVEL: 'info' },
      'and every tenth traced': { LOG_LEVEL: 'info', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...tenth },
      'and all traced': { LOG_LEVEL: 'info', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint },
    }
    const kept: Subject[] = []
    for (const [name, env] of Object.entries(services)) {
      const service = await startLoneService({
        name: 'product',
        env: () => Promise.resolve(env),
        databaseUrl,
        out,
        signal,
      })
      undo.push(() => service.stop())
      kept.push(subject(name, `${service.url}/api/products?limit=20`, service.pid()))
    }
    out.step('The product service, answering from memory ...')
    await measure(kept, signal)
    out.print(`\n${row('part of a request', 'µs')}\n| --- | --- |\n${parts.join('\n')}\n`)
    for (const subjects of [lone, kept]) out.print(`${table(subjects).join('\n')}\n`)
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

/** What each part costs by itself: the median of as many rounds, in microseconds. */
function measureParts(): string[] {
  const log = createLog({ service: 'bench', level: 'info' }, { write: () => undefined })
  const { requestDuration } = createMetrics('bench')
  const context = continueRequest({})
  const fields = {
    'http.request.method': 'GET',
    'http.route': '/api/things/:id',
    'url.path': '/api/things/7',
    'http.response.status_code': 200,
    'event.duration': 1_234_567,
  }
  const parts: Record<string, () => void> = {
    'its id and its trace': () => void continueRequest({}),
    'one observation of a metric': () =>
      requestDuration.observe({ method: 'GET', route: '/api/things/:id', status: 200 }, 0.001),
    'its line of the log, but for the writing': () =>
      withRequest(context, () => log.info(fields, 'GET /api/things/:id 200')),
  }
  const times = 100_000
  return Object.entries(parts).map(([name, part]) => {
    const micros = Array.from({ length: rounds + 1 }, () => {
      const startedAt = performance.now()
      for (let n = 0; n < times; n++) part()
      return ((performance.now() - startedAt) * 1_000) / times
    })
    return row(name, percentile(micros.slice(1), 0.5).toFixed(2))
  })
}

const subject = (name: string, url: string, pid = 0): Subject => ({ name, url, pid, perSecond: [], cpuMicros: [] })

/** By turns, so that whatever else slows the machine slows all. */
async function measure(subjects: readonly Subject[], signal: AbortSignal): Promise<void> {
  for (const { url } of subjects) await loadFor(1, { url }, signal)
  for (let round = 0; round < rounds; round++)
    for (const each of subjects) {
      const before = await cpuMicrosOf(each.pid)
      const { answered, perSecond } = await loadFor(seconds, { url: each.url }, signal)
      each.perSecond.push(perSecond)
      each.cpuMicros.push(((await cpuMicrosOf(each.pid)) - before) / answered)
    }
}

function table(subjects: readonly Subject[]): string[] {
  const [first] = subjects
  const floor = percentile(first?.perSecond ?? [], 0.5)
  const floorCpu = percentile(first?.cpuMicros ?? [], 0.5)
  return [
    '',
    row('watched', 'requests a second', 'ratio', 'CPU a request, µs', 'more, µs'),
    '| --- | --- | --- | --- | --- |',
    ...subjects.map(({ name, perSecond, cpuMicros }) => {
      const [rate, cpu] = [percentile(perSecond, 0.5), percentile(cpuMicros, 0.5)]
      return row(name, rate.toFixed(0), (rate / floor).toFixed(2), cpu.toFixed(0), (cpu - floorCpu).toFixed(1))
    }),
  ]
}
