import type { CommonConfig } from '@ecommerce/shared/config'
import { testSecret } from './tokens'

/** The settings that tests of every service share. */
export const testConfig = (databaseUrl: string): CommonConfig => ({
  nodeEnv: 'test',
  host: '127.0.0.1',
  port: 0,
  databaseUrl,
  databasePoolSize: 8,
  redisUrl: undefined,
  logLevel: (process.env.TEST_LOG_LEVEL ?? 'silent') as CommonConfig['logLevel'],
  serviceTokenSecret: { current: testSecret },
  tokenSecrets: {
    'user-service': testSecret,
    'product-service': testSecret,
    'order-service': testSecret,
    'notification-service': testSecret,
  },
  rateLimitEnabled: false,
  corsOrigins: ['https://shop.example.com'],
  trustProxy: false,
  tokenIssuer: 'ecommerce',
  tokenAudience: 'ecommerce',
  workerEnabled: true,
  tls: undefined,
  serviceCaFile: undefined,
  drainMs: 0,
})
