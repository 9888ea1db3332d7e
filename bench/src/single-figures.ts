import { findFreePort } from '@ecommerce/toolkit/free-port'
import { Failure } from '@ecommerce/toolkit/failure'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { query } from './database'
import { send } from './load'
import { isReady, ownRoot, serviceNames, startPlatform } from './platform'
import { memoryMbOf, memoryMbOfTree } from './processes'
import type { Figure } from './report'
import { register } from './requests'
import { type Run, startProcess, until, withCleanup } from './run'

const lines = 100_000

/** Imports a file of new products as NDJSON, then again without changes. */
export async function measureImport(run: Run): Promise<Figure[]> {
  run.out.step('Import: starting the platform ...')
  const { postgres, services } = await startPlatform(run)
  const { email, password } = await register(services.user.url)
  await query(postgres.url('user'), `update users set role = 'admin' where email = '${email}'`)
  const login = await send({ url: `${services.user.url}/api/users/login`, method: 'POST', body: { email, password } })
  const { accessToken } = JSON.parse(login.body) as { accessToken: string }
  const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/x-ndjson' }
  const { url, pid } = services.product
  const body = Array.from({ length: lines }, (_, n) => line(n)).join('')
  const figures: Figure[] = []
  for (const [time, outcome] of Object.entries({ 'first time': 'created', again: 'unchanged' })) {
    run.out.step(`Importing ${lines} lines, ${time} ...`)
    const startedAt = performance.now()
    const response = await fetch(`${url}/api/products/import`, { method: 'POST', headers, body, signal: run.signal })
    const report = (await response.json()) as Record<string, number>
    if (report[outcome] !== lines) throw new Failure(`Not all lines were ${outcome}: ${JSON.stringify(report)}`)
    const perSecond = (lines * 1_000) / (performance.now() - startedAt)
    figures.push({ name: `import, ${time}`, value: perSecond, unit: 'lines/s' })
  }
  return [...figures, { name: 'import, maximum memory', value: await memoryMbOf(pid, 'VmHWM'), unit: 'MB' }]
}

const words =
  'red oak mug blue steel lamp green linen chair black wool scarf white glass knife amber cotton basket'.split(' ')

function line(n: number): string {
  const [colour, material, thing] = [3, 4, 5].map((step) => words[(Math.imul(n * step, 2_654_435_761) >>> 8) % 18]!)
  const name = `${colour} ${material} ${thing} ${n % 4_000}`
  const price = { amount: 500 + (n % 9_500), currency: 'USD' }
  const product = {
    ...{ slug: `${thing}-${n}`, name, category: `room-${n % 40}`, status: 'active', attributes: { colour, material } },
    description: `A ${thing} of ${material} in ${colour}. It lasts, it can be repaired, and it comes in a box of paper.`,
    images: [{ url: `https://images.example.com/${n}.jpg`, alt: `${colour} ${thing}` }],
    variants: [{ sku: `SKU-${n}`, name, options: {}, price, compareAtPrice: null, stock: n % 100 }],
  }
  return `${JSON.stringify(product)}\n`
}

/** Time in which an idle process returns memory. */
const idleMs = 40_000

export async function measureStart(run: Run): Promise<Figure[]> {
  const figures = await withCleanup(run, async (run): Promise<Figure[]> => {
    run.out.step('Starts, and memory when idle ...')
    const { services } = await startPlatform(run)
    await sleep(idleMs, undefined, { signal: run.signal })
    const all = Object.entries(services).map(async ([process, { startMs, pid }]): Promise<Figure[]> => [
      { name: 'start', process, value: startMs, unit: 'ms' },
      { name: 'idle memory', process, value: await memoryMbOf(pid), unit: 'MB' },
    ])
    return (await Promise.all(all)).flat()
  })
  return [...figures, { name: 'idle memory', process: 'all', value: await measureWholePlatform(run), unit: 'MB' }]
}

/** Memory of `npm start` with PostgreSQL, mailbox and launcher, in MB. */
async function measureWholePlatform(run: Run): Promise<number> {
  run.out.step('The whole platform, as npm start runs it ...')
  const dataDir = join(tmpdir(), `ecommerce-bench-start-${process.pid}`)
  run.defer(() => rm(dataDir, { recursive: true, force: true }))
  const names = [...serviceNames.map((name) => name.toUpperCase()), 'POSTGRES', 'SMTP', 'MAILBOX']
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, DATA_DIR: dataDir }
  for (const name of names) env[`${name}_PORT`] = String(await findFreePort())
  const child = startProcess([join(ownRoot, 'tools', 'start.mjs')], run, { env, output: 'ignore' })
  const urls = serviceNames.map((name) => `http://127.0.0.1:${env[`${name.toUpperCase()}_PORT`]}`)
  const areReady = async () => {
    if (child.exitCode !== null) throw new Error('npm start ended before the platform was ready.')
    return (await Promise.all(urls.map(isReady))).every(Boolean)
  }
  await until('npm start is ready', areReady, run, 200)
  await sleep(5_000, undefined, { signal: run.signal })
  return memoryMbOfTree(child.pid)
}
