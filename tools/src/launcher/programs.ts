import { join } from 'node:path'
import { type Config, type GivenSecret, mailboxUrl, urlOf } from './config'
import type { DataDir } from './data-dir'
import { perService, type ServiceName } from './service-names'
import type { Program } from './supervise'

/** Node flags of a service: the heap limit halves an import's memory at a tenth less speed, and contains leaks. */
export const serviceFlags = ['--max-old-space-size=384']

/** A service, as its own process on its own database. */
export async function serviceProgram(
  config: Config,
  dataDir: DataDir,
  name: ServiceName,
  databaseUrl: string,
): Promise<Program> {
  const urls = perService((other) => urlOf(config, other))
  return {
    label: `The ${name} service`,
    script: join(config.root, 'services', name, 'dist', 'main.js'),
    args: ['serve'],
    execArgv: [...serviceFlags, '--enable-source-maps'],
    logFile: dataDir.logFile(name),
    readyUrl: `${urls[name]}/health/ready`,
    env: {
      NODE_ENV: 'development',
      ...config.passedOn,
      HOST: '127.0.0.1',
      PORT: String(config.ports[name]),
      DATABASE_URL: databaseUrl,
      ...(await secretSettings('SERVICE_TOKEN_SECRET', config.serviceTokenSecret, dataDir)),
      USER_URL: urls.user,
      PRODUCT_URL: urls.product,
      ORDER_URL: urls.order,
      NOTIFICATION_URL: urls.notification,
      ...(name === 'user' ? await userSettings(config, dataDir) : {}),
      ...(name === 'notification' ? notificationSettings(config) : {}),
    },
  }
}

const notificationSettings = (config: Config) => ({
  SMTP_URL: config.smtpUrl ?? `smtp://127.0.0.1:${config.smtpPort}`,
  API_URL: config.passedOn.API_URL ?? urlOf(config, 'notification'),
  STAFF_EMAIL: config.passedOn.STAFF_EMAIL ?? config.admin.email,
})

const userSettings = async (config: Config, dataDir: DataDir) => ({
  SIGNING_KEYS_DIR: dataDir.keysDir,
  ...(await secretSettings('ENCRYPTION_SECRET', config.encryptionSecret, dataDir)),
})

/** Secret and previous value: as given, else from NAME and NAME-previous. */
async function secretSettings(name: string, given: GivenSecret, dataDir: DataDir): Promise<NodeJS.ProcessEnv> {
  const file = name.toLowerCase().replaceAll('_', '-')
  const previous = given.previous ?? (given.current === undefined ? await dataDir.previousSecret(file) : undefined)
  return { [name]: given.current ?? (await dataDir.secret(file)), ...(previous && { [`${name}_PREVIOUS`]: previous }) }
}

/** Mail server that keeps mails and shows them on a page. */
export const mailboxProgram = (config: Config, dataDir: DataDir): Program => ({
  label: 'The mailbox',
  script: join(require.resolve('maildev'), '..', 'bin', 'maildev'),
  args: [
    ...[
      '--smtp',
      String(config.smtpPort),
      '--ip',
      '127.0.0.1',
      '--web',
      String(config.mailboxPort),
      '--web-ip',
      '127.0.0.1',
    ],
    ...['--mail-directory', join(dataDir.path, 'mail'), '--silent'],
  ],
  execArgv: ['--require', join(__dirname, 'end-with-launcher.js')],
  logFile: dataDir.logFile('mailbox'),
  readyUrl: `${mailboxUrl(config)}/healthz`,
  env: config.passedOn,
})
