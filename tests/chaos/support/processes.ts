import { testSecret } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { type ServiceName, serviceNames } from '../../support/platform'

const root = join(__dirname, '..', '..', '..')

export type ServiceProcess = {
  /** Environment at its next start. */
  env(): NodeJS.ProcessEnv
  migrate(): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
  signal(signal: NodeJS.Signals): void
}

type Places = {
  ports: Record<ServiceName, number>
  databaseUrls: Record<ServiceName, string>
  smtpUrl: string
  folder: string
  settings: NodeJS.ProcessEnv
}

/** Service as a killable and restartable process, as in `npm start`. */
export function serviceProcess(name: ServiceName, places: Places): ServiceProcess {
  let child: ChildProcess | undefined
  let deliberate = false
  const url = `http://127.0.0.1:${places.ports[name]}`
  const run = (command: 'serve' | 'migrate') => {
    const log = openSync(join(places.folder, `${name}.log`), 'a')
    const script = join(root, 'services', name, 'dist', 'main.js')
    const started = spawn(process.execPath, [script, command], {
      env: envOf(name, places),
      stdio: ['ignore', log, log, 'ipc'],
    })
    closeSync(log)
    return started
  }
  /** Restarts processes that ended by themselves, as all deployments do. */
  const keepRunning = () => {
    child = run('serve')
    child.once('exit', () => {
      if (!deliberate) setTimeout(() => deliberate || keepRunning(), 250)
    })
  }
  const endOnPurpose = (signal: 'SIGKILL' | 'SIGTERM') => {
    deliberate = true
    return end(child, signal)
  }
  return {
    env: () => envOf(name, places),
    async migrate() {
      const [code] = (await once(run('migrate'), 'exit')) as [number | null]
      if (code !== 0) throw new Error(`The ${name} service's database could not be migrated: see ${places.folder}`)
    },
    async start() {
      deliberate = false
      keepRunning()
      await waitFor(
        `the ${name} service to be ready`,
        async () => (await fetch(`${url}/health/ready`).catch(() => undefined))?.ok,
        30_000,
      )
    },
    kill: () => endOnPurpose('SIGKILL'),
    stop: () => endOnPurpose('SIGTERM'),
    signal: (signal) => void child?.kill(signal),
  }
}

async function end(child: ChildProcess | undefined, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill(signal)
  await exited
}

function envOf(name: ServiceName, { ports, databaseUrls, smtpUrl, folder, settings }: Places): NodeJS.ProcessEnv {
  const urls = Object.fromEntries(
    serviceNames.map((other) => [`${other.toUpperCase()}_URL`, `http://127.0.0.1:${ports[other]}`]),
  )
  return {
    PATH: process.env.PATH,
    ...urls,
    NODE_ENV: 'test',
    PORT: String(ports[name]),
    DATABASE_URL: databaseUrls[name],
    SERVICE_TOKEN_SECRET: testSecret,
    RATE_LIMIT_ENABLED: 'false',
    LOG_LEVEL: 'warn',
    SIGNING_KEYS_DIR: folder,
    ENCRYPTION_SECRET: testSecret,
    BCRYPT_COST: '4',
    SMTP_URL: smtpUrl,
    ...settings,
  }
}
