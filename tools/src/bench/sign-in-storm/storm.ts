import { fork } from 'node:child_process'
import { join } from 'node:path'

export type StormPlan = {
  url: string
  /** How many wait for an answer at any time. */
  atOnce: number
  emails: string[]
  password: string
}

/** How many answers there were of each status, and what making them asked of this machine. */
export type StormReport = { answers: Record<string, number>; seconds: number; cpuSeconds: number }

export type StormMessage = 'start' | 'stop'

/** A process that signs in as fast as it is let, from `start` to `stop`: with right passwords, wrong ones and unknown e-mails. */
export function openStorm(plan: StormPlan) {
  const child = fork(join(__dirname, 'storm-process.js'), [JSON.stringify(plan)], { detached: true })
  let take: (report: StormReport) => void = () => undefined
  const broken = new Promise<never>((_, reject) =>
    child.once('exit', () => reject(new Error('The process that makes the storm has ended.'))),
  )
  broken.catch(() => undefined)
  child.on('message', (report) => take(report as StormReport))
  const send = (message: StormMessage) => child.send(message)
  return {
    start: () => send('start'),
    /** The answers under way are waited for. */
    stop(): Promise<StormReport> {
      const report = new Promise<StormReport>((resolve) => (take = resolve))
      send('stop')
      return Promise.race([report, broken])
    },
    close: () => child.kill('SIGKILL'),
  }
}
