import { readFileSync } from 'node:fs'
import Joi, { type ObjectSchema, type SchemaMap } from 'joi'
import { type LogLevel, logLevels } from './observability/log'
import type { Secret } from './secrets'

export type NodeEnv = 'development' | 'test' | 'production'

/** Configuration that every service reads from its environment. */
export type CommonConfig = {
  nodeEnv: NodeEnv
  host: string
  port: number
  databaseUrl: string
  databasePoolSize: number
  redisUrl: string | undefined
  logLevel: LogLevel | 'silent'
  /** Verifies tokens of calling services; derives this service's own keys. */
  serviceTokenSecret: Secret
  /** Secrets by called service; each signs and seals what that service receives. */
  tokenSecrets: Readonly<Record<string, string>>
  rateLimitEnabled: boolean
  corsOrigins: readonly string[]
  trustProxy: string | number | false
  tokenIssuer: string
  tokenAudience: string
  workerEnabled: boolean
  tls: TlsFiles | undefined
  /** Certificate authority (PEM file) of the other services; default: the system's. */
  serviceCaFile: string | undefined
  /** Milliseconds during which a stopping service accepts connections; longer than the gateway keeps one. */
  drainMs: number
}

/** PEM files of the certificate chain and private key, for HTTPS. */
export type TlsFiles = { certFile: string; keyFile: string }

/** Configuration from the environment; services add the secrets of those they call. */
export type EnvironmentConfig = Omit<CommonConfig, 'tokenSecrets'>

type CommonEnv = {
  NODE_ENV: NodeEnv
  HOST: string
  PORT: number
  DATABASE_URL: string
  DATABASE_POOL_SIZE: number
  REDIS_URL?: string
  LOG_LEVEL: LogLevel | 'silent'
  SERVICE_TOKEN_SECRET: string
  SERVICE_TOKEN_SECRET_PREVIOUS?: string
  RATE_LIMIT_ENABLED: boolean
  CORS_ORIGINS: string
  TRUST_PROXY: string
  TOKEN_ISSUER: string
  TOKEN_AUDIENCE: string
  WORKER_ENABLED: boolean
  TLS_CERT_FILE?: string
  TLS_KEY_FILE?: string
  TLS_CA_FILE?: string
  TLS_REQUIRED: boolean
  DRAIN_SECONDS: number
  /** Read by OpenTelemetry itself; listed here for validation only. */
  OTEL_EXPORTER_OTLP_ENDPOINT: string
  OTEL_TRACES_SAMPLER: string
  OTEL_TRACES_SAMPLER_ARG: string
}

const samplers = ['always_on', 'always_off', 'traceidratio']

/** Value of a secret before its last rotation; empty when unused. */
export const previousSecret = () => Joi.string().min(32).empty('')

/** Secret for calls to one service: its `SERVICE_TOKEN_SECRET`, by default the shared one. */
export const tokenSecret = () => Joi.string().min(32).empty('').default(Joi.ref('SERVICE_TOKEN_SECRET'))

const commonKeys = (defaultPort: number): SchemaMap<CommonEnv, true> => ({
  NODE_ENV: Joi.string().valid('development', 'test', 'production').default('production'),
  HOST: Joi.string().default('127.0.0.1'),
  PORT: Joi.number().integer().min(0).max(65_535).default(defaultPort),
  DATABASE_URL: Joi.string()
    .uri({ scheme: ['postgres', 'postgresql'] })
    .required()
    .when('TLS_REQUIRED', { is: true, then: Joi.string().pattern(verifiedTls, 'address with sslmode=verify-full') }),
  DATABASE_POOL_SIZE: Joi.number().integer().min(1).max(100).default(8),
  REDIS_URL: Joi.string()
    .uri({ scheme: ['redis', 'rediss'] })
    .when('TLS_REQUIRED', { is: true, then: Joi.string().uri({ scheme: 'rediss' }) }),
  LOG_LEVEL: Joi.string()
    .valid(...logLevels, 'silent')
    .default('info'),
  SERVICE_TOKEN_SECRET: Joi.string().min(32).required(),
  SERVICE_TOKEN_SECRET_PREVIOUS: previousSecret(),
  RATE_LIMIT_ENABLED: Joi.boolean().default(true),
  CORS_ORIGINS: Joi.string().allow('').default(''),
  TRUST_PROXY: Joi.string().allow('').default(''),
  TOKEN_ISSUER: Joi.string().default('ecommerce'),
  TOKEN_AUDIENCE: Joi.string().default('ecommerce'),
  WORKER_ENABLED: Joi.boolean().default(true),
  OTEL_EXPORTER_OTLP_ENDPOINT: Joi.string()
    .uri({ scheme: ['http', 'https'] })
    .empty('')
    .default(''),
  OTEL_TRACES_SAMPLER: Joi.string()
    .valid(...samplers, ...samplers.map((name) => `parentbased_${name}`))
    .empty('')
    .default(''),
  OTEL_TRACES_SAMPLER_ARG: Joi.string()
    .pattern(/^(0(\.\d+)?|1(\.0+)?)$/, 'of a share from 0 to 1')
    .empty('')
    .default(''),
  TLS_CERT_FILE: Joi.string().when('TLS_REQUIRED', { is: true, then: Joi.required() }),
  TLS_KEY_FILE: Joi.string(),
  TLS_CA_FILE: Joi.string(),
  TLS_REQUIRED: Joi.boolean().default(false),
  DRAIN_SECONDS: Joi.number()
    .min(0)
    .max(8)
    .when('NODE_ENV', { is: 'production', then: Joi.number().default(5), otherwise: Joi.number().default(0) }),
})

