import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkPorts } from './launcher/check-ports'
import { type Config, mailboxUrl, portsOf, readConfig, urlOf } from './launcher/config'
import { type DataDir, openDataDir } from './launcher/data-dir'
import { closeCommonDatabases, ensureDatabase, migrateService, seedService } from './launcher/databases'
import { type SupervisedPostgres, supervisePostgres } from './launcher/supervise-postgres'
import type { Out } from './launcher/out'
import { mailboxProgram, serviceProgram } from './launcher/programs'
import { perService, type ServiceName, serviceNames } from './launcher/service-names'
import { printSummary } from './launcher/summary'
import { type Supervised, supervise } from './launcher/supervise'

/** The platform on this machine. */
export type Platform = {
  urls: Record<ServiceName, string>
  mailboxUrl: string | undefined
  stop(): Promise<void>
}

type LaunchOptions = {
  env: NodeJS.ProcessEnv
  out: Out
  /** Breaks off a start; what has been started by then is stopped again. */
  signal: AbortSignal
  /** Aborted if the stop must be immediate. */
  hurry: AbortSignal
}

/**
 * Starts PostgreSQL, mailbox and services and keeps them running. A failed start leaves nothing running and throws
 * `Failure`.
 */
export async function launch({ env, out, signal, hurry }: LaunchOptions): Promise<Platform> {
  const config = readConfig(env, join(__dirname, '..', '..'))
  const dataDir = openDataDir(config.dataDir)
  const start = new Start(config, dataDir, out, signal)
  const stop = async () => {
    out.step('Stopping ...')
    await start.undo(hurry)
    dataDir.release()
    out.step('Stopped, nothing is left running')
  }
  try {
    await checkPorts(portsOf(config), { patienceMs: dataDir.abandoned ? 8_000 : 0, signal })
  } catch (error) {
    dataDir.release()
    throw error
  }
  try {
    await start.everything()
  } catch (error) {
    await stop()
    throw error
  }
  printSummary(config, out)
  return {
    urls: perService((name) => urlOf(config, name)),
    mailboxUrl: config.smtpUrl ? undefined : mailboxUrl(config),
    stop,
  }
}

/** Startup: independent steps run concurrently; each service migrates, seeds and becomes ready. */
class Start {
  private readonly services: Supervised[] = []
  private work: Promise<unknown>[] = []
  private mailbox: Supervised | undefined
  private postgres: Promise<SupervisedPostgres> | undefined

  private readonly over = new AbortController()
  private readonly signal: AbortSignal

  constructor(
    private readonly config: Config,
    private readonly dataDir: DataDir,
    private readonly out: Out,
    asked: AbortSignal,
  ) {
    this.signal = AbortSignal.any([asked, this.over.signal])
  }

  async everything(): Promise<void> {
    const { config, dataDir, out, signal } = this
    const broken = new Promise<never>((_, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
    )
    out.step('Starting ...')
    if (!config.smtpUrl) this.mailbox = supervise(mailboxProgram(config, dataDir), out.warn)
    if (serviceNames.some((name) => !config.databaseUrls[name])) {
      this.postgres = supervisePostgres(dataDir, config.postgresPort, out, signal)
    }
    // Loads the user service, so not before the databases are on their way.
    const keys = import('./launcher/ensure-signing-key.js').then(({ ensureSigningKey }) =>
      ensureSigningKey(dataDir.keysDir, { say: out.step }),
    )
    this.work = [keys, this.commonDatabases(), ...serviceNames.map((name) => this.service(name, keys))]
    await Promise.race([Promise.all([this.mailbox?.ready, ...this.work]), broken])
  }

  /** Stops in reverse order of dependency; a running migration completes. */
  async undo(hurry: AbortSignal): Promise<void> {
    this.over.abort()
    const workIsOver = Promise.race([Promise.allSettled(this.work), sleep(3_000, undefined, { ref: false })])
    await Promise.all([workIsOver, ...this.services.map((service) => service.stop(6_000, hurry))])
    await this.mailbox?.stop(1_000, hurry)
    const postgres = await this.postgres?.catch(() => undefined)
    await postgres?.stop(hurry)
  }

  private async commonDatabases(): Promise<void> {
    const postgres = await this.postgres
    if (!postgres) return
    this.signal.throwIfAborted()
    this.out.step(`PostgreSQL takes connections on port ${postgres.first.port}`)
    await closeCommonDatabases(postgres.first)
  }

  private async service(name: ServiceName, keys: Promise<void>): Promise<void> {
    const { config, dataDir, out, signal } = this
    const databaseUrl = config.databaseUrls[name] ?? (await this.ownDatabase(name))
    await migrateService(config, name, databaseUrl)
    await keys
    const program = await serviceProgram(config, dataDir, name, databaseUrl)
    signal.throwIfAborted()
    const service = supervise(program, out.warn)
    this.services.push(service)
    await Promise.all([service.ready, seedService(config, name, databaseUrl)])
    signal.throwIfAborted()
    out.step(`${service.label} is ready`)
  }

  private async ownDatabase(name: ServiceName): Promise<string> {
    const postgres = await this.postgres
    if (!postgres) throw new Error('There is no server to make a database on.')
    return ensureDatabase(postgres.first, this.dataDir, name)
  }
}
