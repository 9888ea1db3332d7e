import { Failure } from '@ecommerce/toolkit/failure'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { byTurns, type Row, type Side } from './by-turns'
import { type Defer, withCleanup } from './cleanup'
import { sideOf } from './floors'
import type { Run } from './options'
import { ownRoot, startPlatform } from './platform'
import { measurePurchases } from './purchase'
import { catalogueTargets, personalTargets } from './reads'
import { comparisonOf } from './report'
import { writeSides } from './writes'

/** Measures two commits by turns, each built in a folder of its own; `.` is this folder with its uncommitted changes. */
export function compare(commits: string[], run: Run): Promise<void> {
  if (commits.length !== 2) throw new Failure('Name two commits: npm run bench:compare -- main .')
  return withCleanup(async (defer) => {
    const roots: string[] = []
    for (const commit of commits) roots.push(commit === '.' ? ownRoot : await checkOut(commit, run, defer))
    const rows = await compareRequests(roots, commits[0]!, run)
    run.out.print(comparisonOf(rows, await measurePurchases(run, roots), commits))
  })
}

const compareRequests = (roots: readonly string[], before: string, run: Run): Promise<Row[]> =>
  withCleanup(async (defer) => {
    const sides: Record<string, Side>[] = []
    for (const root of roots) sides.push(await sidesOf(root, run, defer))
    const rows: Row[] = []
    for (const [name, side] of Object.entries(sides[1]!)) {
      run.out.step(`${name} ...`)
      rows.push(await byTurns(name, side, { [before]: sides[0]![name]! }, run))
    }
    return rows
  })

async function sidesOf(root: string, run: Run, defer: Defer): Promise<Record<string, Side>> {
  const platform = await startPlatform(run, defer, { root })
  const { cached, uncached } = catalogueTargets(platform)
  const [cart, verify] = await personalTargets(platform)
  const { url, pid } = platform.service('order')
  const missing = { name: '404', ask: () => ({ url: `${url}/api/nothing`, status: 404 }), pids: [pid] }
  const reads = [...cached, ...uncached, cart!, verify!, missing].map((target) => [target.name, sideOf(target, run)])
  return { ...(Object.fromEntries(reads) as Record<string, Side>), ...writeSides(platform, run) }
}

async function checkOut(commit: string, { out, signal }: Run, defer: Defer): Promise<string> {
  out.step(`Building ${commit} ...`)
  const execute = (program: string, args: string[], cwd: string) =>
    promisify(execFile)(program, args, { cwd, signal, maxBuffer: 100_000_000 })
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-commit-'))
  defer(() => rm(folder, { recursive: true, force: true }))
  const root = join(folder, 'checkout')
  try {
    await execute('git', ['worktree', 'add', '--detach', root, commit], ownRoot)
    defer(() => promisify(execFile)('git', ['worktree', 'remove', '--force', root], { cwd: ownRoot }))
    await execute('npm', ['ci', '--no-audit', '--no-fund'], root)
    await execute(process.execPath, ['tools/build.mjs', '--all'], root)
  } catch (error) {
    throw new Failure(`${commit} cannot be built: ${(error as Error).message}`)
  }
  return root
}
