import { Failure } from '@ecommerce/toolkit/failure'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { brokenBudgets } from './budgets'
import type { Row } from './by-turns'
import { measureCatalogue } from './catalogue'
import { withCleanup } from './cleanup'
import { compare } from './compare'
import { measureGateway, requireNginx } from './gateway'
import { measureImport } from './import'
import { isInstalled } from './load'
import { type Out, readOptions, type Run } from './options'
import { ownRoot, type Platform, startPlatform } from './platform'
import { measurePurchases } from './purchase'
import { measurePersonalReads, measureReads } from './reads'
import { reportOf, type Result } from './report'
import { measureSignIn } from './sign-in'
import { measureStart } from './start'
import { measureWrite } from './writes'

/** Sections that share a platform without job workers, as their floors have none. */
const requests: Record<string, (platform: Platform, run: Run) => Promise<Row[]>> = {
  reads: measureReads,
  gateway: measureGateway,
  'personal-reads': measurePersonalReads,
  'cart-add': (platform, run) => measureWrite('cart add', platform, run),
  checkout: (platform, run) => measureWrite('checkout', platform, run),
  'sign-in': measureSignIn,
}
const figures = {
  purchase: async (run: Run) => (await measurePurchases(run)).flat(),
  import: measureImport,
  start: measureStart,
}
const sections = [...Object.keys(requests), ...Object.keys(figures), 'catalogue']

/** `npm run bench`, and `npm run bench:compare` where the first argument is `compare`. Leaves nothing running. */
export async function main({ args, out, signal }: { args: string[]; out: Out; signal: AbortSignal }): Promise<void> {
  const { only, json, check, names, ...rest } = readOptions(args, sections)
  const run: Run = { ...rest, out, signal }
  if (names[0] === 'compare') return compare(names.slice(1), run)
  if (names.length > 0) throw new Failure(`Sections are named with --only: ${sections.join(',')}.`)
  if (only.includes('gateway')) await requireNginx()

  const { stdout } = await promisify(execFile)('git', ['describe', '--always', '--dirty'], { cwd: ownRoot })
  const tools = (await isInstalled('wrk')) ? 'wrk (writes: autocannon)' : 'autocannon'
  const machine = `Commit ${stdout.trim()}, Node ${process.version}, ${tools}, ${availableParallelism()} cores for all.`
  const result: Result = { machine, rows: [], figures: [], growth: [] }
  const chosen = Object.entries(requests).filter(([name]) => only.includes(name))
  if (chosen.length > 0)
    await withCleanup(async (defer) => {
      out.step('Starting PostgreSQL and the four services ...')
      const platform = await startPlatform(run, defer)
      for (const [, measure] of chosen) result.rows.push(...(await measure(platform, run)))
    })
  for (const [name, measure] of Object.entries(figures))
    if (only.includes(name)) result.figures.push(...(await measure(run)))
  if (only.includes('catalogue')) result.growth.push(...(await measureCatalogue(run)))

  out.print(reportOf(result))
  if (json !== undefined) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`)
  const broken = check ? brokenBudgets(result) : []
  if (broken.length > 0) throw new Failure(`Not within bench/budgets.json:\n  ${broken.join('\n  ')}`)
}
