import { Failure } from '@ecommerce/toolkit/failure'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { measureCatalogue } from './catalogue'
import { compare } from './compare'
import { besideFloor, type Request } from './floors'
import { isInstalled } from './load'
import { ownRoot, type Platform, startPlatform } from './platform'
import { measurePurchases } from './purchase'
import { brokenBudgets, type Figure, reportOf, type Result } from './report'
import { cartAdds, checkouts, gatewayReads, personalReads, reads, signIns } from './requests'
import { execute, type Run, withCleanup } from './run'
import { measureImport, measureStart } from './single-figures'

/** Sections that share a platform without job workers, as their floors have none. */
const requests: Record<string, (platform: Platform, run: Run) => Request[] | Promise<Request[]>> = {
  reads,
  gateway: gatewayReads,
  'personal-reads': personalReads,
  'cart-add': cartAdds,
  checkout: checkouts,
  'sign-in': signIns,
}
const figures: Record<string, (run: Run) => Promise<Figure[]>> = {
  purchase: async (run) => (await measurePurchases(run)).flat(),
  import: measureImport,
  start: measureStart,
}
const sections = [...Object.keys(requests), ...Object.keys(figures), 'catalogue']

/** `npm run bench`, or `npm run bench:compare` if the first argument is `compare`. */
export async function main({ args, out, signal }: { args: string[] } & Pick<Run, 'out' | 'signal'>): Promise<void> {
  const { only, json, check, names, ...rest } = readOptions(args)
  const run = { ...rest, out, signal }
  if (names[0] === 'compare') return withCleanup(run, (run) => compare(names.slice(1), run))
  if (names.length > 0) throw new Failure(`Sections are named with --only: ${sections.join()}.`)
  if (only.includes('gateway') && !(await isInstalled('nginx')))
    throw new Failure('nginx is not installed: `apt-get install nginx`, or leave the section gateway out with --only.')

  const result: Result = { machine: await describeMachine(), rows: [], figures: [], products: run.products, growth: [] }
  const chosen = <T>(all: Record<string, T>) =>
    Object.entries(all).flatMap(([name, each]) => (only.includes(name) ? [each] : []))
  const ofRequests = chosen(requests)
  if (ofRequests.length > 0)
    await withCleanup(run, async (run) => {
      out.step('Starting PostgreSQL and the four services ...')
      const platform = await startPlatform(run)
      for (const open of ofRequests)
        for (const request of await open(platform, run)) result.rows.push(await besideFloor(request, platform, run))
    })
  for (const measure of chosen(figures)) result.figures.push(...(await withCleanup(run, measure)))
  if (only.includes('catalogue')) result.growth.push(...(await withCleanup(run, measureCatalogue)))

  out.print(reportOf(result))
  if (json) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`)
  const broken = check ? brokenBudgets(result) : []
  if (broken.length > 0) throw new Failure(`Not within bench/budgets.json:\n  ${broken.join('\n  ')}`)
}

async function describeMachine(): Promise<string> {
  const { stdout } = await execute('git', ['describe', '--always', '--dirty'], { cwd: ownRoot })
  const tools = (await isInstalled('wrk')) ? 'wrk (writes: autocannon)' : 'autocannon'
  return `Commit ${stdout.trim()}, Node ${process.version}, ${tools}, ${availableParallelism()} cores for all.`
}

function readOptions(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  const flag = { type: 'boolean', default: false } as const
  const numbers = { rounds: text('5'), seconds: text('2'), products: text('1000000') }
  const options = { only: text(sections.join()), json: text(''), check: flag, write: flag, ...numbers } as const
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
  const integer = (name: 'rounds' | 'seconds' | 'products') => {
    const value = Number(values[name])
    if (Number.isInteger(value) && value > 0) return value
    throw new Failure(`--${name} is a whole number above zero.`)
  }
  const only = values.only.split(',')
  const unknown = only.find((name) => !sections.includes(name))
  if (unknown !== undefined) throw new Failure(`There is no ${unknown}: --only takes some of ${sections.join()}.`)
  const integers = { rounds: integer('rounds'), seconds: integer('seconds'), products: integer('products') }
  return { ...values, ...integers, only, names: positionals }
}
