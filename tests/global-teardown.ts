import { rm } from 'node:fs/promises'
import { whatRuns } from './running'

export default async function globalTeardown(): Promise<void> {
  const running = whatRuns()
  if (!running) return
  await running.server.stop()
  await rm(running.folder, { recursive: true, force: true })
}
