import type { Out } from '../../launcher/out'
import { startFloor } from '../floors/start-floor'
import { loadFor } from '../load'
import { startLoneService } from '../lone-service'
import { percentile } from '../percentile'
import { answerAt } from '../floors/answer-at'
import type { Catalogue } from './open-catalogue'

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
      const answer = await answerAt({ url: service.url + path })
      const bare = await startFloor('bytes-server', answer)
      const perSecond = { kept: [] as number[], bare: [] as number[] }
      const load = async (url: string, seconds: number) => (await loadFor(seconds, { url }, signal)).perSecond
      for (const url of [service.url + path, bare.url]) await load(url, 1)
      for (let round = 0; round < rounds; round++) {
        perSecond.kept.push(await load(service.url + path, seconds))
        perSecond.bare.push(await load(bare.url, seconds))
      }
      bare.stop()
      measured.push({
        name,
        bytes: Buffer.byteLength(answer.body),
        kept: percentile(perSecond.kept, 0.5),
        bare: percentile(perSecond.bare, 0.5),
      })
    }
    return measured
  } finally {
    await service.stop()
  }
}
