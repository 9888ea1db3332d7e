import { Failure } from '@ecommerce/toolkit/failure'
import { join, resolve } from 'node:path'
import { perService, type ServiceName, serviceNames } from './service-names'

/** Environment of `npm start`. */
export type Config = Readonly<{
  root: string
  dataDir: string
  ports: Readonly<Record<ServiceName, number>>
  postgresPort: number | undefined
  smtpPort: number
  mailboxPort: number
  admin: Readonly<{ email: string; password: string; isDefaultPassword: boolean }>
  databaseUrls: Readonly<Record<ServiceName, string | undefined>>
  smtpUrl: string | undefined
  serviceTokenSecret: GivenSecret
  encryptionSecret: GivenSecret
  /** Variables passed on to services unchanged. */
  passedOn: Readonly<NodeJS.ProcessEnv>
}>

/** Secret from the environment, if set. */
export type GivenSecret = Readonly<{ current: string | undefined; previous: string | undefined }>

const defaultPassword = 'change-me-please'
const longEnough = { is: /^.{32,}$/s, say: 'at least 32 characters long' }
const defaultPorts: Record<ServiceName, number> = { user: 3002, product: 3001, order: 3003, notification: 3004 }

export const portVariable = (name: ServiceName): string => `${name.toUpperCase()}_PORT`
export const databaseVariable = (name: ServiceName): string => `DATABASE_URL_${name.toUpperCase()}`

/** Reads the configuration; throws `Failure` with all errors. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Config {
  const errors: string[] = []
  const text = (name: string, test?: { is: RegExp; say: string }) => {
    const value = env[name]?.trim() || undefined
    if (value !== undefined && test && !test.is.test(value)) errors.push(`${name} must be ${test.say}.`)
    return value
  }
  const secret = (name: string): GivenSecret => ({
    current: text(name, longEnough),
    previous: text(`${name}_PREVIOUS`, longEnough),
  })
  const port = (name: string) => {
    const value = text(name)
    const number = Number(value)
    const isPort = Number.isInteger(number) && number >= 1 && number <= 65_535
    if (value !== undefined && !isPort) errors.push(`${name} must be a port from 1 to 65535, not "${value}".`)
    return value === undefined || !isPort ? undefined : number
  }
  text('RATE_LIMIT_ENABLED', { is: /^(true|false)$/, say: 'true or false' })
  text('LOG_LEVEL', {
    is: /^(error|warn|info|debug|silent)$/,
    say: 'error, warn, info, debug or silent',
  })
  text('REDIS_URL', { is: /^rediss?:\/\/./, say: 'an address such as redis://127.0.0.1:6379' })
  const password = text('ADMIN_PASSWORD', { is: /^.{8,72}$/s, say: 'from 8 to 72 characters long' })

  const config: Config = {
    root,
    dataDir: resolve(root, text('DATA_DIR') ?? '.data'),
    ports: perService((name) => port(portVariable(name)) ?? defaultPorts[name]),
    postgresPort: port('POSTGRES_PORT'),
    smtpPort: port('SMTP_PORT') ?? 1025,
    mailboxPort: port('MAILBOX_PORT') ?? 1080,
    admin: {
      email: text('ADMIN_EMAIL', { is: /^[^\s@]+@[^\s@]+$/, say: 'an e-mail address' }) ?? 'admin@example.com',
      password: password ?? defaultPassword,
      isDefaultPassword: password === undefined || password === defaultPassword,
    },
    databaseUrls: perService((name) =>
      text(databaseVariable(name), {
        is: /^postgres(ql)?:\/\/./,
        say: 'an address such as postgres://user:password@host:5432/database',
      }),
    ),
    smtpUrl: text('SMTP_URL', { is: /^smtps?:\/\/./, say: 'an address such as smtp://127.0.0.1:1025' }),
    serviceTokenSecret: secret('SERVICE_TOKEN_SECRET'),
    encryptionSecret: secret('ENCRYPTION_SECRET'),
    passedOn: Object.fromEntries(Object.entries(env).filter(([name, value]) => value && !kept.has(name))),
  }
  errors.push(...sharedPorts(config))
  if (errors.length > 0)
    throw new Failure(errors.length === 1 ? `${errors[0]}` : `Some settings are not right:\n  ${errors.join('\n  ')}`)
  return config
}

/** All ports, with the variables that change them. */
export const portsOf = (config: Config): { variable: string; port: number }[] => [
  ...serviceNames.map((name) => ({ variable: portVariable(name), port: config.ports[name] })),
  ...(config.postgresPort === undefined ? [] : [{ variable: 'POSTGRES_PORT', port: config.postgresPort }]),
  ...(config.smtpUrl ? [] : [{ variable: 'SMTP_PORT', port: config.smtpPort }]),
  ...(config.smtpUrl ? [] : [{ variable: 'MAILBOX_PORT', port: config.mailboxPort }]),
]

/** Local URL of a service. */
export const urlOf = (config: Config, name: ServiceName): string => `http://127.0.0.1:${config.ports[name]}`

export const mailboxUrl = (config: Config): string => `http://127.0.0.1:${config.mailboxPort}`

export const logsDir = (config: Config): string => join(config.dataDir, 'logs')

const kept = new Set([
  ...[
    'DATA_DIR',
    'ADMIN_EMAIL',
    'ADMIN_PASSWORD',
    'POSTGRES_PORT',
    'SMTP_PORT',
    'MAILBOX_PORT',
    'SMTP_URL',
    'SERVICE_TOKEN_SECRET',
    'SERVICE_TOKEN_SECRET_PREVIOUS',
    'ENCRYPTION_SECRET',
    'ENCRYPTION_SECRET_PREVIOUS',
  ],
  ...serviceNames.flatMap((name) => [portVariable(name), databaseVariable(name), `${name.toUpperCase()}_TOKEN_SECRET`]),
])

function sharedPorts(config: Config): string[] {
  const ports = portsOf(config)
  return ports.flatMap(({ variable, port }, index) => {
    const earlier = ports.slice(0, index).find((other) => other.port === port)
    return earlier ? [`${variable} and ${earlier.variable} must differ: both are ${port}.`] : []
  })
}
