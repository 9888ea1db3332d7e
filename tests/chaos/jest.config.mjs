import base from '../../jest.config.mjs'

const { globalSetup: _setup, globalTeardown: _teardown, ...common } = base

/**
 * Real processes that are really killed: minutes, not seconds, so not a part of `npm test`.
 * @type {import('jest').Config}
 */
const config = {
  ...common,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/chaos/**/*.test.ts'],
  testTimeout: 360_000,
  maxWorkers: 1,
  forceExit: true,
}

export default config
