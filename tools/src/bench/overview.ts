import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs, promisify } from 'node:util'
import type { Benchmark } from '../bench'
import { explain, Failure } from '../failure'
import { serviceNames } from '../launcher/service-names'
import { variantId } from './checkout/goods'
import { type Ask, hasWrk, isInstalled } from './load'
import { ownRoot } from './lone-service'
import { brokenBudgets } from './overview/budgets'
import type { Row } from './overview/by-turns'
import { openCart } from './overview/carts'
import { measureDoor } from './overview/door'
import { measureStarts, measureTokenCheck, measureWholeShop } from './overview/figures'
import { measureCartLines, measureGrowth, measureReplicas } from './overview/growth'
import type { Options } from './overview/options'
import { measureMisses, measureReads } from './overview/reads'
import { measureRefusals } from './overview/refusals'
import { reportOf, type Result } from './overview/report'
import { measureSignIn } from './overview/sign-in'
import { measureWrites } from './overview/writes'
import { type BenchPlatform, startPlatform } from './platform'
import { register } from './sign-in-storm/register-people'

export const listPath = '/api/products?limit=20'
export const detailPath = '/api/products/product-100000000007'

/**
 * How quick is the platform, beside what the machine could do at most? Each row has a floor, measured in the same run by turns. Then
 * what a thousand products and orders cost and what many do, how long a start takes, and what is held in memory.
 */
export const overview: Benchmark = async ({ args, out, signal }) => {
  const { rounds, seconds, many, json, check, only } = optionsIn(args)
  const options: Options = { rounds, seconds, out, signal }
  if (only.includes('door') && !(await isInstalled('nginx')))
    throw new Failure(
      'nginx is not there: `apt-get install nginx` on Debian and Ubuntu, or leave the door out with --only.',
    )
  out.step('Starting PostgreSQL and the four services ...')
  const platform = await startPlatform(serviceNames, { out, signal })
  let result: Omit<Result, 'figures' | 'growth'>
  const figures = []
  try {
    figures.push(...(await measureStarts(platform, options)), ...(await measureTokenCheck(options)))
    result = {
      commit: await commit(),
      cores: availableParallelism(),
      node: process.version,
      loadGenerator: (await hasWrk()) ? 'wrk (writes: autocannon)' : 'autocannon',
      rows: [],
    }
    for (const [name, section] of Object.entries(sections))
      if (only.includes(name)) result.rows.push(...(await section(platform, options)))
  } finally {
    await platform.stop()
  }
  if (only.includes('shop')) figures.push(...(await measureWholeShop(options)))
  const growth = only.includes('growth') ? await measureGrowth(many, options) : []
  const whole: Result = { ...result, figures, growth }
  out.print(reportOf(whole))
  if (json !== undefined) await writeFile(json, `${JSON.stringify(whole, null, 2)}\n`)
  if (!check) return
  const broken = await brokenBudgets(whole)
  if (broken.length > 0) throw new Failure(`Over budget:\n  ${broken.join('\n  ')}`)
  out.print('All within bench/budgets.json.\n')
}

type Section = (platform: BenchPlatform, options: Options) => Promise<Row[]>

/** What `--only` names. */
const sections: Record<string, Section> = {
  reads: async (platform, options) => {
    const [user, product, order] = (['user', 'product', 'order'] as const).map((name) => platform.service(name))
    const { cart, verify } = await readsOf(platform, options.signal)
    const reads = [
      { name: 'list', ask: { url: product!.url + listPath }, pid: product!.pid() },
      { name: 'detail', ask: { url: product!.url + detailPath }, pid: product!.pid() },
      { name: 'cart read', ask: cart, pid: order!.pid() },
      { name: 'verify', ask: verify, pid: user!.pid() },
    ]
    return measureReads(reads, options)
  },
  misses: (platform, options) =>
    measureMisses(platform, { 'list, not in memory': listPath, 'detail, not in memory': detailPath }, options),
  refusals: (platform, options) => measureRefusals(platform, { detail: detailPath }, options),
  writes: measureWrites,
  'sign-in': measureSignIn,
  door: (platform, options) => measureDoor(platform, listPath, options),
  lines: measureCartLines,
  replicas: (platform, options) => measureReplicas(platform, listPath, options),
}
const others = ['shop', 'growth']

/** A cart with one thing in it, and a token to be verified. */
export async function readsOf(platform: BenchPlatform, signal: AbortSignal): Promise<{ cart: Ask; verify: Ask }> {
  const [user, order] = [platform.service('user').url, platform.service('order').url]
  const cartToken = await openCart(order, [variantId(0)])
  const token = await register('reader@example.com', { url: user, password: randomUUID(), signal })
  return {
    cart: { url: `${order}/api/cart`, headers: { 'x-cart-token': cartToken } },
    verify: { url: `${user}/api/users/verify`, method: 'POST', body: { token } },
  }
}

async function commit(): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['describe', '--always', '--dirty'], { cwd: ownRoot })
  return stdout.trim()
}

type Settings = {
  rounds: number
  seconds: number
  /** How many products and orders a large shop has. */
  many: number
  json: string | undefined
  check: boolean
  only: string[]
}

function optionsIn(args: string[]): Settings {
  const values = parse(args)
  const whole = (name: 'rounds' | 'seconds' | 'many', least: number, most: number) => {
    const value = Number(values[name])
    if (Number.isInteger(value) && value >= least && value <= most) return value
    throw new Failure(`--${name} is a number from ${least} to ${most}.`)
  }
  return {
    rounds: whole('rounds', 1, 100),
    seconds: whole('seconds', 1, 60),
    many: whole('many', 1_000, 10_000_000),
    json: values.json,
    check: values.check,
    only: sectionsIn(values.only),
  }
}

function sectionsIn(only: string): string[] {
  const all = [...Object.keys(sections), ...others]
  const named = only === '' ? all : only.split(',')
  for (const name of named)
    if (!all.includes(name)) throw new Failure(`There is no ${name}: --only takes some of ${all.join(',')}.`)
  return named
}

function parse(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  try {
    return parseArgs({
      args,
      options: {
        ...{ rounds: text('5'), seconds: text('2'), many: text('1000000') },
        ...{ only: text(''), json: { type: 'string' }, check: { type: 'boolean', default: false } },
      } as const,
    }).values
  } catch (error) {
    return explain('That was not understood')(error)
  }
}
