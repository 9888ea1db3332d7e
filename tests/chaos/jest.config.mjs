import base from '../../jest.config.mjs'

const { globalSetup: _setup, globalTeardown: _teardown, ...common } = base

/**
 * Kills real processes, which takes minutes; not part of `npm test`.
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
