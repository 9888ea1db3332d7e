import { findFreePort } from '@ecommerce/toolkit/free-port'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withCleanup } from './cleanup'
import type { Run } from './options'
import { isReady, ownRoot, serviceNames, startPlatform } from './platform'
import { memoryMbOf, memoryMbOfTree } from './processes'
import type { Figure } from './report'

/** An idle process gives memory back after ten seconds, or twenty, or when the machine has time for it. */
const idleMs = 40_000

export const measureStart = async (run: Run): Promise<Figure[]> => [
  ...(await measureServices(run)),
  { name: 'idle memory', process: 'all', value: await measureWholePlatform(run), unit: 'MB' },
]

const measureServices = (run: Run): Promise<Figure[]> =>
  withCleanup(async (defer) => {
    run.out.step('Starts, and memory when idle ...')
    const platform = await startPlatform(run, defer)
    await sleep(idleMs, undefined, { signal: run.signal })
    const figures = serviceNames.map(async (name): Promise<Figure[]> => {
      const { startMs, pid } = platform.service(name)
      return [
        { name: 'start', process: name, value: startMs, unit: 'ms' },
        { name: 'idle memory', process: name, value: await memoryMbOf(pid), unit: 'MB' },
      ]
    })
    return (await Promise.all(figures)).flat()
  })

/** What `npm start` runs, with PostgreSQL, the mailbox and the launcher itself, in MB. */
const measureWholePlatform = ({ out, signal }: Run): Promise<number> =>
  withCleanup(async (defer) => {
    out.step('The whole platform, as npm start runs it ...')
    const dataDir = join(tmpdir(), `ecommerce-bench-start-${process.pid}`)
    defer(() => rm(dataDir, { recursive: true, force: true }))
    const names = ['USER', 'PRODUCT', 'ORDER', 'NOTIFICATION', 'POSTGRES', 'SMTP', 'MAILBOX']
    const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, DATA_DIR: dataDir }
    for (const name of names) env[`${name}_PORT`] = String(await findFreePort())
    const script = join(ownRoot, 'tools', 'start.mjs')
    const child = spawn(process.execPath, [script], { detached: true, stdio: 'ignore', env })
    const exited = once(child, 'exit')
    defer(() => child.kill('SIGTERM') && exited)
    const areReady = () =>
      Promise.all(names.slice(0, 4).map((name) => isReady(`http://127.0.0.1:${env[`${name}_PORT`]}`)))
    while (!(await areReady()).every(Boolean)) {
      if (child.exitCode !== null) throw new Error('npm start ended before the platform was ready.')
      await sleep(200, undefined, { signal })
    }
    await sleep(5_000, undefined, { signal })
    return memoryMbOfTree(child.pid!)
  })
