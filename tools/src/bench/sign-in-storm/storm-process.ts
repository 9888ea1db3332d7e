import { randomUUID } from 'node:crypto'
import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StormMessage, StormPlan, StormReport } from './storm'

const { url, atOnce, emails, password } = JSON.parse(process.argv[2] ?? '') as StormPlan
const agent = new Agent({ keepAlive: true })

let answers: Record<string, number> = {}
let blowing = false
let tries = 0
let ended: Promise<unknown> = Promise.resolve()
let startedAt = 0
let cpuBefore = process.cpuUsage()

process.on('disconnect', () => process.exit())
process.on('message', (message: StormMessage) => {
  if (message === 'start') start()
  else void stop()
})

function start(): void {
  answers = {}
  blowing = true
  startedAt = performance.now()
  cpuBefore = process.cpuUsage()
  ended = Promise.all(Array.from({ length: atOnce }, signInAgainAndAgain))
}

async function stop(): Promise<void> {
  blowing = false
  await ended
  const { user, system } = process.cpuUsage(cpuBefore)
  const report: StormReport = {
    answers,
    seconds: (performance.now() - startedAt) / 1_000,
    cpuSeconds: (user + system) / 1_000_000,
  }
  process.send?.(report)
}

async function signInAgainAndAgain(): Promise<void> {
  while (blowing) {
    const response = await post(JSON.stringify(nextTry()))
    const status = String(response.statusCode)
    answers[status] = (answers[status] ?? 0) + 1
    // Who is turned away comes back after about a second, not all at the same moment.
    if (response.headers['retry-after'] !== undefined) await sleep(500 + Math.random() * 1_000)
  }
}

/**
 * Half of the tries are right, a quarter have a wrong password, a quarter an e-mail that nobody has. Everybody's turn has right
 * ones and a wrong one, so that nobody is locked out.
 */
function nextTry(): { email: string; password: string } {
  const turn = tries++
  const email = emails[Math.floor(turn / 4) % emails.length] ?? ''
  if (turn % 4 === 1) return { email, password: randomUUID() }
  if (turn % 4 === 3) return { email: `${randomUUID()}@example.com`, password }
  return { email, password }
}

function post(body: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (response) => {
      response.resume()
      response.once('end', () => resolve(response))
    })
      .once('error', reject)
      .end(body)
  })
}
