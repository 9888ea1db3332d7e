import base from '../../jest.config.mjs'

/**
 * What needs several services, and the long randomized tests of stock and money: too long for `npm test`.
 * @type {import('jest').Config}
 */
const config = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/{contract,e2e}/**/*.test.ts', '<rootDir>/services/*/test/**/storm.test.ts'],
  testPathIgnorePatterns: [],
}

export default config
