import { createAccessTokens } from '@ecommerce/shared/auth/access-tokens'
import { generateKeyPairSync } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { signAccessToken } from '../access-token'
import { findFreePort } from '../../free-port'
import { launch } from '../../launcher'
import { serviceNames } from '../../launcher/service-names'
import type { BenchPlatform } from '../platform'
import { percentile } from '../percentile'
import { memoryMbOf, shareOfMemoryMbOf, untilIdle } from '../usage'
import type { Options } from './options'

/** What is no ratio: microseconds, milliseconds and MB. */
export type Figure = { name: string; value: number; unit: 'µs' | 'ms' | 'MB' }

/** Before anybody has asked it for anything: how long each service took to be ready, and what it holds in memory. */
export async function measureStarts(platform: BenchPlatform, { out, signal }: Options): Promise<Figure[]> {
  out.step('Idle ...')
  await untilIdle(signal)
  const figures = serviceNames.map(async (name): Promise<Figure[]> => {
    const { startMs, pid } = platform.service(name)
    return [
      { name: `start of the ${name} service`, value: startMs, unit: 'ms' },
      { name: `idle memory of the ${name} service`, value: await memoryMbOf(pid()!), unit: 'MB' },
    ]
  })
  return (await Promise.all(figures)).flat()
}

/** A token that is looked at for the first time, whose signature has to be worked out, and one that comes again. */
export async function measureTokenCheck({ rounds }: Options): Promise<Figure[]> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const options = { keys: { find: () => Promise.resolve(publicKey) }, issuer: 'ecommerce', audience: 'ecommerce' }
  const tokens = Array.from({ length: 2_000 }, () => signAccessToken(privateKey, { role: 'customer' }))
  const micros: { first: number[]; again: number[] } = { first: [], again: [] }
  for (let round = -2; round < rounds; round++) {
    const access = createAccessTokens(options)
    for (const what of ['first', 'again'] as const) {
      const startedAt = performance.now()
      for (const token of tokens) await access.verify(token)
      if (round >= 0) micros[what].push(((performance.now() - startedAt) * 1_000) / tokens.length)
    }
  }
  return [
    { name: 'token check, the first time', value: percentile(micros.first, 0.5), unit: 'µs' },
    { name: 'token check, again', value: percentile(micros.again, 0.5), unit: 'µs' },
  ]
}

/** All that `npm start` runs, PostgreSQL and the mailbox too; what they share in memory is counted once. */
export async function measureWholeShop({ out, signal }: Options): Promise<Figure[]> {
  out.step('The whole shop, as npm start runs it ...')
  const dataDir = join(tmpdir(), `ecommerce-bench-shop-${process.pid}`)
  const ports = await Promise.all(Array.from({ length: 7 }, findFreePort))
  const [user, product, order, notification, postgres, smtp, mailbox] = ports.map(String)
  const never = new AbortController()
  const platform = await launch({
    env: {
      PATH: process.env.PATH,
      ...{ NODE_ENV: 'production', DATA_DIR: dataDir, ADMIN_PASSWORD: 'a-password-for-the-benchmark' },
      PUBLIC_URL: 'https://shop.example.com',
      ...{ USER_PORT: user, PRODUCT_PORT: product, ORDER_PORT: order, NOTIFICATION_PORT: notification },
      ...{ POSTGRES_PORT: postgres, SMTP_PORT: smtp, MAILBOX_PORT: mailbox },
    },
    out: { ...out, print: () => undefined, step: () => undefined },
    signal,
    hurry: never.signal,
  })
  try {
    const memory = await Promise.all((await processesOf(dataDir)).map(shareOfMemoryMbOf))
    return [{ name: 'memory of the whole shop', value: memory.reduce((sum, each) => sum + each, 0), unit: 'MB' }]
  } finally {
    await platform.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Whoever was started from here, or works in this folder, with all that they have started. */
async function processesOf(dataDir: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const known = await Promise.all(
    pids.map(async (pid) => {
      const [stat, command] = await Promise.all([read(`/proc/${pid}/stat`), read(`/proc/${pid}/cmdline`)])
      const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
      return { pid, parent, isOurs: parent === process.pid || command.includes(dataDir) }
    }),
  )
  const found = new Set(known.filter(({ isOurs }) => isOurs).map(({ pid }) => pid))
  for (let before = -1; before !== found.size;) {
    before = found.size
    for (const { pid, parent } of known) if (found.has(parent)) found.add(pid)
  }
  return [...found]
}

/** What has ended meanwhile says nothing. */
const read = (path: string) => readFile(path, 'utf8').catch(() => '')
