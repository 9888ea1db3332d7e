import type { Config } from 'jest'
import base from '../../jest.config'

const { globalSetup: _setup, globalTeardown: _teardown, ...common } = base

/** docker-compose.yml for real, in a container engine: minutes, so not a part of `npm test`. `npm run test:compose` runs it. */
const config: Config = {
  ...common,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/compose/**/*.test.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
}

export default config
