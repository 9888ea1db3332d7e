import { whatRuns } from './running'

export default async function globalTeardown(): Promise<void> {
  await whatRuns()?.destroy()
}
