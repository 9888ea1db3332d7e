import { existsSync, readFileSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { Headers } from './ask'

export type Measured = { status: number; bytes: number; code: string | undefined; cpuMs: number }

type Sent = { base: string; method: string; target: string; headers: Headers; body: Buffer | undefined }

/**
 * Sends a request and measures the main thread's CPU, client included, without bcrypt and garbage collection. Reads
 * only the head of streams.
 */
export async function measureRequest(sent: Sent): Promise<Measured> {
  const [before, loop] = [threadCpuMs(), performance.eventLoopUtilization()]
  const answer = await send(sent)
  const cpuMs = before === undefined ? performance.eventLoopUtilization(loop).active : threadCpuMs()! - before
  return { ...answer, cpuMs }
}

const isLinux = existsSync(`/proc/self/task/${process.pid}/schedstat`)

/** CPU time of the main thread (Linux, proc_pid_schedstat); otherwise undefined. */
const threadCpuMs = (): number | undefined =>
  isLinux ? Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6 : undefined

function send({ base, method, target, headers, body }: Sent): Promise<Omit<Measured, 'cpuMs'>> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const asked = request({
      ...{ hostname, port, method, path: target, agent: false },
      // Keeps the connection, as an early close could lose the response.
      headers: { ...headers, Connection: 'keep-alive', ...(body && { 'Content-Length': body.length }) },
    })
    asked.once('response', (response) => {
      read(response)
        .finally(() => asked.destroy())
        .then(resolve, reject)
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

async function read(response: IncomingMessage): Promise<Omit<Measured, 'cpuMs'>> {
  const status = response.statusCode ?? 0
  if (response.headers['content-type'] === 'text/event-stream') {
    response.destroy()
    return { status, bytes: 0, code: undefined }
  }
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks)
  const isProblem = response.headers['content-type']?.startsWith('application/problem+json')
  const { code } = isProblem ? (JSON.parse(text.toString()) as { code?: string }) : {}
  return { status, bytes: text.length, code }
}
