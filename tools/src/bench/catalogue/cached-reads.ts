import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Out } from '../../launcher/out'
import { startLoneService } from '../lone-service'
import type { Answer } from './bare-server'
import type { Catalogue } from './open-catalogue'
import { answersPerSecond } from './throughput'

export type Throughput = { name: string; bytes: number; kept: number; bare: number }

const seconds = 3
const rounds = 5

/** Answers from memory by the service in its own process, by turns with a bare server that sends the same bytes. */
export async function measureCachedReads(
  { databaseUrl }: Catalogue,
  paths: Record<string, string>,
  { out, signal }: { out: Out; signal: AbortSignal },
): Promise<Throughput[]> {
  const env = () => Promise.resolve({ LOG_LEVEL: 'info' })
  const service = await startLoneService({ name: 'product', env, databaseUrl, out, signal })
  try {
    const measured: Throughput[] = []
    for (const [name, path] of Object.entries(paths)) {
      const answer = await fetch(service.url + path)
      const body = await answer.text()
      const headers = [...answer.headers].filter(([header]) => !ofTheConnection.has(header)).flat()
      const bare = await startBareServer({ body, headers })
      const perSecond = { kept: [] as number[], bare: [] as number[] }
      for (const url of [service.url + path, bare.url]) await answersPerSecond(url, 1)
      for (let round = 0; round < rounds; round++) {
        perSecond.kept.push(await answersPerSecond(service.url + path, seconds))
        perSecond.bare.push(await answersPerSecond(bare.url, seconds))
        signal.throwIfAborted()
      }
      bare.stop()
      measured.push({
        name,
        bytes: Buffer.byteLength(body),
        kept: median(perSecond.kept),
        bare: median(perSecond.bare),
      })
    }
    return measured
  } finally {
    await service.stop()
  }
}

/** Node sets these by itself. */
const ofTheConnection: ReadonlySet<string> = new Set(['connection', 'date', 'keep-alive'])

async function startBareServer(answer: Answer): Promise<{ url: string; stop(): void }> {
  const child = fork(join(__dirname, 'bare-server.js'))
  child.send(answer)
  const [port] = (await once(child, 'message')) as [number]
  return { url: `http://127.0.0.1:${port}/`, stop: () => child.disconnect() }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
