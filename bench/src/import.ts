import { Failure } from '@ecommerce/toolkit/failure'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { withCleanup } from './cleanup'
import { send } from './floors'
import type { Run } from './options'
import { openPlatform, type Platform } from './platform'
import { memoryMbOf } from './processes'
import type { Figure } from './report'

const lines = 100_000

/** Imports a file of new products as NDJSON, and then the same file again, which changes nothing. */
export function measureImport(run: Run): Promise<Figure[]> {
  return withCleanup(async (defer) => {
    run.out.step('Import: starting the user service and the product service ...')
    const platform = await openPlatform(run, defer)
    for (const name of ['user', 'product'] as const) await platform.start(name)
    const headers = { authorization: `Bearer ${await adminToken(platform)}`, 'content-type': 'application/x-ndjson' }
    const { url, pid } = platform.service('product')
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
  })
}

async function adminToken(platform: Platform): Promise<string> {
  const [email, password] = ['admin@example.com', randomUUID()]
  const { main, env } = platform.program('user')
  const child = spawn(process.execPath, [main, 'admin', email], { env, stdio: ['pipe', 'inherit', 'inherit'] })
  child.stdin.end(password)
  await once(child, 'exit')
  const url = `${platform.service('user').url}/api/users/login`
  const { body } = await send({ url, method: 'POST', body: { email, password } })
  return (JSON.parse(body) as { accessToken: string }).accessToken
}

function line(n: number): string {
  const [colour, material, thing] = [colours, materials, things].map((words, at) => pick(words, n * (at + 3)))
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

/** Scattered, and the same every time. */
const pick = (words: readonly string[], n: number) => words[(Math.imul(n, 2_654_435_761) >>> 8) % words.length]!

const colours = ['red', 'blue', 'green', 'black', 'white', 'amber', 'olive', 'ivory', 'indigo', 'copper']
const materials = ['oak', 'linen', 'steel', 'wool', 'glass', 'leather', 'stoneware', 'cotton', 'brass', 'beech', 'cork']
const things = ['mug', 'lamp', 'chair', 'scarf', 'knife', 'basket', 'kettle', 'jumper', 'notebook', 'spade', 'tent']
