import { openMailbox } from '@ecommerce/testkit/mailbox'
import { setTimeout as sleep } from 'node:timers/promises'
import { percentile } from './by-turns'
import { numberFrom, statementsOf } from './database'
import { send } from './load'
import { ownRoot, serviceNames, startPlatform } from './platform'
import { cpuMicrosOf } from './processes'
import type { Figure } from './report'
import { checkout, fillCart, newEmail } from './requests'
import { type Run, until, withCleanup } from './run'

const concurrentBuyers = 16
const processes = [...serviceNames, 'PostgreSQL', 'all']

/**
 * Cost of a guest's purchase, all in: cart add, checkout, events, stock commit, confirmation mail by SMTP, with all
 * workers. Several checkouts alternate.
 */
export const measurePurchases = (run: Run, roots: readonly string[] = [ownRoot]): Promise<Figure[][]> =>
  withCleanup(run, async (run) => {
    run.out.step('Purchases: starting with job workers ...')
    const sides = []
    for (const root of roots) sides.push({ ...(await openPurchases(run, root)), rounds: [] as number[][] })
    for (let round = 1; round <= run.rounds; round++) {
      run.out.step(`Purchases, round ${round} of ${run.rounds} ...`)
      for (const { rounds, cpuMsOfOne } of sides) rounds.push(await cpuMsOfOne())
    }
    const figures: Figure[][] = []
    for (const { rounds, counts } of sides) {
      const cpu = processes.map((process, index): Figure => {
        const values = rounds.map((each) => each[index]!)
        return { name: 'CPU of a purchase', process, value: percentile(values, 0.5), unit: 'ms' }
      })
      figures.push([...cpu, ...(await counts())])
    }
    return figures
  })

async function openPurchases(run: Run, root: string) {
  const mailbox = await openMailbox()
  run.defer(() => mailbox.close())
  const platform = await startPlatform(run, { smtpUrl: mailbox.url, root })
  const { postgres, services } = platform
  const { url } = services.order
  const count = 150 * run.seconds
  const pids = [...Object.values(services).map(({ pid }) => pid), postgres.pid]
  const cpuMicros = () => Promise.all([...pids.map((pid) => cpuMicrosOf(pid)), cpuMicrosOf(...pids)])
  const unitsInStock = () => numberFrom(postgres.url('product'), '(select sum(stock) from variants)')
  /** The sum of a metric's series of all services that match. */
  const metric = async (series: RegExp) => {
    const pages = await Promise.all(Object.values(services).map(({ url }) => send({ url: `${url}/metrics` })))
    const lines = pages.flatMap(({ body }) => body.split('\n')).filter((line) => series.test(line))
    return lines.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0)
  }

  /** Resolves with the CPU time so far once all background work is done. */
  const purchase = async (): Promise<number[]> => {
    const emails = Array.from({ length: count }, newEmail)
    const left = [...emails]
    const units = await unitsInStock()
    const buyer = async () => {
      for (let email = left.pop(); email !== undefined; email = left.pop())
        await send(checkout(url, { 'x-cart-token': await fillCart(url, left.length) }, email))
    }
    await Promise.all(Array.from({ length: concurrentBuyers }, buyer))
    const isDone = async () => {
      const recipients = new Set(mailbox.mails.flatMap(({ to }) => to))
      return emails.every((email) => recipients.has(email)) && (await unitsInStock()) === units - count
    }
    await until('each purchase has its mail and its stock is committed', isDone, run, 200)
    await sleep(1_000, undefined, { signal: run.signal })
    let micros = await cpuMicros()
    const isDrained = async () => {
      // Services read their queues once in ten seconds.
      await sleep(10_500, undefined, { signal: run.signal })
      const pending = await metric(/^(job_queue_jobs\{.*state="(due|running)"|events_oldest_unsent_seconds\{)/)
      if (pending > 0) micros = await cpuMicros()
      return pending === 0
    }
    await until('all queues are empty', isDrained, run, 0)
    return micros
  }

  const counters = async () => ({
    transactions: await numberFrom(postgres.url('postgres'), '(select sum(xact_commit) from pg_stat_database)'),
    'calls between services': await metric(/^dependency_calls_total\{/),
  })

  await purchase()
  return {
    /** CPU time of a purchase in milliseconds, for each process. */
    cpuMsOfOne: async (): Promise<number[]> => {
      const before = await cpuMicros()
      return (await purchase()).map((micros, index) => (micros - before[index]!) / count / 1_000)
    },
    /** Counted in a further round, because logging statements costs CPU time. */
    counts: async (): Promise<Figure[]> => {
      const before = await counters()
      const statements = (await statementsOf(platform, purchase)).length
      const after = Object.entries(await counters())
      const added = after.map(([name, value]) => [name, value - before[name as keyof typeof before]] as const)
      return [['statements', statements] as const, ...added].map(([name, all]) => {
        return { name: `a purchase: ${name}`, value: all / count, unit: '' }
      })
    },
  }
}
