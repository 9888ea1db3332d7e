import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Benchmark } from '../bench'
import { Failure } from '../failure'
import { customersOf } from './checkout/shop'
import { row } from './in-turns'
import { type Ask, loadFor } from './load'
import { ownRoot } from './lone-service'
import { detailPath, listPath, readsOf } from './overview'
import { byTurns, type Row, type Side } from './overview/by-turns'
import { line } from './overview/report'
import { type BenchPlatform, startPlatform } from './platform'

const rounds = 5
const seconds = 2
const each = 20

/**
 * Is one commit quicker than another? Builds both, each in a folder of its own, starts both, and asks both for the same by turns. `.` is
 * what is here, with all that has not been committed.
 */
export const compare: Benchmark = async ({ args: [before, after, ...rest], out, signal }) => {
  if (before === undefined || after === undefined || rest.length > 0)
    throw new Failure('Which two commits? npm run bench:compare -- main .')
  const undo: (() => Promise<unknown>)[] = []
  try {
    const start = async (commit: string) => {
      out.step(`Building ${commit} ...`)
      const root = commit === '.' ? ownRoot : await checkOut(commit, undo, signal)
      out.step(`Starting ${commit} ...`)
      const platform = await startPlatform(['user', 'product', 'order'], { root, out, signal })
      undo.push(() => platform.stop())
      return sidesOf(platform, signal)
    }
    const [old, now] = [await start(before), await start(after)]
    const rows: Row[] = []
    for (const [name, side] of Object.entries(now)) {
      out.step(`${name} ...`)
      rows.push(await byTurns(name, side, { [before]: old[name]! }, { rounds, signal }))
    }
    out.print(reportOf(rows, after))
  } finally {
    for (const step of undo.reverse()) await step()
  }
}

async function checkOut(commit: string, undo: (() => Promise<unknown>)[], signal: AbortSignal): Promise<string> {
  const run = async (program: string, args: string[], cwd: string) => {
    await promisify(execFile)(program, args, { cwd, signal, maxBuffer: 100_000_000 })
  }
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-commit-'))
  undo.push(() => rm(folder, { recursive: true, force: true }))
  const root = join(folder, 'checkout')
  try {
    await run('git', ['worktree', 'add', '--detach', root, commit], ownRoot)
    undo.push(() => promisify(execFile)('git', ['worktree', 'remove', '--force', root], { cwd: ownRoot }))
    await run('npm', ['ci'], root)
    await run(process.execPath, ['tools/build.mjs', '--all'], root)
  } catch (error) {
    throw new Failure(`${commit} cannot be built: ${(error as Error).message}`)
  }
  return root
}

async function sidesOf(platform: BenchPlatform, signal: AbortSignal): Promise<Record<string, Side>> {
  const [user, product, order] = (['user', 'product', 'order'] as const).map((name) => platform.service(name))
  const { cart, verify } = await readsOf(platform, signal)
  const anew = (path: string): Side => ({
    load: () => loadFor(seconds, { url: product!.url + path, headers: platform.asService() }, signal),
    pid: product!.pid(),
  })
  const customers = customersOf(order!.url, signal)
  const sideOf = (ask: Ask, pid: number | undefined): Side => ({ load: () => loadFor(seconds, ask, signal), pid })
  return {
    list: sideOf({ url: product!.url + listPath }, product!.pid()),
    detail: sideOf({ url: product!.url + detailPath }, product!.pid()),
    'list, not in memory': anew(listPath),
    'detail, not in memory': anew(detailPath),
    'cart read': sideOf(cart, order!.pid()),
    verify: sideOf(verify, user!.pid()),
    '404': sideOf({ url: `${order!.url}/api/nothing`, status: 404 }, order!.pid()),
    'cart add': { load: async () => (await customers.fill(each)).seen, pid: order!.pid() },
    checkout: { load: async () => customers.order((await customers.fill(each)).tokens) },
  }
}

const reportOf = (rows: readonly Row[], after: string): string =>
  [
    '',
    row('what', 'commit', 'a second', 'ratio', 'p50, ms', 'p99, ms', 'CPU each, µs', 'memory, MB'),
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.flatMap((each) => [
      line(each.name, after, each.floors[0]?.ratio.toFixed(2) ?? '', each),
      ...each.floors.map((floor) => line('', floor.name, '', floor)),
    ]),
    '',
  ].join('\n')
