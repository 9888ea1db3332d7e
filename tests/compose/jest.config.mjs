import base from '../../jest.config.mjs'

const { globalSetup: _setup, globalTeardown: _teardown, ...common } = base

/**
 * Runs docker-compose.yml in a container engine, which takes minutes: `npm run test:compose`.
 * @type {import('jest').Config}
 */
const config = {
  ...common,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/compose/**/*.test.ts'],
  testTimeout: 300_000,
  maxWorkers: 1,
}

export default config
