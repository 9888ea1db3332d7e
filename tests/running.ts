import type { PostgresServer } from '@ecommerce/embedded-postgres/start-postgres'

let running: PostgresServer | undefined

/** Keeps the set-up's server for the tear-down in the same process. */
export const keepRunning = (server: PostgresServer): void => {
  running = server
}

export const whatRuns = (): PostgresServer | undefined => running
