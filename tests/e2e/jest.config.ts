import type { Config } from 'jest'
import base from '../../jest.config'

/** What needs several services, and the long randomized tests of stock and money: too long for `npm test`. */
const config: Config = {
  ...base,
  rootDir: '../..',
  testMatch: ['<rootDir>/tests/{contract,e2e}/**/*.test.ts', '<rootDir>/services/*/test/**/storm.test.ts'],
  testPathIgnorePatterns: [],
}

export default config
