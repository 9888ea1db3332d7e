import { codeOf, Failure } from '@ecommerce/toolkit/failure'
import { commandOf } from '@ecommerce/toolkit/process-identity'
import { setTimeout as sleep } from 'node:timers/promises'
import { disownPidFile, readPidFile } from './pid-file'

/** Shuts down a server left by a killed owner on this data folder. */
export async function stopAbandoned(dataDir: string, log: (line: string) => void): Promise<void> {
  const pid = Number(readPidFile(dataDir)[0])
  if (!pid) return
  if (isServerOn(dataDir, pid)) log(`Stopping the database server (process ${pid}) that an earlier start left behind`)
  const isGone = (await endsAfter('SIGINT', dataDir, pid, 5_000)) || (await endsAfter('SIGQUIT', dataDir, pid, 7_000))
  if (!isGone)
    throw new Failure(
      `The database server that an earlier start left behind (process ${pid}) does not stop: end it by hand.`,
    )
  disownPidFile(dataDir)
}

async function endsAfter(signal: NodeJS.Signals, dataDir: string, pid: number, patienceMs: number): Promise<boolean> {
  if (isServerOn(dataDir, pid)) send(signal, pid)
  const end = Date.now() + patienceMs
  while (isServerOn(dataDir, pid)) {
    if (Date.now() > end) return false
    await sleep(20)
  }
  return true
}

/** Pids in stale files may be reused. */
function isServerOn(dataDir: string, pid: number): boolean {
  const command = commandOf(pid)
  return command !== undefined && command.includes('postgres') && command.includes(dataDir)
}

function send(signal: NodeJS.Signals, pid: number): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
