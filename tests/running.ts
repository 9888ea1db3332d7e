import type { PostgresServer } from '@ecommerce/tools/embedded-postgres'

type Running = { server: PostgresServer; folder: string }

let running: Running | undefined

/** Remembers what the global set-up has started, for the tear-down in the same process. */
export const keepRunning = (started: Running): void => {
  running = started
}

export const whatRuns = (): Running | undefined => running
