import { waitFor } from '@ecommerce/testkit/waiting'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

export type Program = { stop(): Promise<void> }

/** Starts a Debian program until `url` responds; an early end fails with its output. */
export async function startProgram(
  name: string,
  args: string[],
  { url, env = {} }: { url: string; env?: Record<string, string> },
): Promise<Program> {
  const child: ChildProcess = spawn(name, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ...env },
  })
  let said = ''
  let ended: string | undefined
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-2_000)
    })
  child.once('error', (error) => (ended = error.message))
  child.once('exit', (code) => (ended ??= `it ended with code ${code}`))
  await waitFor(
    `${name} to answer`,
    async () => {
      if (ended !== undefined) throw new Error(`${name}: ${ended}\n${said}`)
      return (await fetch(url).catch(() => undefined))?.ok
    },
    60_000,
  )
  return {
    async stop() {
      if (ended !== undefined) return
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}
