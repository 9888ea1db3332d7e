import type { Express } from 'express'
import type { AddressInfo } from 'node:net'
import type { CommonConfig } from './config'
import { ConfigError } from './config'
import { createHttpServer, drainHttpServer } from './http/server/server'
import { startWorker, type Work, type Worker } from './jobs/worker'
import { errorFields } from './observability/log'
import { migrate } from './postgres/migrate'
import type { AnyServiceContext } from './service-context'
import { stopTracing } from './observability/tracing'

/** Parts of a service that are needed to run it. */
export type Service<Config extends CommonConfig, Context extends AnyServiceContext & { config: Config }> = {
  readConfig(env: NodeJS.ProcessEnv): Config
  createContext(config: Config): Context
  createApp(context: Context): Express
  /** All background work. */
  createWork(context: Context): Work
  migrationsDir: string
}

/**
 * Runs a service: `serve` (HTTP, and jobs unless `WORKER_ENABLED=false`), `work` (jobs and health) or `migrate`.
 * Signals drain it within 25 s.
 */
export async function runService<Config extends CommonConfig, Context extends AnyServiceContext & { config: Config }>(
  service: Service<Config, Context>,
  command = 'serve',
): Promise<void> {
  for (const signal of signals) process.once(signal, endAtOnce)
  try {
    const config = service.readConfig(process.env)
    if (command === 'migrate') await migrate({ databaseUrl: config.databaseUrl, migrationsDir: service.migrationsDir })
    else if (command === 'serve' || command === 'work') await serve(service, config, command)
    else throw new ConfigError([`the command is serve, work or migrate, not ${command}`])
  } catch (error) {
    console.error(error instanceof ConfigError ? error.message : error)
    process.exit(1)
  }
}

async function serve<Config extends CommonConfig, Context extends AnyServiceContext & { config: Config }>(
  service: Service<Config, Context>,
  config: Config,
  command: 'serve' | 'work',
): Promise<void> {
  const context = service.createContext(config)
  const { log, health } = context
  const server = createHttpServer(
    service.createApp(context),
    config.tls && { ...config.tls, onError: (error) => log.warn(errorFields(error), 'certificate not renewed') },
  )
  let worker: Worker | undefined

  const stop = stopOnce(async (reason) => {
    log.info({ 'event.reason': reason }, 'stopping')
    health.draining = true
    const acceptMs = command === 'serve' ? config.drainMs : 0
    await Promise.all([drainHttpServer(server, { acceptMs, patienceMs: 13_000 }), worker?.stop()])
    await Promise.all([context.close(), stopTracing()])
    log.info('stopped')
  })
  for (const signal of signals) process.off(signal, endAtOnce).once(signal, stop)
  process.on('SIGUSR2', () => {
    const level = log.cycleLevel()
    log[level](`from now on the log is written at the level ${level}`)
  })
  process.once('disconnect', () => stop('the launcher has gone'))

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, config.host, resolve))
  if (command === 'work' || config.workerEnabled) worker = startWorker(context, service.createWork(context))
  health.started = true
  log.info({ 'server.port': (server.address() as AddressInfo | null)?.port, 'labels.command': command }, 'ready')
}

const signals = ['SIGTERM', 'SIGINT'] as const

/** A container's first process has no default handler; exits with 128 plus the signal's number. */
const endAtOnce = (signal: NodeJS.Signals) => process.exit(signal === 'SIGTERM' ? 143 : 130)

/** Stops once; a stop that hangs is aborted after 24 s. */
function stopOnce(stop: (reason: string) => Promise<void>): (reason: string) => void {
  let stopping = false
  return (reason) => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 24_000).unref()
    stop(reason).then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
}
