import base from '../../jest.config.mjs'

const { globalSetup: _setup, globalTeardown: _teardown, ...common } = base

/**
 * docker-compose.yml for real, in a container engine: minutes, so not a part of `npm test`. `npm run test:compose` runs it.
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
