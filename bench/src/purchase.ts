import { Failure } from '@ecommerce/toolkit/failure'
import { setTimeout as sleep } from 'node:timers/promises'
import { cartAdd, checkout, newEmail, tokenOf } from './writes'
import { percentile } from './by-turns'
import { type Defer, withCleanup } from './cleanup'
import { query, type Statement, statementsOf } from './database'
import { send } from './floors'
import { openMailSink } from './mail-sink'
import type { Run } from './options'
import { type Platform, serviceNames, startPlatform } from './platform'
import { cpuMicrosOf, cpuMicrosOfTree } from './processes'
import type { Figure } from './report'

const concurrentBuyers = 16
const processes = [...serviceNames, 'PostgreSQL']

/**
 * What a purchase costs, all in: cart add, checkout, both events, the commit of the stock, and the confirmation mail at a local SMTP
 * server, by guests. Job workers run in all services. Several checkouts are measured by turns.
 */
export function measurePurchases(run: Run, roots?: readonly string[]): Promise<Figure[][]> {
  return withCleanup(async (defer) => {
    run.out.step('Purchases: starting with job workers ...')
    const sides = []
    for (const root of roots ?? [undefined])
      sides.push({ ...(await openPurchases(run, defer, root)), rounds: [] as number[][], figures: [] as Figure[] })
    for (let round = 1; round <= run.rounds; round++) {
      run.out.step(`Purchases, round ${round} of ${run.rounds} ...`)
      for (const { rounds, cpuOfOne } of sides) rounds.push(await cpuOfOne())
    }
    for (const { rounds, figures, counts } of sides) {
      const all = rounds.map((each) => each.reduce((sum, one) => sum + one, 0))
      const cpu = [...processes.map((_, index) => rounds.map((each) => each[index]!)), all]
      figures.push(
        ...[...processes, 'all'].map((process, index): Figure => {
          return { name: 'CPU of a purchase', process, value: percentile(cpu[index]!, 0.5), unit: 'ms' }
        }),
        ...(await counts()),
      )
    }
    return sides.map(({ figures }) => figures)
  })
}

async function openPurchases(run: Run, defer: Defer, root?: string) {
  const { signal } = run
  const sink = await openMailSink(defer)
  const platform = await startPlatform(run, defer, { smtpUrl: sink.url, root })
  const { url } = platform.service('order')
  const count = 150 * run.seconds
  const cpu = async (): Promise<number[]> => [
    ...(await Promise.all(serviceNames.map((name) => cpuMicrosOf(platform.service(name).pid)))),
    await cpuMicrosOfTree(platform.postgres.pid),
  ]
  let metricsReadAt = performance.now()
  const metrics = async (name: string, labels?: RegExp) => {
    // Services read their queues once in ten seconds.
    await sleep(Math.max(0, metricsReadAt + 10_500 - performance.now()), undefined, { signal })
    metricsReadAt = performance.now()
    const pages = serviceNames.map((service) => send({ url: `${platform.service(service).url}/metrics` }))
    return sumOf((await Promise.all(pages)).map(({ body }) => body).join('\n'), name, labels)
  }

  /** Resolves with the CPU time so far once all background work is done. */
  const purchase = async (): Promise<number[]> => {
    const left = Array.from({ length: count }, newEmail)
    const emails = [...left]
    const unitsBefore = await unitsInStock(platform)
    const buyer = async () => {
      for (let email = left.pop(); email !== undefined; email = left.pop()) {
        const { body } = await send(cartAdd(url, left.length))
        await send(checkout(url, { 'x-cart-token': tokenOf(body) }, email))
      }
    }
    await Promise.all(Array.from({ length: concurrentBuyers }, buyer))
    await until('every mail arrived', () => emails.every((email) => sink.recipients.has(email)), signal)
    await until('all stock committed', async () => (await unitsInStock(platform)) === unitsBefore - count, signal)
    await sleep(1_000, undefined, { signal })
    let micros = await cpu()
    const isDrained = async () => {
      if ((await metrics('(job_queue_jobs|events_oldest_unsent_seconds)', /state="(due|running)"|seconds/)) === 0)
        return true
      micros = await cpu()
      return false
    }
    await until('queues empty', isDrained, signal)
    return micros
  }

  await purchase()
  return {
    /** CPU time of a purchase in milliseconds, for each process. */
    cpuOfOne: async () => {
      const before = await cpu()
      return (await purchase()).map((micros, index) => (micros - before[index]!) / count / 1_000)
    },
    /** Of a further round, as noting statements costs CPU time. */
    counts: async (): Promise<Figure[]> => {
      const before = await metrics('dependency_calls_total')
      const statements = await statementsOf(purchase, platform)
      const calls = (await metrics('dependency_calls_total')) - before
      const figures = {
        statements: statements.length,
        transactions: transactionsIn(statements),
        'calls between services': calls,
      }
      return Object.entries(figures).map(([name, all]) => ({
        name: `a purchase: ${name}`,
        value: all / count,
        unit: '',
      }))
    },
  }
}

async function until(goal: string, isReached: () => boolean | Promise<boolean>, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + 120_000
  while (!(await isReached())) {
    if (performance.now() > deadline) throw new Failure(`Purchases did not come to their end in two minutes: ${goal}?`)
    await sleep(200, undefined, { signal })
  }
}

async function unitsInStock({ postgres }: Platform): Promise<number> {
  const [row] = await query<{ units: string }>(postgres.url('product'), 'select sum(stock) as units from variants')
  return Number(row?.units)
}

/** The sum of all series of a metric with such labels, in Prometheus' text format. */
const sumOf = (metrics: string, name: string, labels = /^/) =>
  metrics
    .split('\n')
    .filter((line) => new RegExp(`^${name}\\{`).test(line) && labels.test(line))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)

/** A transaction is what `begin` and its end enclose, or a statement outside of these. */
function transactionsIn(statements: readonly Statement[]): number {
  const open = new Set<string>()
  let transactions = 0
  for (const { pid, text } of statements) {
    if (/^\s*(begin|start)\b/i.test(text)) open.add(pid)
    else if (/^\s*(commit|rollback)\s*;?\s*$/i.test(text)) open.delete(pid)
    if (!open.has(pid)) transactions++
  }
  return transactions
}
