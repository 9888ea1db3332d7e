import base from '../../jest.config.mjs'

/**
 * Cross-service and randomized tests, long imports and payments with waits, too slow for `npm test`.
 * @type {import('jest').Config}
 */
const config = {
  ...base,
  rootDir: '../..',
  testMatch: [
    '<rootDir>/tests/{contract,e2e}/**/*.test.ts',
    '<rootDir>/services/*/test/**/{randomized,long-files,stripe-checkout}.test.ts',
  ],
  testPathIgnorePatterns: [],
}

export default config
