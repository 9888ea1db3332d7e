import base from '../../jest.config.mjs'

/**
 * Tests of several services, randomized tests of stock and money, and imports of long files: too long for `npm test`.
 * @type {import('jest').Config}
 */
const config = {
  ...base,
  rootDir: '../..',
  testMatch: [
    '<rootDir>/tests/{contract,e2e}/**/*.test.ts',
    '<rootDir>/services/*/test/**/{randomized,long-files}.test.ts',
  ],
  testPathIgnorePatterns: [],
}

export default config
