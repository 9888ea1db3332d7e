import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

type Options = { url: string; accessToken: string; perSecond: number; seconds: number; signal: AbortSignal }

/**
 * Reads a page at a steady pace over kept connections, whether earlier answers are there or not, and gives how long each took in
 * milliseconds: from when it was due, so that whoever had to wait behind a slow one counts as well.
 */
export async function steadyReads({ url, accessToken, perSecond, seconds, signal }: Options): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 32 })
  const reads: Promise<number>[] = []
  const startedAt = performance.now()
  try {
    for (let count = 0; count < perSecond * seconds; count++) {
      const dueAt = startedAt + (count * 1_000) / perSecond
      const waitMs = dueAt - performance.now()
      if (waitMs > 0) await sleep(waitMs, undefined, { signal })
      const read = readOnce(url, accessToken, agent).then((answeredAt) => answeredAt - dueAt)
      read.catch(() => undefined)
      reads.push(read)
    }
    return await Promise.all(reads)
  } finally {
    agent.destroy()
  }
}

function readOnce(url: string, accessToken: string, agent: Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${accessToken}` } }, (response) => {
      response.resume()
      response.once('end', () => {
        if (response.statusCode === 200) resolve(performance.now())
        else reject(new Error(`${url} answered ${response.statusCode}.`))
      })
    }).once('error', reject)
  })
}
