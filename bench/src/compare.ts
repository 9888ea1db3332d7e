import { Failure } from '@ecommerce/toolkit/failure'
import { join } from 'node:path'
import { byTurns, type Row, type Side } from './by-turns'
import { repeated } from './floors'
import { ownRoot, type Platform, startPlatform } from './platform'
import { measurePurchases } from './purchase'
import { labelOf, reportOf } from './report'
import { cartAdds, checkouts, personalReads, reads } from './requests'
import { execute, makeFolder, type Run, withCleanup } from './run'

/** Measures two commits alternately, each built in its own folder; `.` includes uncommitted changes. */
export async function compare(commits: string[], run: Run): Promise<void> {
  if (commits.length !== 2) throw new Failure('Name two commits: npm run bench:compare -- main .')
  const roots: string[] = []
  for (const commit of commits) roots.push(commit === '.' ? ownRoot : await checkOut(commit, run))
  const rows = await withCleanup(run, (run) => compareRequests(roots, commits[0]!, run))
  const figures = (await measurePurchases(run, roots)).flatMap((each, index) =>
    each.map((figure) => ({ ...figure, name: commits[index]!, process: labelOf(figure) })),
  )
  run.out.print(reportOf({ machine: '', rows, figures, products: 0, growth: [] }))
}

async function compareRequests(roots: readonly string[], before: string, run: Run): Promise<Row[]> {
  const sides: Side[][] = []
  for (const root of roots) sides.push(await sidesOf(await startPlatform(run, { root }), run))
  const rows: Row[] = []
  for (const [index, side] of sides[1]!.entries()) {
    run.out.step(`${side.name} ...`)
    rows.push(await byTurns(side, { ...sides[0]![index]!, name: before }, run))
  }
  return rows
}

async function sidesOf(platform: Platform, run: Run): Promise<Side[]> {
  const url = `${platform.services.order.url}/api/nothing`
  const missing = repeated('404', () => ({ url, status: 404 }), [platform.services.order.pid], run)
  const writes = [...cartAdds(platform, run), ...checkouts(platform, run)]
  return [...reads(platform, run), ...(await personalReads(platform, run)), missing, ...writes]
}

async function checkOut(commit: string, run: Run): Promise<string> {
  run.out.step(`Building ${commit} ...`)
  const root = join(await makeFolder(run), 'checkout')
  const runIn = (cwd: string, program: string, ...args: string[]) =>
    execute(program, args, { cwd, signal: run.signal, maxBuffer: 100_000_000 })
  await runIn(ownRoot, 'git', 'worktree', 'add', '--detach', root, commit)
  run.defer(() => execute('git', ['worktree', 'remove', '--force', root], { cwd: ownRoot }))
  await runIn(root, 'npm', 'ci', '--no-audit', '--no-fund')
  await runIn(root, process.execPath, 'tools/build.mjs', '--all')
  return root
}