const verifiedTls = /[?&]sslmode=verify-full(&|$)/

/** Address of another service; `https` alone where `TLS_REQUIRED` is true. */
export const serviceUrl = (defaultUrl: string) =>
  Joi.string()
    .uri({ scheme: ['http', 'https'] })
    .default(defaultUrl)
    .when('TLS_REQUIRED', { is: true, then: Joi.string().uri({ scheme: 'https' }).required() })

/**
 * Reads common and own settings, listing all errors. `NAME_FILE` names a file with the value of `NAME`, as container
 * secrets do.
 */
export function readEnvironment<Own>(
  env: NodeJS.ProcessEnv,
  options: { defaultPort: number; own: SchemaMap<Own, true> },
): EnvironmentConfig & { own: Own } {
  const keys = { ...commonKeys(options.defaultPort), ...options.own }
  const schema = Joi.object(keys).and('TLS_CERT_FILE', 'TLS_KEY_FILE').unknown() as ObjectSchema<CommonEnv & Own>
  const result = schema.validate(withFiles(env, Object.keys(keys)), {
    abortEarly: false,
    errors: { wrap: { label: false } },
  })
  if (result.error) throw new ConfigError(result.error.details.map((fault) => fault.message))
  return { ...toConfig(result.value), own: Object.freeze(pick<Own>(result.value, Object.keys(options.own))) }
}

/** Invalid environment; the message lists all errors. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(readonly errors: readonly string[]) {
    super(`Cannot start, the environment is not right:\n${errors.map((fault) => `  - ${fault}`).join('\n')}`)
  }
}

/** Excludes settings that are file names themselves, such as `TLS_KEY_FILE`. */
function withFiles(env: NodeJS.ProcessEnv, names: readonly string[]): NodeJS.ProcessEnv {
  const result = { ...env }
  for (const name of names) {
    const [variable, path] = [`${name}_FILE`, env[`${name}_FILE`]]
    if (path && result[name] === undefined && !names.includes(variable)) result[name] = readSecret(name, path)
  }
  return result
}

/** Reads a secret file; deleting the previous value's file ends a rotation. */
function readSecret(name: string, path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && name.endsWith('_PREVIOUS')) return undefined
    throw new ConfigError([`${name}_FILE names a file that can't be read (${code}): ${path}`])
  }
}

const toConfig = (env: CommonEnv): EnvironmentConfig => ({
  nodeEnv: env.NODE_ENV,
  host: env.HOST,
  port: env.PORT,
  databaseUrl: env.DATABASE_URL,
  databasePoolSize: env.DATABASE_POOL_SIZE,
  redisUrl: env.REDIS_URL,
  logLevel: env.LOG_LEVEL,
  serviceTokenSecret: { current: env.SERVICE_TOKEN_SECRET, previous: env.SERVICE_TOKEN_SECRET_PREVIOUS },
  rateLimitEnabled: env.RATE_LIMIT_ENABLED,
  corsOrigins: env.CORS_ORIGINS.split(',')
    .map((origin) => origin.trim())
    .filter(Boolean),
  trustProxy: /^\d+$/.test(env.TRUST_PROXY) ? Number(env.TRUST_PROXY) : env.TRUST_PROXY || false,
  tokenIssuer: env.TOKEN_ISSUER,
  tokenAudience: env.TOKEN_AUDIENCE,
  workerEnabled: env.WORKER_ENABLED,
  tls:
    env.TLS_CERT_FILE !== undefined && env.TLS_KEY_FILE !== undefined
      ? { certFile: env.TLS_CERT_FILE, keyFile: env.TLS_KEY_FILE }
      : undefined,
  serviceCaFile: env.TLS_CA_FILE,
  drainMs: env.DRAIN_SECONDS * 1_000,
})

const pick = <T>(from: T, keys: string[]): T =>
  Object.fromEntries(Object.entries(from as Record<string, unknown>).filter(([key]) => keys.includes(key))) as T
