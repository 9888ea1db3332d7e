import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { Benchmark } from '../bench'
import { explain, Failure } from '../failure'
import { measureCheckouts, type Pair, type Round } from './checkout/measure'
import { clients } from './checkout/pgbench'
import { row } from './in-turns'
import { startPlatform } from './platform'

const rounds = 5

/**
 * How much of what the database could do comes out at the shop's door? Lets 32 customers fill carts and order them, and pgbench say
 * the same statements to the same server, by turns. Both wait for the disk, as in production.
 */
export const checkout: Benchmark = async ({ args, out, signal }) => {
  const each = ordersEach(args)
  out.step('Starting PostgreSQL, the product service and the order service ...')
  const platform = await startPlatform(['product', 'order'], { out, signal })
  try {
    const onRound = ({ add, order }: Round) => {
      out.step(reportLine('cart adds', add))
      out.step(reportLine('checkouts', order))
    }
    out.print(reportOf(await measureCheckouts({ platform, each, rounds, onRound, out, signal })))
  } finally {
    await platform.stop()
  }
}

const reportLine = (name: string, { service, pgbench }: Pair) =>
  `${name}: ${service.perSecond.toFixed(0)}/s, pgbench ${pgbench.toFixed(0)}/s, ratio ${(service.perSecond / pgbench).toFixed(2)}`

function reportOf(measured: readonly Round[]): string {
  const line = (name: string, round: string, service: number, pgbench: number) =>
    row(name, round, service.toFixed(0), pgbench.toFixed(0), (service / pgbench).toFixed(2))
  const rows = Object.entries({ add: 'cart add', order: 'checkout' } as const).flatMap(([what, name]) => {
    const pairs = measured.map((round) => round[what as keyof Round])
    const through = pairs.map(({ service }) => service.perSecond)
    const said = pairs.map(({ pgbench }) => pgbench)
    return [
      ...pairs.map(({ service, pgbench }, index) => line(name, String(index + 1), service.perSecond, pgbench)),
      line(name, 'all', overall(through), overall(said)),
    ]
  })
  return [
    '',
    row(`${clients} clients`, 'round', 'a second', 'pgbench, the same statements', 'ratio'),
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `All on one machine with ${availableParallelism()} cores: services, database and customers share them.`,
    '',
  ].join('\n')
}

/** Of rounds with as much work each. */
const overall = (perSecond: readonly number[]) =>
  perSecond.length / perSecond.reduce((seconds, each) => seconds + 1 / each, 0)

function ordersEach(args: string[]): number {
  const each = Number(optionsIn(args).each)
  if (!Number.isInteger(each) || each < 2 || each > 10_000)
    throw new Failure('--each is how many orders each of the 32 customers places in a round, from 2 to 10000.')
  return each
}

function optionsIn(args: string[]): { each: string } {
  try {
    return parseArgs({ args, options: { each: { type: 'string', default: '60' } } }).values
  } catch (error) {
    return explain('That was not understood')(error)
  }
}
