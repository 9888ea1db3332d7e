import { spawn } from 'node:child_process'

/** The system user a program runs as; undefined for the one we are. */
export type Account = { name: string; uid: number; gid: number }

export type ProgramOptions = { account: Account | undefined; signal?: AbortSignal | undefined }

/** Runs a program in its own process group, killed as a whole by the signal. */
export function runProgram(
  command: string,
  args: readonly string[],
  { account, signal }: ProgramOptions,
): Promise<{ code: number | null; output: string }> {
  signal?.throwIfAborted()
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
      ...identity(account),
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const kill = () => child.pid && process.kill(-child.pid, 'SIGKILL')
    signal?.addEventListener('abort', kill, { once: true })
    child.once('error', reject)
    child.once('close', (code) => {
      signal?.removeEventListener('abort', kill)
      if (signal?.aborted) reject(signal.reason as Error)
      else resolve({ code, output })
    })
  })
}

/** Options of `spawn` for running as that user. */
export const identity = (account: Account | undefined) => (account ? { uid: account.uid, gid: account.gid } : {})
